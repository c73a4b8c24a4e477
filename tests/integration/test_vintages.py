"""A source that corrects itself: every vintage stays, and a release tells what was known when."""

import json
import shutil
from pathlib import Path

import pytest
from tests.tiny import FIGURES, write_project
from tests.vintages import FIRST, REGION, REVISED, SECOND, build, call, fetch_on, twice

from regiokompas.analysis.revisions import direction_changes, revision_statistics
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.build import build_from_pack, declared_texts
from regiokompas.pipeline.series import Rules, rules_of
from regiokompas.pipeline.verify import verify
from regiokompas.pipeline.vintages import days_of, facts_of, known_on, vintages_of
from regiokompas.warehouse.packs import Pack, pack_of, read_pack, write_pack
from regiokompas.warehouse.releases import matches, write_release
from regiokompas.warehouse.snapshots import SnapshotStore


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def known(project: Path, pack: Pack, day: str, area: str) -> dict[str, float | None]:
    declarations = load_declarations(project)
    rules = rules_of(declarations, load_region(project, REGION))
    found = known_on(pack, declarations.indicators["people"], rules, day=day)
    rows = found.series.filter(area=area)
    return dict(rows.select("period", "value").iter_rows())


@pytest.mark.parametrize(
    ("day", "town", "region"),
    [
        ("2026-01-09", {}, {}),
        ("2026-01-10", {"2020": 10, "2021": 12}, {"2020": 40, "2021": 44}),
        ("2026-06-09", {"2020": 10, "2021": 12}, {"2020": 40, "2021": 44}),
        (
            "2026-06-10",
            {"2020": 10, "2021": 9, "2022": 15},
            {"2020": None, "2021": 41, "2022": 48},
        ),
    ],
)
def test_a_release_tells_what_was_known_on_a_day_and_what_followed_from_it(
    project: Path, day: str, town: dict[str, float | None], region: dict[str, float | None]
) -> None:
    pack = pack_of(twice(project))
    assert known(project, pack, day, "GM9001") == town
    assert known(project, pack, day, "CR99") == region


def test_a_vintage_keeps_its_moment_and_its_digest(project: Path) -> None:
    pack = pack_of(twice(project))
    vintages = vintages_of(pack, "made-up-people")
    assert [item.retrieved_at[:10] for item in vintages] == [FIRST, SECOND]
    assert len({item.sha256 for item in vintages}) == 2
    assert pack.origins["made-up-people"] == vintages[-1]


def test_each_figure_is_kept_once_for_each_change(project: Path) -> None:
    log = twice(project).history().log
    people = log.filter(area="GM9001", part="made-up-people|people||1")
    assert sorted(people["value"].to_list()) == [9, 10, 12, 15]
    assert log.filter(area="NL01").height == 4  # two parts, two years, never changed


