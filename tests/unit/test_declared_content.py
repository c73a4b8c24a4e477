"""The declared content of this project: does it hang together, and does it keep its promises?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from regiokompas.declarations.check import (
    check_choices,
    check_declarations,
    check_region,
    check_targets,
)
from regiokompas.declarations.load import Declarations, load_declarations, load_region
from regiokompas.declarations.plan import DeclaredPlan, load_plan
from regiokompas.declarations.targets import load_targets
from regiokompas.domain.indicators import Indicator, Part
from regiokompas.domain.regions import Region
from regiokompas.domain.texts import LANGUAGES, Text

ROOT = Path(__file__).resolve().parents[2]
DECLARED = load_declarations(ROOT)
REGIONS = sorted(path.parent.name for path in (ROOT / "regions").glob("*/region.toml"))
PUBLISHED = sorted(
    identifier
    for identifier, indicator in DECLARED.indicators.items()
    if indicator.status == "published"
)
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("indicators", "tables", "regions")
    for path in (ROOT / folder).rglob("*.toml")
)


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return DECLARED


@pytest.fixture(scope="module")
def twente() -> Region:
    return load_region(ROOT, "twente")


@pytest.fixture(scope="module")
def plan() -> DeclaredPlan:
    return load_plan(ROOT, "twente")


def texts_of(indicator: Indicator) -> Iterator[Text]:
    yield indicator.name
    yield indicator.definition
    yield from (text for text in (indicator.note, indicator.region_note) if text is not None)
    yield from (change.reason for change in indicator.breaks)


def parts_of(indicator: Indicator) -> Iterator[Part]:
    recipes = [indicator.inputs, *(abroad.inputs for abroad in indicator.abroad)]
    for declared_input in (item for inputs in recipes for item in inputs.values()):
        yield from declared_input.parts


def test_tables_and_indicators_hang_together(declared: Declarations) -> None:
    assert [str(problem) for problem in check_declarations(declared)] == []


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_hangs_together(region: str, declared: Declarations) -> None:
    assert [str(problem) for problem in check_region(load_region(ROOT, region), declared)] == []


@pytest.mark.parametrize("region", REGIONS)
def test_the_targets_of_every_region_hang_together(region: str, declared: Declarations) -> None:
    problems = check_targets(load_region(ROOT, region), load_plan(ROOT, region), declared)
    assert [str(problem) for problem in problems] == []


def test_at_least_twenty_four_indicators_are_published() -> None:
    assert len(PUBLISHED) >= 24


def test_at_least_twelve_challenges_of_twente_have_an_indicator(plan: DeclaredPlan) -> None:
    assert sum(bool(challenge.indicators) for challenge in plan.challenges) >= 12


def test_every_indicator_is_of_a_challenge_or_compares_across_the_border() -> None:
    plan = load_plan(ROOT, "twente")
    used = {name for challenge in plan.challenges for name in challenge.indicators}
    across = {name for name, indicator in DECLARED.indicators.items() if indicator.abroad}
    assert set(DECLARED.indicators) <= used | across


def test_every_challenge_of_twente_has_an_indicator_and_a_headline() -> None:
    region, plan = load_region(ROOT, "twente"), load_plan(ROOT, "twente")
    assert all(challenge.indicators for challenge in plan.challenges)
    assert [str(problem) for problem in check_choices(region, plan, ROOT)] == []


def test_at_least_fifty_indicators_are_published() -> None:
    assert len(PUBLISHED) >= 50


def test_twente_has_fourteen_members_and_twenty_one_challenges(
    twente: Region, plan: DeclaredPlan
) -> None:
    assert len(twente.members) == 14
    assert [challenge.number for challenge in plan.challenges] == list(range(1, 22))


def test_every_challenge_of_twente_serves_an_objective(plan: DeclaredPlan) -> None:
    served = {number for objective in plan.register.objectives for number in objective.challenges}
    assert served == set(range(1, 22))


def test_every_theme_of_twente_has_a_challenge(plan: DeclaredPlan) -> None:
    used = {name for each in plan.challenges for name in (each.theme, each.theme_on_fiche)}
    assert {theme.id for theme in plan.register.themes} == used


@pytest.mark.parametrize(
    ("target", "baseline", "increase"),
    [("inhabitants", 641_000, 100_000), ("homes", 288_000, 60_000), ("jobs", 352_000, 55_000)],
)
def test_the_promised_growth_is_that_of_the_plan(
    target: str, baseline: float, increase: float, plan: DeclaredPlan
) -> None:
    found = {each.id: each for each in load_targets(ROOT, "twente", plan=plan)}[target]
    assert (found.baseline_value, found.baseline_period) == (baseline, "2024")
    assert (found.value, found.year) == (increase, 2050)


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_every_text_is_written_in_each_language(identifier: str) -> None:
    for text in texts_of(DECLARED.indicators[identifier]):
        written = [text.in_language(language) for language in LANGUAGES]
        assert all(written)
        assert len(set(written)) > 1, f"{written[0]!r} is not translated"


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_a_definition_is_two_or_three_short_sentences(identifier: str) -> None:
    definition = DECLARED.indicators[identifier].definition
    for language in LANGUAGES:
        sentences = re.split(r"(?<=[^\d][.!?]) ", definition.in_language(language))
        assert 2 <= len(sentences) <= 3
        assert all(len(sentence.split()) <= 36 for sentence in sentences)


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_no_indicator_knows_a_region(identifier: str) -> None:
    text = DECLARED.files[identifier].read_text(encoding="utf-8").casefold()
    for region in (load_region(ROOT, name) for name in REGIONS):
        for name in (region.name, *(member.name for member in region.members)):
            assert not re.search(rf"\b{re.escape(name.casefold())}\b", text), name


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_a_joined_series_that_tolerates_a_difference_says_why(identifier: str) -> None:
    indicator = DECLARED.indicators[identifier]
    text = DECLARED.files[identifier].read_text(encoding="utf-8")
    if any(each.tolerance for each in indicator.inputs.values()):
        assert "# Tolerance: " in text
    else:
        assert "# Tolerance" not in text


def test_every_table_is_used_or_gives_names_or_boundaries(declared: Declarations) -> None:
    read = {part.table for each in declared.indicators.values() for part in parts_of(each)}
    naming = {each.area.names_from for each in declared.tables.values() if each.area is not None}
    maps = {load_region(ROOT, region).boundaries for region in REGIONS}
    assert set(declared.tables) - read - naming - maps == set()


def test_every_table_names_publisher_licence_and_address(declared: Declarations) -> None:
    for table in declared.tables.values():
        assert table.publisher
        assert table.licence
        assert table.address.startswith("https://")


@pytest.mark.parametrize("identifier", ["cbs-83582ned-total", "cbs-83582ned-sectors"])
def test_a_table_that_was_typed_over_says_so(identifier: str, declared: Declarations) -> None:
    note = declared.tables[identifier].note
    assert note is not None
    assert "by hand" in note.en
    assert "hand" in note.nl


@pytest.mark.parametrize("file", FILES)
def test_every_file_begins_with_a_word_of_explanation(file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", FILES)
def test_no_declared_file_knows_where_downloads_are_kept(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "../" not in text
    assert "shared/" not in text


def test_prices_are_not_averaged_over_a_region(declared: Declarations) -> None:
    price = declared.indicator("purchase-price")
    assert all(each.aggregate == "none" for each in price.inputs.values())
    assert price.region_note is not None


def test_the_unweighted_national_mean_of_the_2021_selection_is_not_read(
    declared: Declarations,
) -> None:
    measures = [
        part.measure
        for indicator in declared.indicators.values()
        for part in parts_of(indicator)
        if part.table == "cbs-kwb-2021"
    ]
    assert measures
    assert all(measure.startswith("Gemeente/{area}/") for measure in measures)
