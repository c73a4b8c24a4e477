"""Which municipalities are matched, and what is refused."""

import polars as pl
import pytest
from tests.spec.comparison.building import rule, series

from regiokompas.analysis.comparison.matching import differences, matched
from regiokompas.domain.errors import FigureError

AREAS = [f"GM{number:04d}" for number in range(1, 13)]
A = [1.0, 2.0, 3.5, 4.1, 5.9, 6.2, 7.7, 8.0, 9.4, 10.3, 11.8, 12.5]
B = [5.0, 1.0, 4.0, 2.0, 9.0, 7.0, 3.0, 8.0, 6.0, 0.5, 2.5, 9.9]


def column(name: str, values: list[float | None]) -> pl.DataFrame:
    found = {(area, "2025"): value for area, value in zip(AREAS, values, strict=True)}
    return series(found, indicator=name)


def two_covariates(a: list[float | None] | None = None) -> pl.DataFrame:
    return pl.concat([column("a", a or list(A)), column("b", list(B))])


def test_a_municipality_is_never_matched_with_itself_and_the_nearest_comes_first():
    found = matched(two_covariates(), rule("a", "b"), areas=AREAS)
    assert [match.area for match in found] == AREAS
    for match in found:
        assert match.area not in match.others
        assert len(match.others) == 3
        assert list(match.distances) == sorted(match.distances)


def test_a_municipality_of_the_same_group_is_left_out():
    plain = matched(two_covariates(), rule("a", "b"), areas=AREAS)[0]
    apart = matched(
        two_covariates(),
        rule("a", "b"),
        areas=AREAS,
        group_of=lambda area: "one" if area in {AREAS[0], plain.others[0]} else "",
    )[0]
    assert plain.others[0] not in apart.others
    assert apart.others[:2] == plain.others[1:3]


def test_a_municipality_without_a_covariate_is_matched_on_the_rest_and_is_no_candidate():
    lacking: list[float | None] = [None, *A[1:]]
    found = matched(two_covariates(lacking), rule("a", "b"), areas=AREAS)
    assert found[0].absent == ("a",)
    by_b = sorted(AREAS[1:], key=lambda area: abs(B[AREAS.index(area)] - B[0]))
    assert set(found[0].others) == set(by_b[:3])
    assert all(AREAS[0] not in match.others for match in found)


def test_a_municipality_with_too_few_covariates_has_no_matches():
    """A municipality that came from a merger has no figure of before it."""
    lacking: list[float | None] = [None, *A[1:]]
    found = matched(two_covariates(lacking), rule("a", "b", least=2), areas=AREAS)
    assert (found[0].others, found[0].absent) == ((), ("a",))


def test_the_code_settles_a_tie():
    values: list[float | None] = [0.0, 1.0, -1.0, 5.0, -5.0, 9.0, -9.0, 2.0, -2.0, 3.0, -3.0, 7.0]
    found = matched(column("a", values), rule("a", count=2), areas=AREAS)[0]
    assert found.others == (AREAS[1], AREAS[2])


def test_a_heavier_covariate_counts_for_more():
    plain = matched(two_covariates(), rule("a", "b"), areas=AREAS)[4]
    heavy = matched(two_covariates(), rule("a", "b", weights=(1.0, 100.0)), areas=AREAS)[4]
    off = [abs(B[AREAS.index(area)] - B[4]) for area in heavy.others]
    assert sum(off) <= sum(abs(B[AREAS.index(area)] - B[4]) for area in plain.others)


def test_covariates_of_which_one_follows_from_the_other_are_refused():
    twice = pl.concat([column("a", list(A)), column("b", [2 * value for value in A])])
    with pytest.raises(FigureError, match="singular"):
        matched(twice, rule("a", "b"), areas=AREAS)


def test_a_covariate_that_hardly_varies_is_refused():
    same = pl.concat([column("a", list(A)), column("b", [1.0] * 11 + [2.0])])
    with pytest.raises(FigureError, match="'b' is the same"):
        matched(same, rule("a", "b"), areas=AREAS)


def test_too_few_candidates_are_refused():
    mostly_absent: list[float | None] = [None] * 9 + A[9:]
    with pytest.raises(FigureError, match="only 3 municipalities"):
        matched(two_covariates(mostly_absent), rule("a", "b"), areas=AREAS)


def test_a_logarithm_of_nothing_is_refused():
    log = rule("a", "b")
    covariates = (type(log.covariates[0])(
        indicator="a", period="2025", reason=log.note, scale="log"
    ), log.covariates[1])  # fmt: skip
    changed = type(log)(
        version=1, date="2026-01-01", count=3, least_covariates=1, is_outside_region=True,
        covariates=covariates, note=log.note,
    )  # fmt: skip
    with pytest.raises(FigureError, match="not above 0"):
        matched(two_covariates([0.0, *A[1:]]), changed, areas=AREAS)


def test_differences_name_what_is_frozen_and_what_is_found():
    found = matched(two_covariates(), rule("a", "b"), areas=AREAS)
    frozen = {match.area: match.others for match in found}
    assert differences(frozen, found) == {}
    moved = {**frozen, AREAS[0]: ("GM0002", "GM0003", "GM0004")}
    assert differences(moved, found) == {AREAS[0]: (moved[AREAS[0]], frozen[AREAS[0]])}
    assert list(differences({}, found)) == AREAS
