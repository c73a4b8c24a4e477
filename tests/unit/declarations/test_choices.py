"""Every indicator of a challenge has a reason, and one to three of them are headlines."""

from tests.tiny_plan import challenge, tiny_files

from regiokompas.declarations.checks.choices import choice_findings
from regiokompas.declarations.plan import parse_plan
from regiokompas.domain.choices import IndicatorChoice
from regiokompas.domain.texts import Text

WHY = Text(nl="Zegt veel.", en="Tells much.", de="Sagt viel.")


def told(*choices: IndicatorChoice, indicators: str = '["people", "old-share"]') -> list[str]:
    files = tiny_files() | {
        "challenges/opgave-01.toml": challenge(1, "Wonen", top=f"indicators = {indicators}")
    }
    plan = parse_plan(files, "regions/streek/plan")
    return [sentence for _, sentence, _ in choice_findings(choices, plan=plan)]


def choice(indicator: str, *, is_headline: bool = False, why: Text = WHY) -> IndicatorChoice:
    return IndicatorChoice(challenge=1, indicator=indicator, is_headline=is_headline, why=why)


def test_choices_that_fit_the_plan_have_no_problems():
    assert told(choice("people", is_headline=True), choice("old-share")) == []


def test_an_indicator_of_a_challenge_without_a_reason_is_refused():
    assert told(choice("people", is_headline=True)) == [
        "challenge 1 names the indicator 'old-share', but nothing says why"
    ]


def test_a_reason_for_an_indicator_that_the_challenge_does_not_name_is_refused():
    sentences = told(choice("people", is_headline=True), choice("jobs"), indicators='["people"]')
    assert sentences == ["challenge 1 does not name the indicator 'jobs'"]


def test_a_challenge_without_a_headline_or_with_four_is_refused():
    assert "challenge 1 has 0 headline indicators" in told(choice("people"), choice("old-share"))
    names = ("a", "b", "c", "d")
    many = told(
        *(choice(name, is_headline=True) for name in names), indicators='["a", "b", "c", "d"]'
    )
    assert many == ["challenge 1 has 4 headline indicators"]


def test_a_reason_given_twice_or_left_empty_is_refused():
    empty = Text(nl="nog invullen", en="Tells.", de="Sagt.")
    sentences = told(
        choice("people", is_headline=True, why=empty), choice("people"), choice("old-share")
    )
    assert "challenge 1 has 'people' twice" in sentences
    assert "the text 'choices.0.why.nl' is empty or a placeholder" in sentences
