"""Where an area went when borders changed: the matrix, and several in a row."""

import pytest
from tests.spec.harmonisation.building import changes, weights

from regiokompas.analysis.harmonisation.matrices import chained, weights_from, weights_of
from regiokompas.domain.errors import FigureError
from regiokompas.domain.harmonisation import WEIGHTS, BorderChange, BorderShare, checked_weights
from regiokompas.domain.texts import Text

SOURCE = Text(nl="Verzonnen.", en="Made up.", de="Erfunden.")


def change(*rows: tuple[str, str, float]) -> BorderChange:
    shares = tuple(BorderShare(old=old, current=now, share=share) for old, now, share in rows)
    return BorderChange(year=2021, shares=shares, source=SOURCE)


def test_an_area_that_a_change_does_not_name_keeps_its_borders() -> None:
    merged = change(("GM0001", "GM0009", 1.0), ("GM0002", "GM0009", 1.0))
    assert weights_of(merged, areas=["GM0001", "GM0002", "GM0003"]).rows() == [
        ("GM0001", "GM0009", 1.0),
        ("GM0002", "GM0009", 1.0),
        ("GM0003", "GM0003", 1.0),
    ]


def test_a_change_of_an_area_that_did_not_exist_is_refused() -> None:
    with pytest.raises(FigureError, match="GM0001 did not exist before the change"):
        weights_of(change(("GM0001", "GM0009", 1.0)), areas=["GM0002"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("GM0001", "GM0002", 0.6), ("GM0001", "GM0003", 0.3)], "do not sum to 1"),
        ([("GM0001", "GM0002", 0.5), ("GM0001", "GM0002", 0.5)], "occurs twice"),
        ([("GM0001", "GM0002", 1.5), ("GM0001", "GM0003", -0.5)], "not above 0"),
        ([("GM0001", "GM0002", float("nan"))], "not above 0"),
        ([("GM0001", "Borg", 1.0)], "malformed"),
    ],
)
def test_a_matrix_that_loses_or_invents_people_is_refused(
    rows: list[tuple[str, str, float]], sentence: str
) -> None:
    with pytest.raises(FigureError, match=sentence):
        weights_of(change(*rows), areas=["GM0001"])


def test_a_frame_with_other_columns_is_no_matrix() -> None:
    with pytest.raises(FigureError, match="expected"):
        checked_weights(weights(("GM0001", "GM0002", 1.0)).drop("share"), place="x")
    assert dict(weights().schema) == WEIGHTS


def test_two_changes_in_a_row_are_multiplied() -> None:
    first = weights(("GM0001", "GM0002", 0.5), ("GM0001", "GM0003", 0.5))
    second = weights(
        ("GM0002", "GM0004", 1.0), ("GM0003", "GM0004", 0.2), ("GM0003", "GM0005", 0.8)
    )
    assert chained(first, second).rows() == [
        ("GM0001", "GM0004", pytest.approx(0.6)),
        ("GM0001", "GM0005", pytest.approx(0.4)),
    ]


def test_a_later_change_that_forgets_an_area_is_refused() -> None:
    first = weights(("GM0001", "GM0002", 1.0))
    with pytest.raises(FigureError, match="where GM0002 went"):
        chained(first, weights(("GM0001", "GM0001", 1.0)))


def test_detected_changes_become_a_matrix() -> None:
    found = changes((2021, "GM0001", "GM0009", 1.0, "merge"), (2022, "GM0003", None, None, "x"))
    assert weights_from(found, year=2021, areas=["GM0001", "GM0002"]).rows() == [
        ("GM0001", "GM0009", 1.0),
        ("GM0002", "GM0002", 1.0),
    ]


def test_an_unresolved_change_becomes_no_matrix() -> None:
    found = changes((2021, None, "GM0009", None, "unresolved"))
    with pytest.raises(FigureError, match="does not tell how GM0009 changed"):
        weights_from(found, year=2021, areas=["GM0001"])
