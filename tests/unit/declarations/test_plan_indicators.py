"""A plan that names an indicator which does not exist is told where."""

from tests.tiny_plan import challenge, tiny_files

from regiokompas.declarations.checks.plan_indicators import plan_indicator_findings
from regiokompas.declarations.plan import parse_plan

FIGURE = '{ quantity = "x", value = 1.0, unit = "x", indicator = "onbekend" }'


def found_in(**files: str) -> list[tuple[str, tuple[str | int, ...]]]:
    paths = {
        f"{name}.toml".replace("__", "/").replace("_", "-"): text for name, text in files.items()
    }
    plan = parse_plan(tiny_files() | paths, "plan")
    findings = plan_indicator_findings(plan, ["homes"])
    return [(path, location) for path, (location, _, _) in findings]


def test_a_challenge_may_only_name_indicators_that_exist() -> None:
    text = challenge(2, "Werken", top='indicators = ["homes", "hmes"]')
    assert found_in(challenges__opgave_02=text) == [("challenges/opgave-02.toml", ("indicators",))]


def test_a_stated_figure_may_only_name_an_indicator_that_exists() -> None:
    text = challenge(2, "Werken", f'[[context]]\ntext = "x"\nfigures = [{FIGURE}]')
    assert found_in(challenges__opgave_02=text) == [
        ("challenges/opgave-02.toml", ("context", 1, "figures", 0, "indicator"))
    ]


def test_an_ambition_may_only_name_an_indicator_that_exists() -> None:
    text = tiny_files()["ambitions.toml"] + f'indicator = "hmes"\nbaseline = [{FIGURE}]\n'
    assert found_in(ambitions=text) == [
        ("ambitions.toml", ("ambitions", 0, "indicator")),
        ("ambitions.toml", ("ambitions", 0, "baseline", 0, "indicator")),
    ]
