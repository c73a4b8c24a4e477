"""A plan that does not hang together is refused, with file, line and sentence."""

import pytest
from tests.tiny_plan import challenge, link, text, tiny_files

from regiokompas.declarations.checks.plan import FIELD_CHARACTERS, plan_problems
from regiokompas.declarations.plan import FILE_BYTES, parse_plan
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


def test_a_text_that_is_too_long_or_holds_a_null_is_told():
    assert "characters; at most" in of_two(top=f'tracks_note = "{"x" * (FIELD_CHARACTERS + 1)}"')[0]
    assert "null character" in of_two(top='tracks_note = "a\\u0000"')[0]
    assert of_two(top=f'tracks_note = "{"x" * FIELD_CHARACTERS}"') == []


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


def test_a_date_that_is_none_is_told():
    versions = tiny_files()["versions.toml"].replace("2026-01", "spring")
    assert "'spring' is no date" in problems(**{"versions.toml": versions})[0]


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("extra.toml", "", "no part of a plan"),
        ("../region.toml", "", "no part of a plan"),
        ("themes.toml", "#" * (FILE_BYTES + 1), "larger than"),
        ("themes.toml", 'x = "\ud800"', "half of a character"),
        ("themes.toml", "[[tracks]]\nid = 'a'\nname = {nl='a', en='a', de='a'}", "fills 'tracks'"),
        ("themes.toml", "surprise = 1", "'surprise' is unknown"),
    ],
)
def test_a_file_that_cannot_be_part_of_a_plan_is_refused(path: str, text: str, sentence: str):
    with pytest.raises(DeclarationError, match=sentence):
        parse_plan({**tiny_files(), path: text}, PLACE)
