"""From snapshots to a release, and back from a pack: whole, repeatable, refusing what is wrong."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.domain.errors import FigureError, NotFoundError, RegiokompasError, StorageError
from regiokompas.pipeline.build import (
    build_contents,
    build_from_pack,
    declared_texts,
    unbuilt_contents,
)
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.needs import tables_needed
from regiokompas.pipeline.verify import verify
from regiokompas.warehouse.packs import read_pack, write_pack
from regiokompas.warehouse.releases import (
    Contents,
    Release,
    current_release,
    matches,
    open_release,
    set_current,
    write_release,
)
from regiokompas.warehouse.snapshots import SnapshotStore

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def fetch_all(project: Path) -> SnapshotStore:
    fetch(
        tables_needed(load_declarations(project), load_region(project, "voorbeeldstreek")),
        data_dir=project / "var",
        downloads=project / "downloads",
        pinned_dir=project / "tables" / "pinned",
        at=AT,
    )
    return SnapshotStore(project / "var" / "snapshots")


def contents(project: Path) -> Contents:
    return build_contents(
        load_declarations(project),
        load_region(project, "voorbeeldstreek"),
        store=fetch_all(project),
        texts=declared_texts(project, region="voorbeeldstreek"),
        code_version="1",
    )


def release(project: Path) -> Release:
    return write_release(contents(project), folder=project / "var" / "releases")


def values(release: Release, indicator: str, area: str) -> dict[str, float | None]:
    rows = release.series().filter(indicator=indicator, area=area)
    return dict(rows.select("period", "value").iter_rows())


def test_a_release_holds_municipalities_region_and_country(project: Path) -> None:
    built = release(project)
    assert values(built, "people", "GM9001") == {"2020": 10, "2021": 12}
    assert values(built, "people", "CR99") == {"2020": 40, "2021": 44}
    assert values(built, "people", "NL01") == {"2020": 1000, "2021": 1100}
    assert values(built, "old-share", "CR99") == {
        "2020": 20.0,
        "2021": pytest.approx(100 * 10 / 44),
    }


def test_a_published_figure_of_the_region_wins_over_the_sum(project: Path) -> None:
    with (project / "downloads" / "people.csv").open("a", encoding="utf-8") as stream:
        stream.write("CR99;2021;45;10\n")
    built = release(project)
    assert values(built, "people", "CR99") == {"2020": 40, "2021": 45}


def test_every_value_names_the_table_it_came_from(project: Path) -> None:
    built = release(project)
    assert set(built.series()["origin"].list.join("+")) == {"made-up-people"}
    origin = built.origins()["made-up-people"]
    assert (origin.publisher, origin.retrieved_at[:10]) == ("Voorbeeldbureau", "2026-11-23")


def test_building_twice_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    first = write_release(contents(project), folder=tmp_path / "a")
    second = write_release(contents(project), folder=tmp_path / "b")
    assert first.id == second.id
    for path in first.folder.iterdir():
        assert path.read_bytes() == (second.folder / path.name).read_bytes()


def test_fetching_the_same_folder_on_another_day_gives_the_same_release(project: Path) -> None:
    when = datetime(2026, 3, 1, tzinfo=UTC).timestamp()
    os.utime(project / "downloads" / "people.csv", (when, when))
    first = release(project)
    assert first.origins()["made-up-people"].retrieved_at == "2026-03-01T00:00:00Z"
    shutil.rmtree(project / "var")
    declarations = load_declarations(project)
    region = load_region(project, "voorbeeldstreek")
    fetch(
        tables_needed(declarations, region),
        data_dir=project / "var",
        downloads=project / "downloads",
        pinned_dir=project / "tables" / "pinned",
        at=AT + timedelta(days=400),
    )
    assert release(project).id == first.id


def test_a_release_from_the_pack_is_the_release_from_the_snapshots(project: Path) -> None:
    built = release(project)
    write_pack(built, folder=project / "pack")
    again = build_from_pack(
        load_declarations(project),
        load_region(project, "voorbeeldstreek"),
        pack=read_pack(project / "pack"),
        texts=declared_texts(project, region="voorbeeldstreek"),
        code_version="1",
    )
    assert write_release(again, folder=project / "elsewhere").id == built.id


def test_a_release_is_recognised_as_the_one_of_its_pack(project: Path) -> None:
    built = release(project)
    write_pack(built, folder=project / "pack")
    region = load_region(project, "voorbeeldstreek")
    texts = declared_texts(project, region="voorbeeldstreek")
    pack = read_pack(project / "pack")
    same = unbuilt_contents(region, pack=pack, texts=texts, code_version="1")
    newer = unbuilt_contents(region, pack=pack, texts=texts, code_version="2")
    assert matches(built, same)
    assert not matches(built, newer)


def test_verify_says_identical_when_recomputed_from_the_snapshots(project: Path) -> None:
    result = verify(
        release(project), store=SnapshotStore(project / "var" / "snapshots"), code_version="1"
    )
    assert (result.identical, result.recomputed_from) == (True, "snapshots")


def test_verify_works_from_the_release_alone_and_says_so(project: Path) -> None:
    result = verify(release(project), store=SnapshotStore(project / "none"), code_version="1")
    assert (result.identical, result.recomputed_from) == (True, "figures")


def test_verify_still_holds_after_the_declarations_have_moved_on(project: Path) -> None:
    built = release(project)
    (project / "indicators" / "example" / "people.toml").unlink()
    store = SnapshotStore(project / "var" / "snapshots")
    assert verify(built, store=store, code_version="1").identical


def test_verify_names_the_first_figure_that_differs(project: Path) -> None:
    honest = contents(project)
    series = honest.series
    wrong = Contents(
        region=honest.region,
        series=series.with_columns(value=series["value"] + (series["area"] == "GM9001")),
        figures=honest.figures,
        origins=honest.origins,
        areas=honest.areas,
        declarations=honest.declarations,
        code_version=honest.code_version,
        boundaries=honest.boundaries,
    )
    forged = write_release(wrong, folder=project / "var" / "releases")
    store = SnapshotStore(project / "var" / "snapshots")
    result = verify(forged, store=store, code_version="1")
    assert not result.identical
    assert "series.parquet differs" in result.difference
    assert "old-share, GM9001, 2020" in result.difference


def test_verify_names_another_version_of_the_code(project: Path) -> None:
    store = SnapshotStore(project / "var" / "snapshots")
    result = verify(release(project), store=store, code_version="2")
    assert not result.identical
    assert "version 1" in result.difference


def test_an_altered_release_is_refused(project: Path) -> None:
    built = release(project)
    path = built.folder / "series.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(StorageError, match="absent or altered"):
        open_release(built.folder).series()


def test_an_altered_manifest_is_refused(project: Path) -> None:
    built = release(project)
    path = built.folder / "manifest.json"
    path.write_text(json.dumps({**built.manifest, "region": "elders"}), encoding="utf-8")
    with pytest.raises(StorageError, match="manifest of this release was altered"):
        open_release(built.folder)


def test_an_altered_snapshot_is_refused_and_nothing_is_written(project: Path) -> None:
    store = fetch_all(project)
    (path,) = [path for path in store.root.glob("answers/*/*") if path.is_file()]
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(StorageError, match=r"people\.csv"):
        build_contents(
            load_declarations(project),
            load_region(project, "voorbeeldstreek"),
            store=store,
            texts={},
            code_version="1",
        )
    assert not (project / "var" / "releases").exists()


def test_an_altered_pack_is_refused(project: Path) -> None:
    write_pack(release(project), folder=project / "pack")
    path = project / "pack" / "figures.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StorageError, match="pack is absent, cut off or altered"):
        read_pack(project / "pack")


def test_a_member_whose_code_does_not_exist_is_told(project: Path) -> None:
    path = project / "regions" / "voorbeeldstreek" / "region.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("GM9002", "GM0999"), encoding="utf-8")
    with pytest.raises(FigureError, match=r"Voorbeeldstad \(GM0999\) is declared as a member"):
        release(project)


def test_a_table_that_was_never_fetched_is_told(project: Path) -> None:
    with pytest.raises(StorageError, match="no snapshot of made-up-people"):
        build_contents(
            load_declarations(project),
            load_region(project, "voorbeeldstreek"),
            store=SnapshotStore(project / "var" / "snapshots"),
            texts={},
            code_version="1",
        )


def test_without_any_release_the_way_to_one_is_told(project: Path) -> None:
    with pytest.raises(NotFoundError, match="no release of the figures yet"):
        current_release(project / "var" / "releases")


def test_the_current_release_is_the_one_that_was_set(project: Path) -> None:
    built = release(project)
    set_current(built)
    assert current_release(project / "var" / "releases").id == built.id


def test_two_sources_that_contradict_each_other_are_not_joined(project: Path) -> None:
    table = (project / "tables" / "made-up-people.toml").read_text(encoding="utf-8")
    (project / "tables" / "made-up-other.toml").write_text(
        table.replace("made-up-people", "made-up-other").replace("people.csv", "other.csv"),
        encoding="utf-8",
    )
    pinned = project / "tables" / "pinned"
    (pinned / "made-up-other.json").write_bytes((pinned / "made-up-people.json").read_bytes())
    (project / "downloads" / "other.csv").write_text(
        "code;period;people;old\nGM9001;2021;13;2\n", encoding="utf-8"
    )
    path = project / "indicators" / "example" / "people.toml"
    second = (
        '[[inputs.people.parts]]\ntable = "made-up-other"\nmeasure = "people"\nunit = "aantal"\n'
    )
    text = path.read_text(encoding="utf-8").replace("[formula]", second + "\n[formula]")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FigureError, match="contradict each other for GM9001 in 2021: 12 and 13"):
        release(project)
    path.write_text(
        text.replace("[inputs.people]", "[inputs.people]\ntolerance = 1.0"), encoding="utf-8"
    )
    assert values(release(project), "people", "GM9001") == {"2020": 10, "2021": 12}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("GM9001;2022;1.000;1\n", "1.000"),
        ("GM9001;2022;12\n", "cut off"),
        ("GM9001;22;12;1\n", "22"),
        ("XX9001;2022;12;1\n", "XX9001"),
        ("GM9001;2021;12;2\n", "GM9001"),
    ],
)
def test_bad_figures_are_refused_with_the_name_of_the_file(
    project: Path, line: str, told: str
) -> None:
    with (project / "downloads" / "people.csv").open("a", encoding="utf-8") as stream:
        stream.write(line)
    with pytest.raises(RegiokompasError) as caught:
        release(project)
    assert told in str(caught.value)
    assert "people.csv" in str(caught.value)
    assert not (project / "var" / "releases").exists()


def test_a_region_that_a_table_is_not_about_is_built_without_its_figures(project: Path) -> None:
    indicator = project / "indicators" / "example" / "people.toml"
    own = indicator.with_name("own-people.toml")
    text = indicator.read_text(encoding="utf-8")
    own.write_text(
        text.replace('"people"', '"own-people"', 1).replace("made-up-people", "made-up-own-people")
    )
    table = project / "tables" / "made-up-people.toml"
    own_table = table.with_name("made-up-own-people.toml")
    own_table.write_text(
        table.read_text(encoding="utf-8")
        .replace("made-up-people", "made-up-own-people")
        .replace("people.csv", "own.csv")
    )
    downloads = project / "downloads"
    header, first, *_ = (downloads / "people.csv").read_text(encoding="utf-8").splitlines()
    elsewhere = first.replace("NL01", "CR98")
    (downloads / "own.csv").write_text(f"{header}\n{elsewhere}\n")
    pinned = project / "tables" / "pinned"
    (pinned / "made-up-own-people.json").write_bytes((pinned / "made-up-people.json").read_bytes())
    made = contents(project)
    known = made.series.filter(made.series["value"].is_not_null())
    assert "people" in set(known["indicator"])
    assert "own-people" not in set(known["indicator"])
