"""Each kind of finding is found in a made case, and not in a clean one."""

from datetime import date

import polars as pl
import pytest
from tests.spec.comparison.building import WORDS, series

from regiokompas.analysis.quality.changed import TableChange, changed_findings
from regiokompas.analysis.quality.coverage import (
    challenge_findings,
    coverage_findings,
    coverage_of,
)
from regiokompas.analysis.quality.flags import correction_findings, flag_findings
from regiokompas.analysis.quality.freshness import freshness_findings, freshness_of
from regiokompas.analysis.quality.outliers import outlier_findings, outliers
from regiokompas.analysis.quality.pairs import agreement_findings, agreement_of
from regiokompas.domain.corrections import Correction
from regiokompas.domain.indicators import Break, Part
from regiokompas.domain.quality import CalendarEntry, ReleaseCalendar, SameQuantity
from regiokompas.domain.series import FIGURES, SERIES

MEMBERS = [f"GM{number:04d}" for number in range(1, 11)]


def calendar(**changed: object) -> ReleaseCalendar:
    plain = {"tables": ("T1",), "month": 6, "lag_years": 1, "basis": "own", "note": WORDS}
    entry = CalendarEntry(**{**plain, **changed})  # type: ignore[arg-type]  # of a test
    return ReleaseCalendar(version=1, date="2026-01-01", grace_months=2, entries=(entry,))


@pytest.mark.parametrize(
    ("newest", "on", "state", "severity"),
    [
        ("2025", date(2026, 7, 1), "fresh", None),
        ("2024", date(2026, 5, 31), "fresh", None),
        ("2024", date(2026, 6, 29), "fresh", None),
        ("2024", date(2026, 6, 30), "expected", "note"),
        ("2024", date(2026, 8, 30), "expected", "note"),
        ("2024", date(2026, 8, 31), "late", "warning"),
        ("2020", date(2026, 8, 31), "late", "serious"),
    ],
)
def test_a_figure_is_fresh_expected_or_late_by_the_calendar(newest, on, state, severity):
    found = freshness_of("x", newest=newest, tables=[["T1"]], calendar=calendar(), on=on)
    assert found.state == state
    assert [finding.severity for finding in freshness_findings([found])] == (
        [severity] if severity else []
    )


def test_a_survey_of_every_four_years_is_not_late_in_between():
    every = calendar(every_years=4, anchor=2012, lag_years=2, month=12)
    kept = freshness_of("x", newest="2020", tables=[["T1"]], calendar=every, on=date(2026, 11, 24))
    assert (kept.state, kept.wanted) == ("fresh", "2020")
    later = freshness_of("x", newest="2020", tables=[["T1"]], calendar=every, on=date(2027, 4, 1))
    assert (later.state, later.wanted) == ("late", "2024")


def test_a_ratio_waits_for_the_input_that_comes_last():
    both = ReleaseCalendar(
        version=1, date="2026-01-01", grace_months=0,
        entries=(*calendar().entries, *calendar(tables=("T2",), lag_years=0, month=1).entries),
    )  # fmt: skip
    on = date(2026, 7, 1)
    ratio = freshness_of("x", newest="2025", tables=[["T1"], ["T2"]], calendar=both, on=on)
    assert (ratio.state, ratio.wanted) == ("fresh", "2025")
    joined = freshness_of("x", newest="2025", tables=[["T1", "T2"]], calendar=both, on=on)
    assert (joined.state, joined.wanted) == ("late", "2026")


def test_a_table_the_calendar_does_not_know_is_a_note():
    found = freshness_of(
        "x", newest="2020", tables=[["T9"]], calendar=calendar(), on=date(2026, 1, 1)
    )
    (finding,) = freshness_findings([found])
    assert (finding.severity, "T9" in finding.what.en) == ("note", True)


def whole(periods: tuple[str, ...] = ("2023", "2024", "2025")) -> pl.DataFrame:
    return series({(area, period): 5.0 for area in MEMBERS for period in periods})


