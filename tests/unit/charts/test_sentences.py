"""Titles and descriptions claim what the figures say, and nothing more."""

import pytest

from regiokompas.charts.area_sentences import areas_sentence, areas_title
from regiokompas.charts.sentences import trend_sentence, trend_title
from regiokompas.charts.values import AreaValue
from regiokompas.charts.voice import Voice


@pytest.fixture
def voice(made, units):
    def make(unit="persons", decimals=0, moment="period", language="nl"):
        indicator = made(unit, decimals, moment)
        return Voice(indicator=indicator, unit=units[unit], language=language)

    return make


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nl", "Inwoners: 646.496 op 1 januari 2026, 19.910 meer dan in 2012"),
        ("en", "Inhabitants: 646,496 on 1 January 2026, 19,910 more than in 2012"),
        ("de", "Einwohner: 646.496 am 1. Januar 2026, 19.910 mehr als im Jahr 2012"),
    ],
)
def test_the_title_states_the_last_figure_and_its_difference(voice, line, language, title) -> None:
    lines = [line({2012: 626_586, 2026: 646_496})]
    assert trend_title(voice(moment="first-day", language=language), lines, ()) == title


@pytest.mark.parametrize(
    ("unit", "decimals", "figures", "title"),
    [
        ("percent", 1, (12.3, 11.9), "11,9% in 2024, 0,4 procentpunt lager dan in 2012"),
        ("euro", 0, (300_000, 312_400), "€ 312.400 in 2024, € 12.400 hoger dan in 2012"),
        ("kilometres", 1, (1.0, 1.2), "1,2 km in 2024, 0,2 km meer dan in 2012"),
        ("percent", 1, (12.31, 12.29), "12,3% in 2024, even hoog als in 2012"),
    ],
)
def test_a_difference_is_said_as_its_unit_asks(voice, line, unit, decimals, figures, title) -> None:
    lines = [line({2012: figures[0], 2024: figures[1]})]
    assert plain(trend_title(voice(unit, decimals), lines, ())) == f"Verzonnen maat: {title}"


def test_one_figure_is_compared_with_nothing(voice, line) -> None:
    assert trend_title(voice(), [line({2024: 10})], ()) == "Inwoners: 10 in 2024"


def test_without_figures_the_title_says_so(voice, line) -> None:
    for lines in ([], [line({})], [line({2024: None})]):
        assert trend_title(voice(), lines, ()) == "Inwoners: nog geen cijfers"
        sentence = trend_sentence(voice(), lines, (), from_zero=True)
        assert sentence == "Inwoners: nog geen cijfers."


def test_a_provisional_figure_is_called_provisional(voice, line) -> None:
    lines = [line({2023: 10, 2024: 12}, soft=(2024,))]
    title = "Inwoners: 12 in 2024 (voorlopig), 2 meer dan in 2023"
    assert trend_title(voice(), lines, ()) == title


def test_figures_before_a_break_are_not_compared(voice, line, break_in) -> None:
    lines = [line({2012: 5, 2013: 10, 2014: 12})]
    assert "2 meer dan in 2013" in trend_title(voice(), lines, [break_in(2013)])
    assert trend_title(voice(), lines, [break_in(2014)]) == "Inwoners: 12 in 2014"


def test_a_difference_within_the_margin_is_no_clear_difference(voice, line) -> None:
    figures = {2012: 70.0, 2024: 71.0}
    unclear = trend_title(voice("percent", 1), [line(figures, margin=1.0)], ())
    clear = trend_title(voice("percent", 1), [line(figures, margin=0.5)], ())
    assert "geen duidelijk verschil met 2012" in unclear
    assert "1,0 procentpunt hoger" in clear


def test_the_sentence_tells_everything_that_is_drawn(voice, line, break_in) -> None:
    main = line({2012: 9, 2013: 10, 2014: 4, 2015: None, 2016: 12}, soft=(2016,))
    country = line({2013: 100, 2016: 90}, name="Nederland", kind="comparison")
    path = line({2013: 10, 2030: 20}, name="Nodig", kind="path")
    sentence = trend_sentence(voice(), [main, country, path], [break_in(2013)], from_zero=False)
    assert sentence == (
        "Inwoners, Twente: gestegen van 10 in 2013 naar 12 in 2016; laagste waarde 4 in 2014; "
        "Nederland: gedaald van 100 in 2013 naar 90 in 2016; "
        "Nodig: van 10 in 2013 naar 20 in 2030; "
        "nog niet definitief: 2016; geen cijfer voor 2015; "
        "vanaf 2013 anders gemeten (andere vraag); de as begint niet bij nul."
    )


def test_many_holes_are_counted_instead_of_listed(voice, line) -> None:
    figures = {year: None if year % 2 else 1.0 for year in range(2010, 2021)}
    sentence = trend_sentence(voice(), [line(figures)], (), from_zero=True)
    assert "voor 5 perioden is er geen cijfer" in sentence


def area(code, name, value, status="final"):
    return AreaValue(code=code, name=name, value=value, status=status)


def test_a_ranking_names_its_ends(voice) -> None:
    values = [area("GM0001", "Aadorp", 10), area("GM0002", "Bebos", 30), area("GM0003", "Ceh", 20)]
    assert areas_title(voice(), values, "2024") == (
        "Inwoners in 2024: van 10 (Aadorp) tot 30 (Bebos)"
    )


def test_a_ranking_tells_the_place_of_the_chosen_area_and_who_is_missing(voice) -> None:
    values = [
        area("GM0001", "Aadorp", 10, "provisional"),
        area("GM0002", "Bebos", 30),
        area("GM0003", "Cehoek", None, "secret"),
    ]
    country = area("NL01", "Nederland", 25)
    sentence = areas_sentence(voice(), values, "2024", highlight="GM0001", reference=country)
    assert "Aadorp staat op plaats 2 van 2, van hoog naar laag, met 10" in sentence
    assert "Nederland: 25; geen cijfer voor Cehoek; nog niet definitief: Aadorp." in sentence


def test_corrected_areas_are_named(voice) -> None:
    values = [area("GM0001", "Aadorp", 10, "corrected"), area("GM0002", "Bebos", 30)]
    sentence = areas_sentence(voice(), values, "2024", highlight=None, reference=None)
    assert sentence.endswith("; gecorrigeerd: Aadorp.")


def test_equal_areas_share_a_place_and_are_called_equal(voice) -> None:
    values = [area("GM0001", "Aadorp", 10), area("GM0002", "Bebos", 10)]
    sentence = areas_sentence(voice(), values, "2024", highlight="GM0002", reference=None)
    assert "overal 10" in sentence
    assert "plaats 1 van 2" in sentence


def test_a_ranking_without_figures_says_so(voice) -> None:
    assert areas_title(voice(), [], "2024") == "Inwoners: nog geen cijfers"
    one = [area("GM0001", "Aadorp", 10)]
    assert areas_title(voice(), one, "2024") == "Inwoners in 2024: Aadorp 10"
