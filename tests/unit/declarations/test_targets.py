"""A target is stated once, hangs together with plan and catalogue, and can be judged."""

from pathlib import Path

import pytest
from tests.tiny import write_project
from tests.tiny_plan import tiny_files

from regiokompas.declarations.check import check_targets
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.declarations.plan import load_plan
from regiokompas.declarations.targets import load_targets

REGION = "voorbeeldstreek"
AMBITIONS = """
[[ambitions]]
id = "meer"
name = { nl = "Meer", en = "More", de = "Mehr" }
challenges = [1]
unit = "persons"
baseline = [{ quantity = "inwoners", value = 41, unit = "persons", period = "2021", area = "CR99" }]
increase = 10.0
target_period = "2050"
indicator = "people"
source = "Plan, ambitie"
"""
HEAD = '[[targets]]\nid = "meer"\nchallenges = [1]\nareas = ["CR99"]\n'
GROWTH = HEAD + 'indicator = "people"\nkind = "increase"\nambition = "meer"\n'
LEVEL = HEAD + 'indicator = "people"\nkind = "level"\nvalue = 60\nyear = 2040\nsource = "Besluit"\n'


def project(folder: Path, targets: str) -> Path:
    write_project(folder)
    files = tiny_files() | {"ambitions.toml": AMBITIONS}
    for name, text in files.items():
        path = folder / "regions" / REGION / "plan" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "regions" / REGION / "targets.toml").write_text(targets, encoding="utf-8")
    return folder


def problems(folder: Path, targets: str) -> list[str]:
    root = project(folder, targets)
    found = check_targets(
        load_region(root, REGION), load_plan(root, REGION), load_declarations(root)
    )
    return [str(problem) for problem in found]


def test_a_target_takes_value_year_baseline_and_source_from_its_ambition(tmp_path: Path):
    root = project(tmp_path, GROWTH)
    (target,) = load_targets(root, REGION, plan=load_plan(root, REGION))
    assert (target.value, target.year) == (10.0, 2050)
    assert (target.baseline_period, target.baseline_value) == ("2021", 41.0)
    assert target.source == "Plan, ambitie"


def test_a_region_without_a_targets_file_has_no_targets(tmp_path: Path):
    root = project(tmp_path, GROWTH)
    (root / "regions" / REGION / "targets.toml").unlink()
    assert load_targets(root, REGION, plan=load_plan(root, REGION)) == ()
    region, plan = load_region(root, REGION), load_plan(root, REGION)
    assert check_targets(region, plan, load_declarations(root)) == ()


@pytest.mark.parametrize("targets", [GROWTH, LEVEL])
def test_a_target_that_hangs_together_has_no_problems(tmp_path: Path, targets: str):
    assert problems(tmp_path, targets) == []


@pytest.mark.parametrize(
    ("targets", "line", "sentence"),
    [
        (GROWTH.replace("[1]", "[7]"), 3, "names challenge 7, which does not exist"),
        (GROWTH.replace("CR99", "GM0153"), 4, "neither the region nor one of its municipalities"),
        (GROWTH.replace('["CR99"]', "[]"), 4, "the target is about no area"),
        (GROWTH.replace('"people"', '"peopel"'), 5, "the indicator 'peopel' does not exist"),
        (GROWTH.replace('"people"', '"old-share"'), 5, "measured by 'people', not by 'old-share'"),
        (GROWTH + "value = 20\n", 8, "'value' is written here and in the ambition 'meer'"),
        (GROWTH.replace('= "meer"\n', '= "meerr"\n'), 7, "the ambition 'meerr' does not exist"),
        (GROWTH + "year = 2045\n", 8, "has a year of its own, but does not say why"),
        (LEVEL.replace('source = "Besluit"\n', ""), 1, "the target has no source"),
        (LEVEL.replace("value = 60\n", ""), 1, "a target of kind level needs value"),
        (LEVEL + 'scale = "gap"\n', 1, "a target that is a gap needs a scale that is a gap"),
        (LEVEL.replace("= 60", "= 0") + 'scale = "log"\n', 1, "no place on the scale log"),
        (LEVEL + 'baseline_period = "2041"\n', 1, "does not come after the year of its base"),
        (LEVEL + 'baseline_period = "last"\n', 10, "'last' is no period"),
        (LEVEL.replace("level", "increase"), 1, "an increase needs a value and the period"),
        (LEVEL.replace('"people"', '"old-share"'), 1, "without a right direction only a band"),
        (LEVEL + LEVEL, 11, "the identifier 'meer' is used twice"),
    ],
)
def test_a_target_that_does_not_hang_together_is_refused_with_its_line(
    tmp_path: Path, targets: str, line: int, sentence: str
):
    told = problems(tmp_path, targets)
    expected = f"regions/{REGION}/targets.toml:{line}: "
    assert any(item.startswith(expected) and sentence in item for item in told), told
