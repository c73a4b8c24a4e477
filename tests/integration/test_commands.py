"""The commands as a person or a program calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.cli import main
from regiokompas.warehouse.releases import current_release


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("REGIOKOMPAS_HOME", "REGIOKOMPAS_DATA", "REGIOKOMPAS_REGION", "PORT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def call(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run a command in this process and return its exit code."""
    monkeypatch.setattr("sys.argv", ["regiokompas", *words])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


def built(monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch, "fetch", "--from", "downloads") == 0
    assert call(monkeypatch, "build") == 0


@pytest.mark.usefixtures("project")
def test_from_files_to_a_value_with_its_origin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(monkeypatch)
    capsys.readouterr()
    assert call(monkeypatch, "show", "people", "--area", "GM9001", "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert [value["value"] for value in values] == [10, 12]
    first = values[0]
    assert (first["indicator"], first["area"]) == ("people", "GM9001")
    assert (first["period"], first["unit"], first["status"]) == ("2020", "persons", "final")
    assert first["origin"].keys() >= {
        "publisher", "table", "address", "retrieved_at", "source_version", "licence", "sha256",
    }  # fmt: skip


@pytest.mark.usefixtures("project")
def test_for_people_the_region_is_shown_when_no_area_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(monkeypatch)
    capsys.readouterr()
    assert call(monkeypatch, "show", "people") == 0
    printed = capsys.readouterr().out
    assert "Voorbeeldstreek (CR99)" in printed
    assert "1 January 2021" in printed
    assert "44" in printed


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["show", "peeple"], 6, "no indicator 'peeple'"),
        (["show", "people", "--area", "GM0000"], 6, "no area 'GM0000'"),
        (["show", "people", "--area", "Dorp"], 6, "no area code at all"),
        (["show", "people", "--area", ""], 6, "no area code at all"),
        (["show", "people", "--release", "abc"], 6, "0 releases begin with 'abc'"),
        (["show", "people", "--region", "elders"], 6, "no region 'elders'"),
        (["fetch", "--from", "nergens"], 4, "no folder with downloaded files here"),
        (["pin", "nergens"], 6, "no table 'nergens'"),
        (["preview", "people", "--language", "fr"], 6, "no language 'fr'"),
        (["build", "--pack"], 6, "no figures pack here"),
        (["pin", "made-up-people", "--from", "regions"], 4, "not pinned, because the file is not"),
        (["fetch", "--from", "downloads", "--data-dir", "indicators/units.toml"], 5, "units.toml"),
        (["fetch", "--from", "downloads", "--data-dir", "/proc/none"], 5, "/proc/none"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_done_is_told_with_an_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    told: str,
) -> None:
    built(monkeypatch)
    capsys.readouterr()
    assert call(monkeypatch, *words) == code
    printed = " ".join(capsys.readouterr().err.split())
    assert told in printed
    assert "→" in printed


@pytest.mark.usefixtures("project")
def test_before_anything_was_fetched_the_way_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "show", "people") == 6
    assert "regiokompas build" in capsys.readouterr().err
    assert call(monkeypatch, "build") == 5
    assert "regiokompas fetch" in capsys.readouterr().err


def test_a_file_that_is_absent_is_told_and_the_rest_is_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "downloads" / "people.csv").unlink()
    assert call(monkeypatch, "fetch", "--from", "downloads") == 4
    assert "made-up-people" in capsys.readouterr().err


def test_a_new_column_is_refused_until_it_is_pinned(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "downloads" / "people.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(f"{line};9" if i else f"{line};extra" for i, line in enumerate(lines))
    )
    assert call(monkeypatch, "fetch", "--from", "downloads") == 4
    printed = capsys.readouterr().err
    assert "'extra' is new" in printed
    assert "regiokompas pin made-up-people" in " ".join(printed.split())
    assert call(monkeypatch, "pin", "made-up-people", "--from", "downloads") == 0
    assert call(monkeypatch, "fetch", "--from", "downloads") == 0


def test_declared_content_that_is_wrong_stops_every_command_with_file_and_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "indicators" / "example" / "people.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("decimals", "decimal"))
    for words in (["check"], ["fetch", "--from", "downloads"], ["build"], ["show", "people"]):
        assert call(monkeypatch, *words) == 3
        assert "indicators/example/people.toml:6" in capsys.readouterr().err