def test_with_one_vintage_there_is_no_history_and_no_file_of_it(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    release = build(project)
    assert "history.parquet" not in release.manifest["files"]
    assert release.history().vintages == {}
    people = load_declarations(project).indicators["people"]
    facts = facts_of(pack_of(release), people, Rules(region=load_region(project, REGION)))
    assert revision_statistics(facts)["figures"].sum() == 0
    assert revision_statistics(facts)["bias"].to_list() == [None]


def test_revisions_are_counted_over_all_figures_that_were_told_again(project: Path) -> None:
    people = load_declarations(project).indicators["people"]
    pack = pack_of(twice(project))
    assert days_of(pack, people, load_region(project, REGION)) == (FIRST, SECOND)
    facts = facts_of(pack, people, Rules(region=load_region(project, REGION)))
    (row,) = revision_statistics(facts).to_dicts()
    # Told again: country 2, GM9001 2, GM9002 1, GM9999 1, region 1. Two of them moved by -3.
    assert row["figures"] == 7
    assert row["bias"] == pytest.approx(-6 / 7)
    assert row["mean_absolute"] == pytest.approx(6 / 7)
    assert row["withdrawn"] == 2  # GM9002 in 2020, and with it the region
    # GM9001 rose from 10 to 12 at first, and fell from 10 to 9 by the new figures.
    (turns,) = direction_changes(facts).to_dicts()
    assert turns["turned"] == 1


def test_building_again_from_both_vintages_gives_the_same_release(project: Path) -> None:
    assert twice(project).id == build(project).id


def test_the_pack_carries_the_history_and_gives_the_same_release(project: Path) -> None:
    release = twice(project)
    folder = project / "regions" / REGION / "figures"
    write_pack(release, folder=folder)
    again = build_from_pack(
        load_declarations(project),
        load_region(project, REGION),
        pack=read_pack(folder),
        texts=declared_texts(project, region=REGION),
        code_version="1",
    )
    assert matches(release, again)
    assert write_release(again, folder=project / "elsewhere").id == release.id


def test_a_vintage_survives_the_loss_of_its_snapshot(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    build(project)
    shutil.rmtree(project / "var" / "snapshots")
    fetch_on(project, SECOND, REVISED)
    pack = pack_of(build(project))
    assert known(project, pack, FIRST, "GM9001") == {"2020": 10, "2021": 12}


def test_verify_recomputes_the_history_of_a_release_and_no_later_one(project: Path) -> None:
    release = twice(project)
    store = SnapshotStore(project / "var" / "snapshots")
    assert verify(release, store=store, code_version="1").identical
    fetch_on(project, "2026-09-10", FIGURES)
    build(project)
    result = verify(release, store=store, code_version="1")
    assert (result.identical, result.recomputed_from) == (True, "snapshots")


def test_verify_needs_no_snapshot_of_an_earlier_vintage(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES)
    build(project)
    shutil.rmtree(project / "var" / "snapshots")
    fetch_on(project, SECOND, REVISED)
    release = build(project)
    store = SnapshotStore(project / "var" / "snapshots")
    result = verify(release, store=store, code_version="1")
    assert (result.identical, result.recomputed_from) == (True, "snapshots")


def test_the_command_shows_a_figure_as_known_on_a_day(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    twice(project)
    words = ("show", "people", "--area", "GM9001", "--json", "--as-known-on")
    assert call(project, monkeypatch, *words, "2026-03-01") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["period"], row["value"]) for row in rows] == [("2020", 10), ("2021", 12)]
    assert {row["as_known_on"] for row in rows} == {"2026-03-01"}
    assert rows[0]["origin"]["retrieved_at"][:10] == FIRST


def test_before_the_first_vintage_nothing_is_shown_and_the_first_day_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    twice(project)
    assert call(project, monkeypatch, "show", "people", "--as-known-on", "2025-12-31") == 0
    assert f"first asked on {FIRST}" in capsys.readouterr().err


def test_what_is_no_day_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    twice(project)
    assert call(project, monkeypatch, "show", "people", "--as-known-on", "spring") == 6
    assert "'spring' is no day" in capsys.readouterr().err


def test_the_command_tells_revisions_or_that_none_was_seen(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_on(project, FIRST, FIGURES)
    build(project)
    assert call(project, monkeypatch, "revisions", "people") == 0
    assert "no revision was seen yet" in capsys.readouterr().err
    twice(project)
    assert call(project, monkeypatch, "revisions", "people", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["revision_seen"]
    assert [row["retrieved_at"][:10] for row in told["vintages"]] == [FIRST, SECOND]
    assert told["by_status"][0]["figures"] == 7


def test_a_frozen_baseline_stays_beside_the_present_figures(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_on(project, FIRST, FIGURES)
    build(project)
    assert call(project, monkeypatch, "baseline", "freeze", "nulmeting") == 0
    assert call(project, monkeypatch, "baseline", "freeze", "nulmeting") == 0
    twice(project)
    capsys.readouterr()
    words = ("baseline", "show", "nulmeting", "--indicator", "people", "--json")
    assert call(project, monkeypatch, *words) == 0
    rows = {row["area"]: row for row in json.loads(capsys.readouterr().out)}
    assert {row["period"] for row in rows.values()} == {"2021"}
    assert (rows["GM9001"]["value_then"], rows["GM9001"]["value_now"]) == (12, 9)
    assert (rows["CR99"]["outcome"], rows["GM9002"]["outcome"]) == ("revised", "unchanged")


def test_a_baseline_never_becomes_another_release(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_on(project, FIRST, FIGURES)
    build(project)
    assert call(project, monkeypatch, "baseline", "freeze", "nulmeting") == 0
    twice(project)
    assert call(project, monkeypatch, "baseline", "freeze", "nulmeting") == 5
    assert "a frozen baseline never changes" in capsys.readouterr().err
    assert call(project, monkeypatch, "baseline", "freeze", "../elders") == 6
    assert call(project, monkeypatch, "baseline", "show", "andere") == 6
