"""Words, dates and amounts: the small things that findings rest on."""

import pytest

from regiokompas.analysis.coherence.amounts import agree, slack_of
from regiokompas.analysis.coherence.dates import has_begun, is_before
from regiokompas.analysis.coherence.words import stem_of, stems_of
from regiokompas.domain.texts import Language


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("school", "scholen", "nl"),
        ("huis", "huizen", "nl"),
        ("woning", "woningen", "nl"),
        ("bereikbaar", "bereikbaarheid", "nl"),
        ("cultuur", "culturele", "nl"),
        ("ondermijning", "ondermijnende", "nl"),
        ("policy", "policies", "en"),
        ("school", "schools", "en"),
        ("schule", "schulen", "de"),
        ("gesund", "gesundheit", "de"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str, language: Language) -> None:
    assert stem_of(one, language) == stem_of(other, language)


@pytest.mark.parametrize(
    ("one", "other"), [("woning", "water"), ("zorg", "zon"), ("spoor", "sport")]
)
def test_different_words_do_not_meet(one: str, other: str) -> None:
    assert stem_of(one, "nl") != stem_of(other, "nl")


def test_stop_words_and_numbers_are_left_out_and_accents_do_not_count() -> None:
    assert stems_of("De 55.000 banen én de cafés", "nl") == ("ban", "caf")


def test_a_word_with_a_hyphen_gives_its_parts_and_the_whole() -> None:
    assert stems_of("Energie-armoede", "nl") == ("energi", "armoed", "energiearmoed")


@pytest.mark.parametrize(
    ("date", "on", "passed"),
    [
        ("2025", "2026-01-01", True),
        ("2026", "2026-12-31", False),
        ("2026-Q1", "2026-03-31", False),
        ("2026-Q1", "2026-04-01", True),
        ("2026-03", "2026-04-01", True),
        ("2026-03-20", "2026-03-20", False),
        ("", "2026-03-20", False),
    ],
)
def test_a_date_has_passed_when_its_last_day_has(date: str, on: str, *, passed: bool) -> None:
    assert is_before(date, on) is passed


def test_a_date_has_begun_on_its_first_day() -> None:
    assert has_begun("2026-Q2", "2026-04-01")
    assert not has_begun("2026-Q2", "2026-03-31")
    assert has_begun("", "2026-03-31")


@pytest.mark.parametrize(
    ("value", "slack"),
    [(641000, 500), (100000, 5000), (6.1, 0.05), (13, 0.5), (0, 0), (-12000, 500), (5, 0.05)],
)
def test_trailing_zeros_are_rounding_but_two_digits_are_meant(value: float, slack: float) -> None:
    assert slack_of(value) == pytest.approx(slack)


def test_numbers_agree_within_the_coarser_rounding() -> None:
    assert agree(641000, 640806)
    assert agree(620000, 617000)
    assert not agree(60000, 62000)