def test_a_whole_series_has_no_coverage_finding():
    (found,) = coverage_of(whole(), indicators=["x"], members=MEMBERS, region="CR99")
    assert (found.present, found.expected, found.missing_years) == (30, 30, 0)
    assert coverage_findings([found]) == []


def test_few_municipalities_and_missing_years_are_found():
    values: dict[tuple[str, str], float | None] = {(area, "2020"): 5.0 for area in MEMBERS}
    values |= {(area, "2025"): 5.0 if area < MEMBERS[8] else None for area in MEMBERS}
    (found,) = coverage_of(series(values), indicators=["x"], members=MEMBERS, region="CR99")
    assert (found.newest_present, found.missing_years) == (8, 4)
    told = coverage_findings([found])
    assert [finding.severity for finding in told] == ["warning", "note"]
    assert told[0].what.nl == "In 2025 heeft 8 van de 10 gemeenten een cijfer."


def test_an_indicator_without_any_figure_is_serious_and_one_with_figures_elsewhere_a_warning():
    elsewhere = series({("NL01", "2025"): 5.0})
    found = coverage_of(elsewhere, indicators=["x", "y"], members=MEMBERS, region="CR99")
    assert [finding.severity for finding in coverage_findings(found)] == ["warning", "serious"]


def test_an_indicator_of_the_region_alone_expects_no_municipalities():
    (found,) = coverage_of(
        series({("CR99", "2025"): 5.0}), indicators=["x"], members=MEMBERS, region="CR99"
    )
    assert (found.areas, found.has_region, coverage_findings([found])) == (0, True, [])


def test_a_challenge_without_a_figure_is_found():
    found = coverage_of(whole(), indicators=["x", "y"], members=MEMBERS, region="CR99")
    told = challenge_findings({1: ("x",), 2: ("y",), 3: ()}, found)
    assert [(finding.place, finding.severity) for finding in told] == [
        ("2", "warning"), ("3", "warning"),
    ]  # fmt: skip


def with_status(status: str, period: str) -> pl.DataFrame:
    value = None if status == "secret" else 5.0
    rows = [("x", "GM0001", period, value, status, None, ["t"])]
    return pl.DataFrame(rows, schema=SERIES, orient="row")


@pytest.mark.parametrize(
    ("status", "period", "severity"),
    [
        ("provisional", "2025", "note"),
        ("revised-provisional", "2023", "warning"),
        ("estimated", "2020", "note"),
        ("secret", "2020", "note"),
        ("unknown", "2020", "note"),
        ("final", "2020", None),
    ],
)
def test_statuses_are_told_and_old_provisional_figures_are_a_warning(status, period, severity):
    found = flag_findings(with_status(status, period), areas=["GM0001"], breaks={}, year=2026)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("status", "severity"), [("proposed", "warning"), ("accepted", "note")])
def test_a_correction_is_told_and_one_that_waits_is_a_warning(status, severity):
    correction = Correction(
        id="c", table="t", measure="m", area="GM0001", period="2024", value=1.0, reason=WORDS,
        evidence="made up", by="the office", on="2026-01-01", status=status,
    )  # fmt: skip
    (found,) = correction_findings([correction], names={})
    assert (found.severity, found.place, found.area) == (severity, "t", "GM0001")
    assert correction_findings([], names={}) == []


def test_a_break_is_told_with_its_reason():
    breaks = {"x": (Break(period="2021", reason=WORDS),)}
    (found,) = flag_findings(whole(), areas=MEMBERS, breaks=breaks, year=2026)
    assert found.what.en == "Measured otherwise from 2021 on: made up"


def wavy(*, jump: float = 0.0) -> pl.DataFrame:
    """Return forty municipalities that grow a little, each otherwise; the first may jump."""
    values: dict[tuple[str, str], float | None] = {}
    for number in range(1, 41):
        for year in range(2015, 2026):
            step = 1 + 0.01 * ((number * 7 + year * 3) % 11) / 11
            before = values.get((f"GM{number:04d}", str(year - 1)), 100.0) or 100.0
            values[f"GM{number:04d}", str(year)] = before * step
    values["GM0001", "2025"] = (values["GM0001", "2025"] or 0.0) * (1 + jump)
    return series(values)


