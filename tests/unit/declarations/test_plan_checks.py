"""A plan that does not hang together is refused, with file, line and sentence."""

import os
from pathlib import Path

import pytest
from tests.tiny_plan import challenge, link, text, tiny_files

from regiokompas.declarations.checks.plan import FIELD_CHARACTERS, plan_problems
from regiokompas.declarations.plan import FILE_BYTES, parse_plan, read_plan_files
from regiokompas.domain.errors import DeclarationError

PLACE = "regions/streek/plan"
TWO = "challenges/opgave-02.toml"


def problems(**changed: str) -> list[str]:
    files = tiny_files() | {name.replace("__", "/"): text for name, text in changed.items()}
    return [str(problem) for problem in plan_problems(parse_plan(files, PLACE), files, place=PLACE)]


def of_two(*more: str, **options: str) -> list[str]:
    return problems(**{TWO: challenge(2, "Werken", *more, **options)})


def test_a_plan_that_hangs_together_has_no_problems():
    assert problems() == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('[[tracks]]\ntrack = "dael"', "track 'dael' does not exist"),
        (link(9, "refers-to"), "challenge '9' does not exist"),
        ('[[ownership.executive]]\nholder = "niemand"', "organisation or body 'niemand'"),
        ('[[bottlenecks]]\nid = "x"\ntext = "x"\nanswered_by = ["y"]', "intervention of this"),
        ('[[interventions]]\nid = "fonds"\nside = "both"\ntext = "x"', "used twice"),
        (link(1), "in a circle: 1 → 2 → 1"),
    ],
)
def test_what_does_not_hang_together_is_told(more: str, sentence: str):
    told = of_two(more)
    assert len(told) == 1
    assert sentence in told[0]
    assert told[0].startswith(f"{PLACE}/challenges/opgave-0")


def test_a_number_used_twice_and_a_changed_number_are_told():
    told = problems(**{TWO: challenge(1, "Werken")})
    assert any("the number 1 is used twice" in item for item in told)
    assert any("the name of the file tells another" in item for item in told)


def test_a_text_that_is_too_long_is_told():
    assert "characters; at most" in of_two(top=f'tracks_note = "{"x" * (FIELD_CHARACTERS + 1)}"')[0]
    assert of_two(top=f'tracks_note = "{"x" * FIELD_CHARACTERS}"') == []


@pytest.mark.parametrize("code", ["0000", "001b", "007f", "0085", "202e", "2066", "ffff"])
def test_a_character_that_no_reader_sees_is_told(code: str):
    (told,) = of_two(top=f'tracks_note = "a\\u{code}b"')
    assert f"a character that no reader sees, U+{code.upper()}" in told
    assert told.startswith(f"{PLACE}/{TWO}:9")


def test_letters_of_all_scripts_and_line_ends_are_text():
    assert of_two(top='tracks_note = "één\\r\\n\\tשלום 👨‍👩‍👧 e\u0301"') == []


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e400", "1e16"])
def test_a_figure_that_is_no_number_is_told(value: str):
    figure = (
        f'[[impact]]\ntext = "T"\nfigures = [{{ quantity = "q", value = {value}, unit = "u" }}]'
    )
    files = tiny_files()[TWO].replace("impact = []\n", "") + figure
    (told,) = problems(**{TWO: files})
    assert "is no figure" in told or "the number is too large" in told


def test_an_official_identifier_that_is_too_long_is_told():
    files = tiny_files()["organisations.toml"] + f'official_id = "{"x" * 31}"\n'
    assert "the official identifier is too long" in problems(**{"organisations.toml": files})[0]


EVENT = '[[events]]\nid = "{0}"\ndate = "2026"\nkind = "meeting"\ntext = "T"\nsource = "S"\n'


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (("happened", "expected"), ""),
        (("planned", "expected"), "only an event that happened can fulfil another"),
        (("happened", "happened"), "the event 'dag' happened itself"),
    ],
)
def test_an_event_that_happened_fulfils_one_that_was_expected(states: tuple[str, str], sentence):
    of = (f'title = {text("Dag")}\nstate = "{state}"\n' for state in states)
    events = EVENT.format("feest") + 'fulfils = ["dag"]\n' + next(of)
    told = problems(**{"events.toml": events + EVENT.format("dag") + next(of)})
    assert [sentence in item for item in told] == ([True] if sentence else [])


