"""Small numbers are hidden before they reach a release, and nowhere can they be worked out."""

from pathlib import Path

import polars as pl
import pytest
from tests.tiny import FIGURES, write_project
from tests.vintages import FIRST, REGION, SECOND, build, call, fetch_on

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.build import build_from_pack, declared_texts
from regiokompas.pipeline.verify import verify
from regiokompas.warehouse.packs import read_pack, write_pack
from regiokompas.warehouse.releases import Release, write_release
from regiokompas.warehouse.snapshots import SnapshotStore

PROTECTION = """
[protection]
measures = ["old"]
rules = { threshold = 5 }
reason = { nl = "Kleine aantallen.", en = "Small numbers.", de = "Kleine Zahlen." }
"""
OLD = "made-up-people|old||1"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(tmp_path)
    table = folder / "tables" / "made-up-people.toml"
    table.write_text(table.read_text(encoding="utf-8") + PROTECTION, encoding="utf-8")
    return folder


def hidden(project: Path) -> Release:
    fetch_on(project, FIRST, FIGURES)
    return build(project)


def told(frame: pl.DataFrame, area: str) -> list[float | None]:
    return frame.filter(pl.col("area") == area).sort("period")["value"].to_list()


def test_a_small_count_is_hidden_another_protects_it_and_the_total_stays(project: Path) -> None:
    release = hidden(project)
    counts = release.figures().filter(pl.col("part") == OLD)
    assert told(counts, "GM9001") == [None, None]
    assert told(counts, "GM9002") == [None, None]
    assert told(counts, "CR99") == [8, 10]
    assert told(counts, "NL01") == [200, 231]  # elsewhere nothing is hidden
    rules = release.hidden().filter(pl.col("period") == "2020").select("area", "rule")
    assert rules.rows() == [("GM9001", "threshold"), ("GM9002", "secondary")]


def test_what_follows_from_a_hidden_count_is_hidden_and_the_region_is_exact(project: Path) -> None:
    shares = hidden(project).series().filter(pl.col("indicator") == "old-share")
    assert told(shares, "GM9001") == [None, None]
    assert set(shares.filter(pl.col("area") == "GM9001")["status"]) == {"secret"}
    assert told(shares, "CR99") == [20.0, pytest.approx(100 * 10 / 44)]


def test_the_log_holds_no_value(project: Path) -> None:
    log = hidden(project).hidden()
    assert log.columns == ["part", "area", "period", "rule", "because"]


def test_a_country_is_hidden_where_a_municipality_elsewhere_is(project: Path) -> None:
    fetch_on(project, FIRST, FIGURES.replace("GM9999;2021;50;5", "GM9999;2021;50;2"))
    counts = build(project).figures().filter(pl.col("part") == OLD)
    assert told(counts, "GM9999") == [None]
    assert told(counts, "NL01") == [200, None]


def test_what_one_vintage_hides_no_other_tells(project: Path) -> None:
    grown = FIGURES.replace("GM9001;2020;10;1", "GM9001;2020;10;6")
    fetch_on(project, FIRST, grown)
    fetch_on(project, SECOND, FIGURES)
    release = build(project)
    log = release.history().log.filter(pl.col("part") == OLD, pl.col("area") == "GM9001")
    assert log["value"].to_list() == [None] * log.height
    assert log.height


def test_the_pack_tells_nothing_hidden_and_gives_the_same_release(project: Path) -> None:
    release = hidden(project)
    write_pack(release, folder=project / "pack")
    pack = read_pack(project / "pack")
    assert told(pack.figures.filter(pl.col("part") == OLD), "GM9001") == [None, None]
    again = build_from_pack(
        load_declarations(project),
        load_region(project, REGION),
        pack=pack,
        texts=declared_texts(project, region=REGION),
        code_version="1",
    )
    assert write_release(again, folder=project / "elsewhere").id == release.id


def test_verify_hides_the_same(project: Path) -> None:
    store = SnapshotStore(project / "var" / "snapshots")
    result = verify(hidden(project), store=store, code_version="1")
    assert (result.identical, result.recomputed_from) == (True, "snapshots")


def test_sums_over_businesses_are_hidden_by_contributors_and_dominance(project: Path) -> None:
    table = project / "tables" / "made-up-people.toml"
    text = table.read_text(encoding="utf-8")
    text = text.replace(
        'measures = ["old"]', 'measures = ["old"]\ncontributors = "n"\nlargest = "top"'
    )
    table.write_text(text, encoding="utf-8")
    rows = [line.split(";") for line in FIGURES.splitlines()]
    more = [[*rows[0], "n", "top"]] + [[*row, "9", "1"] for row in rows[1:]]
    for row in more:
        if row[:2] == ["GM9001", "2020"]:
            row[4:] = ["2", "1"]
        if row[:2] == ["GM9002", "2021"]:
            row[4:] = ["9", "8"]
    pinned = project / "tables" / "pinned" / "made-up-people.json"
    pinned.write_text(pinned.read_text().replace('"old"', '"old",\n  "n",\n  "top"'))
    fetch_on(project, FIRST, "".join(";".join(row) + "\n" for row in more))
    release = build(project)
    rules = {row[1:3]: row[3] for row in release.hidden().iter_rows()}
    assert rules["GM9001", "2020"] == "contributors"
    assert rules["GM9002", "2021"] == "dominance"
    assert set(release.figures()["part"]) == {OLD, "made-up-people|people||1"}


def test_the_command_lists_what_is_hidden(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden(project)
    assert call(project, monkeypatch, "disclosure") == 0
    spoken = capsys.readouterr()
    assert "threshold" in spoken.out
    assert "4 figures are hidden here" in spoken.err


def test_a_protection_of_nothing_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = project / "tables" / "made-up-people.toml"
    table.write_text(table.read_text().replace('measures = ["old"]', "measures = []"))
    assert call(project, monkeypatch, "check") == 3
    assert "the protection names no measure" in capsys.readouterr().err
