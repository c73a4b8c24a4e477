"""The frozen lists from the official tables, and the commands that compare."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from regiokompas.analysis.comparison.matching import differences
from regiokompas.cli import every_command  # noqa: F401  # registers the commands
from regiokompas.cli.app import app
from regiokompas.declarations.check import check_declarations
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.build import peers_of
from regiokompas.pipeline.comparison import comparer_of, rematched
from regiokompas.warehouse.releases import Release, loaded_peers, loaded_series


def test_the_official_tables_give_the_frozen_lists_of_all_342_municipalities(
    official_release: Release, project_root: Path
):
    declarations = load_declarations(project_root)
    found = rematched(loaded_series(official_release.folder), declarations)
    assert len(found) == 342
    assert declarations.comparisons.matched is not None
    assert len(declarations.comparisons.matched.matches) == 342
    assert differences(declarations.comparisons.matched.matches, found) == {}


def test_municipalities_that_merged_have_matches_and_those_without_figures_are_nobodys(
    official_release: Release, project_root: Path
):
    found = rematched(loaded_series(official_release.folder), load_declarations(project_root))
    lacking = {match.area: match.absent for match in found if match.absent}
    matched = {match.area for match in found if match.others}
    assert {"GM1982", "GM1991", "GM1992"} <= matched | set(lacking)
    assert not {code for match in found for code in match.others} & set(lacking)


def test_no_match_comes_from_the_same_programme_region(project_root: Path):
    comparisons = load_declarations(project_root).comparisons
    assert comparisons.matched is not None
    for members in comparisons.peers.values():
        for code in members:
            assert not set(comparisons.matches_of(code)) & set(members)


def test_other_regions_are_the_sums_of_their_municipalities(
    official_release: Release, project_root: Path
):
    declarations, region = load_declarations(project_root), load_region(project_root, "twente")
    peers = peers_of(declarations, region)
    assert len(peers) == 7
    assert "twente" not in peers
    series, found = loaded_series(official_release.folder), loaded_peers(official_release.folder)
    for peer, members in peers.items():
        parts = series.filter(pl.col("area").is_in(list(members))).filter(
            indicator="inhabitants", period="2026"
        )
        own = found.filter(indicator="inhabitants", peer=peer, period="2026")
        assert own["value"].to_list() == [parts["value"].sum()]


def test_a_published_area_with_the_same_municipalities_agrees(
    official_release: Release, project_root: Path
):
    """Zeeuws-Vlaanderen is also a COROP area; the national office publishes its inhabitants."""
    found = loaded_peers(official_release.folder).filter(indicator="inhabitants")
    own = found.filter(peer="zeeuws-vlaanderen", period="2026")
    assert own["value"].to_list() == [106530.0]
    assert load_declarations(project_root).comparisons.peers["zeeuws-vlaanderen"]


def test_the_region_is_compared_with_all_three(official_release: Release, project_root: Path):
    declarations, region = load_declarations(project_root), load_region(project_root, "twente")
    comparer = comparer_of(declarations, region, texts=official_release.declarations())
    found = comparer.compare(
        "share-65-plus",
        region.code,
        series=loaded_series(official_release.folder),
        peers=loaded_peers(official_release.folder),
        marks=official_release.marks(),
    )
    assert found is not None
    assert found.change is not None
    assert found.group.values is not None
    assert found.group.is_of_region
    assert len(found.peers) == 7
    assert set(comparer.matched_with("GM0141")).isdisjoint(m.code for m in region.members)


@pytest.fixture
def declared(project_root: Path, tmp_path: Path) -> Path:
    for name in ("indicators", "tables", "comparisons"):
        shutil.copytree(project_root / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("programme-regions.toml", '"GM0400"', '"GM0441"', "takes part in two regions"),
        ("programme-regions.toml", '"GM0400"', '"CR18"', "is no municipality"),
        ("programme-regions.toml", 'as_of = "2022-08-30"', 'as_of = ""', "called verified without"),
        (
            "programme-regions.toml",
            'name = "Noard-Fryslân"\nis_verified = false',
            'name = "Noard-Fryslân"\nmembers = ["GM1970"]\nis_verified = false',
            "can have no members",
        ),
        ("matching.toml", '"share-65-plus"', '"share-66-plus"', "does not exist"),
        ("matching.toml", "least_covariates = 6", "least_covariates = 9", "must lie between"),
        ("matching.toml", "count = 10", "count = 9", "has 10 municipalities, not 9"),
        ("matching.toml", "version = 1", "version = 2", "which is not there"),
        ("matched-municipalities.toml", 'GM0014 = ["', 'GM0014 = ["GM0014", "', "names itself"),
    ],
)
def test_a_wrong_declaration_is_told_with_file_and_line(declared, file, old, new, message):
    path = declared / "comparisons" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = check_declarations(load_declarations(declared))
    assert any(message in problem.sentence for problem in problems)
    assert all(problem.place.startswith("comparisons/") for problem in problems)


def test_the_commands_speak_json(
    official_release: Release, project_root: Path, monkeypatch: pytest.MonkeyPatch
):
    data_dir = official_release.folder.parent.parent.parent
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project_root))
    shared = ["--data-dir", str(data_dir), "--region", "twente", "--json"]
    told = json.loads(CliRunner().invoke(app, ["match", "--strict", *shared]).stdout)
    assert (told["agrees"], told["municipalities"]) == (True, 342)
    asked = ["compare", "share-65-plus", "--area", "GM0141", *shared]
    told = json.loads(CliRunner().invoke(app, asked).stdout)
    assert told["comparison"]["kind"] == "level"
    assert len(told["comparison"]["group"]["areas"]) == 10
    assert [region["id"] for region in told["comparison"]["regions_not_verified"]] == [
        "noord-en-oost-groningen", "noard-fryslan", "zuid-en-oost-drenthe",
    ]  # fmt: skip
    balance = ["compare", "net-domestic-migration", *shared]
    assert "balance" in json.loads(CliRunner().invoke(app, balance).stdout)["reason"]


def test_an_area_that_does_not_exist_is_refused_in_a_sentence(
    official_release: Release, project_root: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project_root))
    data_dir = official_release.folder.parent.parent.parent
    answer = CliRunner().invoke(
        app,
        ["compare", "homes", "--area", "GM9999", "--data-dir", str(data_dir), "--region", "twente"],
    )
    assert "there is no area 'GM9999'" in str(answer.exception)
