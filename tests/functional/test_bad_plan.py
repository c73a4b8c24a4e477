"""A plan that is wrong: one clear message, an exit code, and nothing kept or half written."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError
from tests.tiny import write_project
from tests.tiny_plan import challenge, link, tiny_files

from regiokompas.accounts.models import Event
from regiokompas.accounts.queries import verify_chain
from regiokompas.cli import main
from regiokompas.cli.database import DatabaseError
from regiokompas.domain.errors import DeclarationError, RegiokompasError
from regiokompas.plan.models import Area, Challenge, PlanFile, PlanRevision, Region
from regiokompas.plan.queries import files_of, last_revision, region_called

REGION = "voorbeeldstreek"
PLACE = f"regions/{REGION}/plan"
ONE, TWO, THREE = (f"challenges/opgave-0{number}.toml" for number in (1, 2, 3))

# What is wrong, as the files that differ from a good plan; and what has to be said of it.
WRONG: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "an unknown organisation": (
        {TWO: challenge(2, "Werken", '[[ownership.executive]]\nholder = "niemand"')},
        f"{PLACE}/{TWO}:",
        "the organisation or body 'niemand' does not exist",
    ),
    "a number used twice": (
        {TWO: challenge(1, "Werken")}, f"{PLACE}/{TWO}:2", "the number 1 is used twice",
    ),
    "an identifier used twice": (
        {"themes.toml": tiny_files()["themes.toml"] * 2},
        f"{PLACE}/themes.toml:", "the identifier 'wonen' is used twice",
    ),
    "a circle of three": (
        {TWO: challenge(2, "Werken", link(3)), THREE: challenge(3, "Leren", link(1))},
        f"{PLACE}/{ONE}:", "require each other in a circle: 1 → 2 → 3 → 1",
    ),
    "three megabytes in a field": (
        {TWO: challenge(2, "Werken", top=f'tracks_note = "{"x" * 3_000_000}"')},
        f"{PLACE}/{TWO}", "the file is larger than 1,000,000 bytes",
    ),
    "a long text": (
        {TWO: challenge(2, "Werken", top=f'tracks_note = "{"x" * 300_000}"')},
        f"{PLACE}/{TWO}:", "the text has 300,000 characters; at most 20,000 fit a field",
    ),
    "a null": (
        {TWO: challenge(2, "Werken", top='tracks_note = "a\\u0000"')},
        f"{PLACE}/{TWO}:", "a character that no reader sees, U+0000",
    ),
    "a text that turns around": (
        {TWO: challenge(2, "Werken", top='tracks_note = "a\\u202eb"')},
        f"{PLACE}/{TWO}:", "a character that no reader sees, U+202E",
    ),
    "half of a character": (
        {TWO: challenge(2, "Werken", top='tracks_note = "\\ud800"')},
        f"{PLACE}/{TWO}:", "this is not valid TOML",
    ),
    "a key twice": (
        {TWO: "number = 2\nnumber = 2\n"}, f"{PLACE}/{TWO}:2", "a key or table stands twice",
    ),
    "another encoding": (
        {"themes.toml": b"# caf\xe9\n"}, f"{PLACE}/themes.toml:1", "not written in UTF-8",
    ),
    "a mark before the text": (
        {"themes.toml": b"\xef\xbb\xbfthemes = []\r\n"},
        f"{PLACE}/themes.toml:1", "begins with a byte order mark",
    ),
    "a file that is no part": ({"extra.toml": ""}, f"{PLACE}/extra.toml", "no part of a plan"),
    "a number for a word": (
        {TWO: challenge(2, "Werken", '[[tracks]]\ntrack = "deal"\nposition = 1')},
        f"{PLACE}/{TWO}:", "does not fit",
    ),
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, settings, monkeypatch) -> Path:
    """A project whose region has a good plan."""
    folder = write_project(tmp_path)
    (folder / PLACE / "challenges").mkdir(parents=True)
    write(folder, tiny_files())
    settings.REGIOKOMPAS_HOME = folder
    for name in ("REGIOKOMPAS_HOME", "REGIOKOMPAS_DATA", "REGIOKOMPAS_REGION"):
        monkeypatch.setenv(name, "")  # so that what a command puts there is taken away again
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    return folder


def write(home: Path, files: dict[str, str | bytes] | dict[str, str]) -> None:
    for path, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (home / PLACE / path).write_bytes(data)


def called(monkeypatch, capsys, *words: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of a command, called as a person does."""
    monkeypatch.setattr("sys.argv", ["regiokompas", *words])
    with pytest.raises(SystemExit) as caught:
        main()
    told = capsys.readouterr()
    return int(caught.value.code or 0), told.out, told.err


def kept() -> dict[str, int]:
    """Return how many rows there are of everything that an import writes."""
    return {
        kind.__name__: kind.objects.count()
        for kind in (Region, Area, Challenge, PlanRevision, PlanFile, Event)
    }


