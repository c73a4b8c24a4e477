"""What a comparison says, by worked examples."""

import pytest
from tests.spec.comparison.building import PERCENT, PERSONS, WORDS, indicator, peers, series

from regiokompas.analysis.comparison.compare import Comparison, Surroundings, compared
from regiokompas.analysis.comparison.sentences import Teller
from regiokompas.domain.indicators import Break

MATCHED = tuple(f"GM{number:04d}" for number in range(11, 17))
SHARES = {
    ("GM0001", "2015"): 10.0, ("GM0001", "2020"): 11.0, ("GM0001", "2025"): 14.0,
    ("NL01", "2015"): 12.0, ("NL01", "2020"): 12.5, ("NL01", "2025"): 13.0,
    **{(code, "2025"): 10.0 + number for number, code in enumerate(MATCHED)},
    **{(code, "2015"): 9.0 for code in MATCHED},
}  # fmt: skip


def around(**changed: object) -> Surroundings:
    plain = {"country": "NL01", "members": (), "matched": MATCHED, "peers": (), "baseline": ""}
    return Surroundings(**{**plain, **changed})  # type: ignore[arg-type]  # of a test


def share(values: dict[tuple[str, str], float], **changed: object) -> Comparison:
    found = compared(
        indicator(is_share=True), PERCENT, area="GM0001",
        series=series({**values}), peers=peers({}), surroundings=around(**changed),
    )  # fmt: skip
    assert found is not None
    return found


def test_a_level_stands_beside_the_country_with_difference_ratio_and_change():
    found = share(SHARES)
    assert found.beside is not None
    assert (found.beside.gap, found.beside.ratio) == (1.0, pytest.approx(14 / 13))
    assert [item.gap for item in found.series] == [-2.0, -1.5, 1.0]
    assert found.change is not None
    assert (found.change.baseline, found.change.newest) == ("2015", "2025")
    assert (found.change.own, found.change.country, found.change.gap) == (4.0, 1.0, 3.0)


def test_a_stated_baseline_counts_where_it_has_a_figure():
    assert share(SHARES, baseline="2020").change.baseline == "2020"  # type: ignore[union-attr]
    assert share(SHARES, baseline="2019").change.baseline == "2015"  # type: ignore[union-attr]
    assert share(SHARES, baseline="2025").change.baseline == "2015"  # type: ignore[union-attr]


def test_no_change_is_told_over_a_break():
    broken = indicator(is_share=True, breaks=(Break(period="2025", reason=WORDS),))
    found = compared(
        broken, PERCENT, area="GM0001", series=series({**SHARES}), peers=peers({}),
        surroundings=around(),
    )  # fmt: skip
    assert found is not None
    assert found.change is None
    told = Teller(indicator=broken, unit=PERCENT, name="Dorp", language="nl").sentences(found)
    assert "valt niets te zeggen" in told["change"]


def test_no_change_is_told_over_other_borders():
    assert share(SHARES, redrawn={"GM0001": ("2025",)}).change is None
    later = share(SHARES, redrawn={"GM0001": ("2020",)}).change
    assert later is not None
    assert later.baseline == "2020"
    earlier = share(SHARES, redrawn={"GM0001": ("2015",)}).change
    assert earlier is not None
    assert earlier.baseline == "2015"


def test_a_matched_municipality_whose_borders_changed_since_has_no_change():
    plain = share(SHARES).group
    found = share(SHARES, redrawn={MATCHED[0]: ("2018",)}).group
    assert plain.changes is not None
    assert found.changes is not None
    assert (plain.changes.count, found.changes.count) == (6, 5)
    assert found.values == plain.values
    assert found.areas[0].change is None


def test_the_band_holds_the_middle_half_and_needs_five_figures():
    band = share(SHARES).group.values
    assert band is not None
    assert (band.lower, band.median, band.upper) == (11.25, 12.5, 13.75)
    assert (band.count, band.expected) == (6, 6)
    few = {key: value for key, value in SHARES.items() if key[0] not in MATCHED[:2]}
    assert share(few).group.values is None