def test_a_jump_is_an_outlier_and_an_ordinary_course_is_none():
    assert outliers(wavy()).is_empty()
    found = outliers(wavy(jump=0.3))
    assert found.select("area", "before", "period").rows() == [("GM0001", "2024", "2025")]
    told = outlier_findings(found, areas=["GM0001"], names={}, newest={"x": "2025"})
    assert [finding.severity for finding in told] == ["warning"]
    older = outlier_findings(found, areas=["GM0001"], names={}, newest={"x": "2026"})
    assert [finding.severity for finding in older] == ["note"]


def test_an_outlier_elsewhere_is_not_told_and_no_figure_is_removed():
    before = wavy(jump=0.3)
    found = outliers(before)
    assert outlier_findings(found, areas=["GM0002"], names={}, newest={}) == []
    assert before.equals(wavy(jump=0.3))


def test_too_few_municipalities_give_no_outliers():
    few = wavy(jump=0.3).filter(pl.col("area") < "GM0020")
    assert outliers(few).is_empty()


def figures(values: dict[tuple[str, str, str], float], status: str = "final") -> pl.DataFrame:
    rows = [(*key, value, status, None) for key, value in values.items()]
    return pl.DataFrame(rows, schema=FIGURES, orient="row")


OLD = {("p", "GM0001", "2024"): 1.0, ("p", "GM0002", "2024"): 2.0}


def test_the_same_snapshot_again_and_one_with_more_are_clean():
    more = {**OLD, ("p", "GM0001", "2025"): 3.0}
    for now in (OLD, more):
        change = TableChange(table="t", before=figures(OLD), now=figures(now))
        assert changed_findings([change]) == []


def test_figures_that_vanished_are_serious():
    cut = {key: value for key, value in OLD.items() if key[1] == "GM0001"}
    (found,) = changed_findings([TableChange(table="t", before=figures(OLD), now=figures(cut))])
    assert (found.severity, found.place) == ("serious", "t")
    assert "GM0002, 2024" in found.what.nl


@pytest.mark.parametrize(("status", "severity"), [("final", "warning"), ("provisional", "note")])
def test_a_changed_figure_is_a_warning_where_it_was_final(status, severity):
    now = {**OLD, ("p", "GM0002", "2024"): 2.5}
    change = TableChange(table="t", before=figures(OLD, status), now=figures(now))
    (found,) = changed_findings([change])
    assert found.severity == severity


def test_changed_columns_are_named():
    change = TableChange(
        table="t", before=figures(OLD), now=figures(OLD),
        columns_before=("a", "b"), columns_now=("a", "c"),
    )  # fmt: skip
    (found,) = changed_findings([change])
    assert found.what.en == "The columns are no longer the same: gone b; new c."


def pair(tolerance: float) -> SameQuantity:
    return SameQuantity(
        id="same", name=WORDS, reason=WORDS, tolerance=tolerance,
        first=Part(table="one", measure="m", unit="u"),
        second=Part(table="two", measure="m", unit="u"),
    )  # fmt: skip


def both(first: float, second: float) -> pl.DataFrame:
    return figures(
        {
            (pair(0).first.key, "GM0001", "2024"): first,
            (pair(0).second.key, "GM0001", "2024"): second,
        }
    )


@pytest.mark.parametrize(
    ("second", "tolerance", "severity"),
    [(100.0, 0, None), (101.0, 1, None), (102.0, 1, "warning"), (200.0, 1, "serious")],
)
def test_tables_that_differ_beyond_the_tolerance_are_found(second, tolerance, severity):
    found = agreement_findings([agreement_of(pair(tolerance), both(100.0, second))], names={})
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_a_pair_without_a_common_figure_is_a_note():
    alone = figures({(pair(0).first.key, "GM0001", "2024"): 1.0})
    (found,) = agreement_findings([agreement_of(pair(0), alone)], names={})
    assert found.severity == "note"
