"""A draft is written from a look at a file, and never over anything."""

from pathlib import Path

import pytest
from tests.tiny import write_project
from typer.testing import CliRunner

from regiokompas.cli import every_command  # noqa: F401  # registers the commands
from regiokompas.cli.app import app
from regiokompas.declarations.load import load_declarations
from regiokompas.domain.errors import RegiokompasError
from regiokompas.sources.files.look import look_at

TEXT = (
    "Code;Water;Jaar;Tuinen (%);Leeg\n"
    "GM9001;NEE;2024;12,5;-99999999\nGM9001;JA;2024;.;.\nGM9002;NEE;2024;7,5;.\n"
)
WISH = (
    *("new", "indicator", "gardens", "--from", "downloads", "--file", "gardens.csv"),
    *("--table", "made-up-gardens", "--theme", "example", "--unit", "percent"),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_project(tmp_path)
    (root / "downloads/gardens.csv").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(root))
    return root


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None:
        raise result.exception
    return result.output


def test_a_look_finds_how_a_file_is_written_and_which_rows_count():
    look = look_at(TEXT.encode(), "gardens.csv")
    assert (look.area, look.period, look.keep) == ("Code", "Jaar", {"Water": "NEE"})
    assert (look.file.separator, look.file.decimal) == (";", ",")
    assert look.file.missing == (".", "-99999999")
    assert look.examples["Tuinen (%)"] == "12,5"


def test_without_a_column_nothing_is_written(project: Path):
    before = sorted(project.rglob("*"))
    run(*WISH)
    assert sorted(project.rglob("*")) == before


def test_the_draft_and_its_table_can_be_read(project: Path):
    run(*WISH, "--column", "Tuinen (%)")
    declared = load_declarations(project)
    assert declared.indicators["gardens"].status == "draft"
    assert declared.tables["made-up-gardens"].keep == {"Water": "NEE"}
    assert (project / "tables/pinned/made-up-gardens.json").is_file()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--column", "Tuin", "--written", "%"), "there is no column 'Tuin'"),
        (("--column", "Tuinen (%)", "--unit", "gram"), "the unit 'gram' does not exist"),
        (("--column", "Code"), "--written is missing"),
        (("--column", "Tuinen (%)", "--file", "no.csv"), "there is no such file"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    project: Path, more: tuple[str, ...], sentence: str
):
    before = sorted(project.rglob("*"))
    with pytest.raises(RegiokompasError) as refused:
        run(*WISH, *more)
    assert sentence in str(refused.value)
    assert sorted(project.rglob("*")) == before


def test_an_indicator_that_is_there_is_never_overwritten(project: Path):
    before = (project / "indicators/example/people.toml").read_bytes()
    with pytest.raises(RegiokompasError, match="declared already"):
        run("new", "indicator", "people", *WISH[3:], "--column", "Tuinen (%)")
    assert (project / "indicators/example/people.toml").read_bytes() == before
