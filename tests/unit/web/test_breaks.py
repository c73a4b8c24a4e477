"""A municipality with other borders is cut off from what it was before, and no other place is."""

from dataclasses import replace
from types import SimpleNamespace

from tests.unit.web.test_methods import SUM, VALUE, measured

from regiokompas.domain.harmonisation import BORDER_BREAK
from regiokompas.domain.indicators import Break
from regiokompas.web.figures import Course, Value
from regiokompas.web.site import Municipality
from regiokompas.web.tables import year_rows
from regiokompas.web.templatetags.figures import line_of

MERGED, OTHER = "GM0001", "GM0002"
PLACES = {code: Municipality(code=code, name=code, slug=code.lower()) for code in (MERGED, OTHER)}
SITE = SimpleNamespace(region=SimpleNamespace(code="CR99", country="NL01"))


def course(area):
    values = tuple(
        Value(period=str(year), value=year - 2000.0, status="final", margin=None, tables=())
        for year in range(2018, 2025)
    )
    return Course(area=area, values=values)


SEEN = replace(
    measured(VALUE, amount=SUM),
    courses={code: course(code) for code in PLACES},
    redrawn={MERGED: ("2022",)},
)


def test_a_border_break_stands_beside_those_of_the_measurement():
    of_measurement = Break(period="2020", reason=BORDER_BREAK)
    item = replace(SEEN, indicator=replace(SEEN.indicator, breaks=(of_measurement,)))
    assert [entry.period for entry in item.breaks_of(MERGED)] == ["2020", "2022"]
    assert item.breaks_of(OTHER) == (of_measurement,)


def test_a_change_is_told_since_the_borders_of_today():
    assert SEEN.change(MERGED).first.period == "2022"
    assert SEEN.change(OTHER).first.period == "2018"


def test_the_small_line_is_cut_there():
    whole, cut = line_of(SEEN, OTHER), line_of(SEEN, MERGED)
    assert whole != cut


def test_the_table_says_it_at_the_year_and_only_for_that_municipality():
    for code, expected in ((MERGED, ["2022"]), (OTHER, [])):
        rows = year_rows(SITE, SEEN, municipality=PLACES[code])
        assert [row.period for row in rows if row.is_redrawn] == expected
        assert not any(row.is_break for row in rows)
    assert not any(row.is_redrawn for row in year_rows(SITE, SEEN, municipality=None))