def test_an_amount_is_compared_by_growth_and_by_its_share_of_the_country():
    values = {
        ("GM0001", "2015"): 100.0, ("GM0001", "2025"): 110.0,
        ("NL01", "2015"): 1000.0, ("NL01", "2025"): 1200.0,
    }  # fmt: skip
    found = compared(
        indicator(is_share=False), PERSONS, area="GM0001", series=series({**values}),
        peers=peers({}), surroundings=around(),
    )  # fmt: skip
    assert found is not None
    assert found.change is not None
    assert found.beside is not None
    assert (found.kind, found.beside.gap) == ("amount", None)
    assert found.beside.ratio == pytest.approx(110 / 1200)
    assert (found.change.own, found.change.country, found.change.gap) == (10.0, 20.0, -10.0)
    told = Teller(
        indicator=indicator(is_share=False), unit=PERSONS, name="Dorp", language="nl"
    ).sentences(found)
    assert told["country"] == "Dorp telt in 2025 110 inwoners; dat is 9,17% van Nederland."
    assert told["change"] == (
        "De verandering sinds 2015 is +10,0%, in Nederland +20,0%; "
        "verschil: \u221210,0 procentpunt."
    )


def test_a_balance_is_not_compared():
    values: dict[tuple[str, str], float | None] = {("GM0001", "2025"): -5.0, ("NL01", "2025"): 9.0}
    found = compared(
        indicator(is_share=False), PERSONS, area="GM0001", series=series(values),
        peers=peers({}), surroundings=around(),
    )  # fmt: skip
    assert found is None


def test_a_zero_in_the_country_has_no_ratio_and_growth_from_zero_is_not_told():
    values = {
        ("GM0001", "2015"): 0.0, ("GM0001", "2025"): 5.0,
        ("NL01", "2015"): 0.0, ("NL01", "2025"): 0.0,
    }  # fmt: skip
    found = compared(
        indicator(is_share=False), PERSONS, area="GM0001", series=series({**values}),
        peers=peers({}), surroundings=around(),
    )  # fmt: skip
    assert found is not None
    assert found.change is None
    assert [item.ratio for item in found.series] == [None, None]


def test_an_area_without_a_figure_is_not_compared():
    found = compared(
        indicator(is_share=True), PERCENT, area="GM0002", series=series({**SHARES}),
        peers=peers({}), surroundings=around(),
    )  # fmt: skip
    assert found is None


def test_without_a_national_figure_the_area_stands_beside_the_group_alone():
    alone = {key: value for key, value in SHARES.items() if key[0] != "NL01"}
    found = share(alone)
    assert found.beside is None
    assert found.change is not None
    assert (found.change.country, found.change.gap) == (None, None)


def test_other_regions_are_told_by_the_range_they_span_and_those_without_figure_are_left_out():
    others = {
        ("east", "2015"): 8.0, ("east", "2025"): 9.0, ("west", "2025"): 16.0, ("new", "2025"): None,
    }  # fmt: skip
    members = tuple(f"GM{number:04d}" for number in range(21, 26))
    own = {(code, "2025"): 14.0 + index for index, code in enumerate(members)}
    region = compared(
        indicator(is_share=True), PERCENT, area="GM0001",
        series=series({**SHARES, **own}), peers=peers(others),
        surroundings=around(peers=("east", "new", "west"), members=members),
    )  # fmt: skip
    assert region is not None
    assert [(item.id, item.value, item.change) for item in region.peers] == [
        ("east", 9.0, 1.0), ("new", None, None), ("west", 16.0, None),
    ]  # fmt: skip
    teller = Teller(indicator=indicator(is_share=True), unit=PERCENT, name="Streek", language="nl")
    told = teller.sentences(region)
    assert told["peers"].endswith("In de 2 andere programmaregio's met een cijfer ligt het tussen "
                                  "9,0% en 16,0%.")  # fmt: skip
    assert "die het meest op de gemeenten van Streek lijken" in told["group"]
    assert "In Streek zelf is dat voor de middelste gemeente 16,0%." in told["group"]


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_change_and_gap_to_the_country_are_always_told_together(language):
    teller = Teller(
        indicator=indicator(is_share=True), unit=PERCENT, name="Dorp", language=language
    )
    told = teller.sentences(share(SHARES))
    assert {"country", "change", "group"} == set(told)
    for text in (told["country"], told["change"]):
        assert {"nl": "Nederland", "en": "Netherlands", "de": "Niederlande"}[language] in text
