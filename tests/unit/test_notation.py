"""Figures, periods and dates as each language writes them."""

import pytest

from regiokompas.domain.notation import (
    compact_text,
    date_text,
    difference_text,
    number_text,
    period_phrase,
    period_text,
    signed_text,
    status_text,
    value_text,
)
from regiokompas.domain.series import Status
from regiokompas.domain.texts import LANGUAGES, Text
from regiokompas.domain.units import Unit

PERCENT = Unit(id="percent", name=Text(nl="procent", en="per cent", de="Prozent"), sign="%")
EURO = Unit(id="euro", name=Text(nl="euro", en="euros", de="Euro"), prefix="€")
KILOMETRE = Unit(id="km", name=Text(nl="kilometer", en="kilometres", de="Kilometer"), sign=" km")
PERSONS = Unit(id="persons", name=Text(nl="inwoners", en="inhabitants", de="Einwohner"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "1.234,5"), ("de", "1.234,5"), ("en", "1,234.5")]
)
def test_a_number_has_the_separators_of_its_language(language: str, text: str) -> None:
    assert number_text(1234.5, decimals=1, language=language) == text


def test_an_unknown_language_is_written_as_dutch() -> None:
    assert number_text(1234.5, decimals=1, language="fr") == "1.234,5"
    assert status_text("provisional", language="fr") == "voorlopig"


def test_a_missing_value_is_a_dash_in_every_form() -> None:
    assert number_text(None, decimals=0, language="nl") == "–"
    assert value_text(None, unit=EURO, decimals=0, language="nl") == "–"
    assert signed_text(None, unit=EURO, decimals=0, language="nl") == "–"


def test_a_negative_number_has_the_real_minus_sign() -> None:
    assert number_text(-512, decimals=0, language="nl") == "−512"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert number_text(-0.04, decimals=1, language="nl") == "0,0"
    assert plain(signed_text(-0.4, unit=PERSONS, decimals=0, language="nl")) == "0 inwoners"


def test_a_half_is_rounded_away_from_zero() -> None:
    assert number_text(12.25, decimals=1, language="nl") == "12,3"
    assert number_text(-0.5, decimals=0, language="nl") == "−1"


@pytest.mark.parametrize(
    ("unit", "value", "decimals", "texts"),
    [
        (EURO, 312400, 0, ("€ 312.400", "€312,400", "312.400 €")),
        (EURO, -5, 0, ("€ −5", "−€5", "−5 €")),
        (PERCENT, 12.3, 1, ("12,3%", "12.3%", "12,3 %")),
        (KILOMETRE, 1.2, 1, ("1,2 km", "1.2 km", "1,2 km")),
        (PERSONS, 646496, 0, ("646.496 inwoners", "646,496 inhabitants", "646.496 Einwohner")),
    ],
)
def test_a_value_carries_its_unit(
    unit: Unit, value: float, decimals: int, texts: tuple[str, ...]
) -> None:
    written = [value_text(value, unit=unit, decimals=decimals, language=lang) for lang in LANGUAGES]
    assert [plain(text) for text in written] == list(texts)


def test_a_short_value_leaves_out_the_name_of_the_unit_but_never_its_sign() -> None:
    assert value_text(646496, unit=PERSONS, decimals=0, language="nl", long=False) == "646.496"
    assert value_text(12.3, unit=PERCENT, decimals=1, language="nl", long=False) == "12,3%"


def test_the_sign_of_a_unit_never_stands_alone_on_the_next_line() -> None:
    for unit in (EURO, PERCENT, KILOMETRE):
        assert " " not in value_text(1, unit=unit, decimals=1, language="de")


def test_a_difference_has_a_sign() -> None:
    assert signed_text(3690, unit=PERSONS, decimals=0, language="nl") == "+3.690 inwoners"
    assert plain(signed_text(-3690, unit=EURO, decimals=0, language="nl")) == "−€ 3.690"


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    texts = [signed_text(-0.4, unit=PERCENT, decimals=1, language=lang) for lang in LANGUAGES]
    assert texts == ["−0,4 procentpunt", "−0.4 percentage points", "−0,4 Prozentpunkte"]


def test_one_percentage_point_is_singular() -> None:
    texts = [difference_text(1, unit=PERCENT, decimals=0, language=lang) for lang in LANGUAGES]
    assert texts == ["1 procentpunt", "1 percentage point", "1 Prozentpunkt"]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (12000, ("12.000", "12,000", "12.000")),
        (1_200_000, ("1,2 mln", "1.2m", "1,2 Mio.")),
        (-3_000_000_000, ("−3 mld", "−3bn", "−3 Mrd.")),
        (0.25, ("0,25", "0.25", "0,25")),
        (0, ("0", "0", "0")),
    ],
)
def test_an_axis_label_is_as_short_as_it_can_be(value: float, texts: tuple[str, ...]) -> None:
    written = [plain(compact_text(value, language=language)) for language in LANGUAGES]
    assert written == list(texts)


@pytest.mark.parametrize(
    ("period", "moment", "texts"),
    [
        ("2024", "period", ("2024", "2024", "2024")),
        ("2026", "first-day", ("1 januari 2026", "1 January 2026", "1. Januar 2026")),
        ("2024", "last-day", ("31 december 2024", "31 December 2024", "31. Dezember 2024")),
        ("2024-Q1", "period", ("1e kwartaal 2024", "Q1 2024", "1. Quartal 2024")),
        ("2024-Q1", "last-day", ("31 maart 2024", "31 March 2024", "31. März 2024")),
        ("2024-02", "last-day", ("29 februari 2024", "29 February 2024", "29. Februar 2024")),
        ("2024-03", "period", ("maart 2024", "March 2024", "März 2024")),
    ],
)
def test_a_period_is_written_out(period: str, moment: str, texts: tuple[str, ...]) -> None:
    written = [period_text(period, moment=moment, language=language) for language in LANGUAGES]
    assert written == list(texts)


def test_a_short_period_does_not_name_the_day() -> None:
    assert period_text("2026", moment="first-day", language="nl", short=True) == "2026"
    assert period_text("2024-Q1", moment="period", language="nl", short=True) == "1e kw. 2024"
    assert period_text("2024-03", moment="period", language="nl", short=True) == "mrt 2024"


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="'2024-Q5' is not a period"):
        period_text("2024-Q5", moment="period", language="nl")


@pytest.mark.parametrize(
    ("period", "moment", "texts"),
    [
        ("2026", "first-day", ("op 1 januari 2026", "on 1 January 2026", "am 1. Januar 2026")),
        ("2024", "period", ("in 2024", "in 2024", "im Jahr 2024")),
        ("2024-Q1", "period", ("in het 1e kwartaal 2024", "in Q1 2024", "im 1. Quartal 2024")),
        ("2024-03", "period", ("in maart 2024", "in March 2024", "im März 2024")),
    ],
)
def test_a_period_fits_into_a_sentence(period: str, moment: str, texts: tuple[str, ...]) -> None:
    written = [period_phrase(period, moment=moment, language=language) for language in LANGUAGES]
    assert written == list(texts)


def test_a_date_is_written_with_the_name_of_its_month() -> None:
    texts = [date_text("2026-06-23T07:30:00Z", language=language) for language in LANGUAGES]
    assert texts == ["23 juni 2026", "23 June 2026", "23. Juni 2026"]


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        date_text("vorige week", language="nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_word_in_every_language(status: Status, language: str) -> None:
    assert status_text(status, language=language)


def test_a_status_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="definitive"):
        status_text("definitive", language="nl")