def test_pack_and_verify_speak_json(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(monkeypatch)
    capsys.readouterr()
    assert call(monkeypatch, "verify", "--json") == 0
    assert json.loads(capsys.readouterr().out)["identical"] is True
    assert call(monkeypatch, "pack", "--json") == 0
    packed = json.loads(capsys.readouterr().out)
    assert packed["release"] == current_release(project / "var/releases/voorbeeldstreek").id
    assert call(monkeypatch, "pin", "--from", "downloads", "--json") == 0
    (pinned,) = json.loads(capsys.readouterr().out)
    assert (pinned["table_id"], pinned["state"]) == ("made-up-people", "unchanged")
    assert call(monkeypatch, "preview", "people", "--no-open", "--json") == 0
    assert "44" in json.loads(capsys.readouterr().out)["title"]
    assert call(monkeypatch, "build", "--pack", "--json", "--data-dir", "other") == 0
    assert json.loads(capsys.readouterr().out)["release"] == packed["release"]


@pytest.mark.usefixtures("project")
def test_a_draft_can_be_seen_before_it_is_published(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    path = project / "indicators" / "example" / "people.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"published"', '"draft"'))
    built(monkeypatch)
    assert call(monkeypatch, "preview", "people", "--no-open") == 0
    assert "people-nl.svg" in capsys.readouterr().err
    drawn = (project / "var" / "previews" / "people-nl.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "44" in drawn


def test_in_a_fresh_checkout_figures_come_from_the_pack(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(monkeypatch)
    assert call(monkeypatch, "pack") == 0
    capsys.readouterr()
    assert call(monkeypatch, "show", "people", "--json", "--data-dir", "fresh") == 0
    printed = capsys.readouterr()
    assert [value["value"] for value in json.loads(printed.out)] == [40, 44]
    assert "from the figures pack" in printed.err
    assert (project / "fresh" / "releases" / "voorbeeldstreek" / "current").is_file()


def test_a_pack_whose_list_of_digests_is_cut_off_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(monkeypatch)
    assert call(monkeypatch, "pack") == 0
    digests = project / "regions" / "voorbeeldstreek" / "figures" / "digests.json"
    whole = digests.read_bytes()
    capsys.readouterr()
    for damaged in (whole[:60], b"{}", b"[]"):
        digests.write_bytes(damaged)
        assert call(monkeypatch, "build", "--pack", "--data-dir", "fresh") == 5
        assert "digests.json" in capsys.readouterr().err


def test_an_indicator_declared_twice_is_refused_with_both_files(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = project / "indicators" / "example" / "people.toml"
    second = project / "indicators" / "other" / "people.toml"
    second.parent.mkdir()
    second.write_bytes(first.read_bytes())
    assert call(monkeypatch, "check") == 3
    printed = capsys.readouterr().err
    assert "indicators/other/people.toml:1" in printed
    assert "also in indicators/example/people.toml" in printed


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
@pytest.mark.usefixtures("project")
def test_a_port_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    assert call(monkeypatch, "serve", "--port", port) == 2


@pytest.mark.parametrize("name", ["series.parquet", "origins.json", "areas.json"])
def test_verify_refuses_a_release_with_a_damaged_file(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    built(monkeypatch)
    damaged = current_release(project / "var/releases/voorbeeldstreek").folder / name
    damaged.write_bytes(damaged.read_bytes()[:-5])
    capsys.readouterr()
    assert call(monkeypatch, "verify") == 5
    assert name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "code", "told"),
    [
        ("nonsense", 8, "DATABASE_URL is not the address of a database"),
        ("postgres://nobody:secret@127.0.0.1:1/none", 16, "the database cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(
    project: Path, address: str, code: int, told: str
) -> None:
    for words in (
        ["fetch", "--from", "downloads"],
        ["build"],
        ["pack"],
        ["serve", "--port", "8799"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "regiokompas.cli", *words],
            cwd=project,
            env={**os.environ, "DATABASE_URL": address, "REGIOKOMPAS_HOME": str(project)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr
