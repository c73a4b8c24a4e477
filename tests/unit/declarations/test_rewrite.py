"""A file with new content keeps every byte of what did not change."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_plan import challenge

from regiokompas.declarations.read import parse_toml
from regiokompas.declarations.rewrite import rewritten
from regiokompas.domain.plans import Need, Owner, PlanChallenge, StatedFigure, Statement

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "regions" / "twente" / "plan" / "challenges").glob("*.toml"))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


def read(text: str) -> PlanChallenge:
    return parse_toml(text, PlanChallenge, place="test")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_same_content_gives_the_same_bytes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rewritten(text, read(text), place="test") == text


def test_a_changed_text_changes_that_line_alone() -> None:
    text = challenge(1, "Wonen")
    changed = replace(read(text), context=(Statement(text="Er is meer te doen."),))
    old, new = text.splitlines(), rewritten(text, changed, place="test").splitlines()
    assert [line for line in new if line not in old and line] == ['text = "Er is meer te doen."']
    assert [line for line in old if line not in new] == ['text = "Er is veel te doen."']


def test_an_item_that_stays_keeps_its_comment() -> None:
    text = challenge(1, "Wonen", "[[follow_up]]", "# decided in May", 'text = "Eens."')
    before = read(text)
    changed = replace(before, follow_up=(Statement(text="Eerst dit."), *before.follow_up))
    after = rewritten(text, changed, place="test")
    assert '# decided in May\ntext = "Eens."' in after
    assert read(after) == changed


def test_a_list_that_becomes_empty_is_still_a_list() -> None:
    text = challenge(1, "Wonen")
    changed = replace(read(text), context=(), bottlenecks=(), interventions=())
    assert read(rewritten(text, changed, place="test")) == changed


def test_a_list_below_a_table_is_rewritten_with_it() -> None:
    text = challenge(1, "Wonen", "[[ownership.executive]]", 'holder = "dorp"')
    before = read(text)
    owners = (Owner(holder="raad"), *before.ownership.executive)
    changed = replace(before, ownership=replace(before.ownership, administrative=owners, note="x"))
    assert read(rewritten(text, changed, place="test")) == changed


def test_lists_written_as_tables_of_tables_survive() -> None:
    figure = '[[context.figures]]\nquantity = "homes"\nvalue = 3\nunit = "homes"'
    text = challenge(1, "Wonen").replace("[[bottlenecks]]", f"{figure}\n[[bottlenecks]]", 1)
    before = read(text)
    changed = replace(before, context=(Statement(text="Nieuw."), *before.context))
    assert read(rewritten(text, changed, place="test")) == changed


@given(words=WORDS, other=WORDS, value=st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_is_typed_is_what_is_read(words: str, other: str, value: float) -> None:
    text = FILES[0].read_text(encoding="utf-8")
    figure = StatedFigure(quantity=other.strip(), value=value, unit="x")
    before = read(text)
    changed = replace(
        before,
        tracks_note=words.strip(),
        needs=(*before.needs[1:], Need(text=words.strip(), figures=(figure,))),
        places=(other.strip(),),
    )
    assert read(rewritten(text, changed, place="test")) == changed