def test_an_event_that_fulfils_what_does_not_exist_is_told():
    events = EVENT.format("feest") + f'fulfils = ["dag"]\ntitle = {text("Dag")}\n'
    (told,) = problems(**{"events.toml": events})
    assert "the event 'dag' does not exist" in told


@pytest.mark.parametrize("date", ["spring", "2026-13", "2026-00", "2026-05-32", "2026-Q5"])
def test_a_date_that_is_none_is_told(date: str):
    versions = tiny_files()["versions.toml"].replace("2026-01", date)
    assert f"'{date}' is no date" in problems(**{"versions.toml": versions})[0]


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("extra.toml", "", "no part of a plan"),
        ("../region.toml", "", "no part of a plan"),
        ("themes.toml", "#" * (FILE_BYTES + 1), "larger than"),
        ("themes.toml", 'x = "\ud800"', "half of a character"),
        ("themes.toml", "[[tracks]]\nid = 'a'\nname = {nl='a', en='a', de='a'}", "fills 'tracks'"),
        ("themes.toml", "surprise = 1", "'surprise' is unknown"),
        ("themes.toml", "\ufeffthemes = []", "begins with a byte order mark"),
        ("themes.toml", "themes = []\r\nthemes = []\r\n", "themes.toml:2: .*not valid TOML"),
        ("themes.toml", "themes = " + "[" * 5_000, "lists too deep"),
        ("themes.toml", "themes = 1" + "0" * 5_000, "a number too long"),
        ("themes.toml", 'x = "\x01"', "not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_part_of_a_plan_is_refused(path: str, text: str, sentence: str):
    with pytest.raises(DeclarationError, match=sentence):
        parse_plan({**tiny_files(), path: text}, PLACE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a plan on disk."""
    plan = tmp_path / PLACE
    (plan / "challenges").mkdir(parents=True)
    for path, content in tiny_files().items():
        (plan / path).write_text(content, encoding="utf-8")
    return plan


def test_windows_line_ends_are_kept(folder: Path, tmp_path: Path):
    (folder / "themes.toml").write_bytes(b"themes = []\r\n")
    assert read_plan_files(tmp_path, "streek")["themes.toml"] == "themes = []\r\n"


def test_a_link_within_the_folder_is_followed_and_one_that_leads_out_is_refused(
    folder: Path, tmp_path: Path
):
    whole = read_plan_files(tmp_path, "streek")
    (folder / "themes.toml").rename(folder / "kept")
    (folder / "themes.toml").symlink_to(folder / "kept")
    assert read_plan_files(tmp_path, "streek") == whole
    (tmp_path / "secret").write_text("themes = []", encoding="utf-8")
    (folder / "themes.toml").unlink()
    (folder / "themes.toml").symlink_to(tmp_path / "secret")
    with pytest.raises(DeclarationError, match="out of the folder of the plan"):
        read_plan_files(tmp_path, "streek")


def test_challenges_behind_a_link_are_not_passed_over_in_silence(folder: Path, tmp_path: Path):
    (folder / "challenges").rename(tmp_path / "elsewhere")
    (folder / "challenges").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DeclarationError, match="link to a folder"):
        read_plan_files(tmp_path, "streek")


def test_what_is_no_file_or_cannot_be_read_is_told_without_waiting(folder: Path, tmp_path: Path):
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    (folder / "circle.toml").symlink_to(folder / "circle.toml")
    (folder / "latin.toml").write_bytes(b"# good\n# caf\xe9\n")
    with pytest.raises(DeclarationError) as caught:
        read_plan_files(tmp_path, "streek")
    told = {problem.place: problem.sentence for problem in caught.value.problems}
    assert told == {
        f"{PLACE}/circle.toml": "the file cannot be read: Too many levels of symbolic links",
        f"{PLACE}/folder.toml": "this is no file",
        f"{PLACE}/latin.toml:2": "the file is not written in UTF-8",
        f"{PLACE}/pipe.toml": "this is no file",
    }