@pytest.mark.usefixtures("home")
def test_a_good_plan_has_no_problem(monkeypatch, capsys):
    code, out, err = called(monkeypatch, capsys, "plan", "check", "--json")
    assert code == 0, err
    assert json.loads(out)


@pytest.mark.parametrize("case", WRONG)
def test_the_check_of_a_wrong_plan_says_where_what_and_what_to_do(case, home, monkeypatch, capsys):
    files, place, sentence = WRONG[case]
    write(home, files)
    for words in (("plan", "check"), ("plan", "check", "--json"), ("plan", "todo"), ("check",)):
        code, _out, err = called(monkeypatch, capsys, *words)
        assert code == DeclarationError.exit_code, words
        assert place in err
        assert sentence in err
        assert "  → " in err
        assert "Traceback" not in err


def test_the_check_lists_what_does_not_exist_also_for_programs(home, monkeypatch, capsys):
    write(home, WRONG["an unknown organisation"][0] | WRONG["a circle of three"][0])
    write(home, {TWO: challenge(2, "Werken", link(3), '[[ownership.executive]]\nholder = "x"')})
    code, out, _err = called(monkeypatch, capsys, "plan", "check", "--json")
    found = {(item["code"], item["subject"]) for item in json.loads(out)}
    assert code == DeclarationError.exit_code
    assert {("unknown-reference", "opgave-2"), ("cycle-in-requires", "opgave-1")} <= found


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("case", WRONG)
def test_an_import_of_a_wrong_plan_stores_nothing(case, home):
    files, place, sentence = WRONG[case]
    write(home, files)
    before = kept()
    for dry_run in (True, False):
        with pytest.raises(RegiokompasError) as caught:
            call_command("plan_import", REGION, dry_run=dry_run)
        assert place in str(caught.value)
        assert sentence in str(caught.value)
        assert all(problem.hint for problem in caught.value.problems)
        assert kept() == before


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_plan_leaves_the_one_that_was_kept_as_it_was(case, home):
    call_command("plan_import", REGION, verbosity=0)
    before, files = kept(), files_of(last_revision(region_called(REGION)))
    write(home, WRONG[case][0])
    with pytest.raises(RegiokompasError):
        call_command("plan_import", REGION)
    assert kept() == before
    assert files_of(last_revision(region_called(REGION))) == files
    assert verify_chain() is None


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_an_import_that_breaks_off_in_the_middle_leaves_nothing(monkeypatch):
    def breaking(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("regiokompas.plan.revising.record_event", breaking)
    before = kept()
    with pytest.raises(OSError, match="the disk is full"):
        call_command("plan_import", REGION)
    assert kept() == before
    assert verify_chain() is None


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_a_dry_run_of_a_new_region_stores_nothing():
    before = kept()
    call_command("plan_import", REGION, dry_run=True, verbosity=0)
    assert kept() == before


@pytest.mark.database
@pytest.mark.django_db
def test_a_file_that_is_a_link_or_a_pipe_is_refused_without_waiting(home):
    (home / PLACE / "themes.toml").unlink()
    (home / PLACE / "themes.toml").symlink_to("/etc/hostname")
    os.mkfifo(home / PLACE / "pipe.toml")
    with pytest.raises(DeclarationError) as caught:
        call_command("plan_import", REGION)
    assert "out of the folder of the plan" in str(caught.value)
    assert "this is no file" in str(caught.value)
    assert not PlanRevision.objects.exists()


@pytest.mark.parametrize("words", [("plan", "import"), ("plan", "history"), ("audit", "verify")])
@pytest.mark.usefixtures("home")
def test_a_database_that_cannot_be_reached_is_told(words, monkeypatch, capsys):
    def refusing(*_: object, **__: object) -> None:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr("regiokompas.cli.database.call_command", refusing)
    code, out, err = called(monkeypatch, capsys, *words)
    assert (code, out) == (DatabaseError.exit_code, "")
    assert "the database cannot be used: connection refused" in err
    assert "  → " in err


FORMAT = (Path(__file__).resolve().parents[2] / "regions/voorbeeld/fiche-format.toml").read_text(
    encoding="utf-8"
)


def test_reading_no_document_says_so_with_an_exit_code(home, monkeypatch, capsys):
    (home / "regions" / REGION / "fiche-format.toml").write_text(FORMAT, encoding="utf-8")
    (home / "plan.docx").write_bytes(b"geen Word")
    (home / "leeg.txt").write_bytes(b"")
    for name, expected in (("plan.docx", 4), ("leeg.txt", 4), ("weg.txt", 6), ("regions", 6)):
        code, out, err = called(monkeypatch, capsys, "plan", "read", name, "--out", "drafts")
        assert (code, out) == (expected, ""), err
        assert name in err
        assert "  → " in err
        assert not (home / "drafts").exists()
