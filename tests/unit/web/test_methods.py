"""How the figure of the region came about, told from the declaration and the figures."""

from types import SimpleNamespace

import pytest

from regiokompas.domain.indicators import Formula, Indicator, Input, Part
from regiokompas.domain.texts import Text
from regiokompas.domain.units import Unit
from regiokompas.web.figures import Course, Measured, Value
from regiokompas.web.methods import region_method

SAID = Text(nl="x", en="x", de="x")
REGION, PLACE = "CR99", "GM9001"


def part(measure):
    return Part(table="t", measure=measure, unit="x")


def measured(formula, **inputs):
    indicator = Indicator(
        id="i", status="published", name=SAID, definition=SAID, unit="u", decimals=0,
        direction="none", frequency="year", process="stock", inputs=inputs, formula=formula,
    )  # fmt: skip
    value = Value(period="2024", value=1.0, status="final", margin=None, tables=())
    return Measured(
        indicator=indicator,
        unit=Unit(id="u", name=SAID),
        theme="t",
        courses={REGION: Course(area=REGION, values=(value,))},
        areas=1,
    )


def site(*published):
    return SimpleNamespace(
        region=SimpleNamespace(code=REGION),
        published_for_region=frozenset((part(name).key, "2024") for name in published),
    )


SUM = Input(parts=(part("a"),))
OTHER = Input(parts=(part("b"),))
MEAN = Input(parts=(part("a"),), aggregate="weighted-mean", weight="size")
VALUE = Formula(kind="value", input="amount")
SHARE = Formula(kind="share", numerator="amount", denominator="size")


@pytest.mark.parametrize(
    ("item", "published", "method"),
    [
        (measured(VALUE, amount=SUM), ("a",), "official"),
        (measured(VALUE, amount=SUM), (), "sum"),
        (measured(VALUE, amount=MEAN, size=OTHER), (), "weighted"),
        (measured(VALUE, amount=MEAN, size=OTHER), ("a",), "official"),
        (measured(SHARE, amount=SUM, size=OTHER), ("a", "b"), "ratio-official"),
        (measured(SHARE, amount=SUM, size=OTHER), ("a",), "ratio"),
    ],
)
def test_the_method_follows_from_what_is_published_and_declared(item, published, method):
    assert region_method(site(*published), item) == method


def test_without_a_figure_of_the_region_there_is_no_method():
    empty = Measured(
        indicator=measured(VALUE, amount=SUM).indicator,
        unit=Unit(id="u", name=SAID),
        theme="t",
        courses={},
        areas=0,
    )
    assert region_method(site("a"), empty) == "none"
