"""What changed in the plan as people read it: by part, old and new beside each other."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Literal

from django.urls import reverse

from regiokompas.analysis.coherence.wording import quoted
from regiokompas.domain.texts import Text
from regiokompas.plan.differences import ValueChange
from regiokompas.web.plan.change_words import (
    MOVED_AFTER,
    MOVED_FIRST,
    MOVED_TO,
    REGISTERS,
)
from regiokompas.web.plan.marks import Mark, marked_words
from regiokompas.web.plan.naming import Names

Kind = Literal["came", "went", "changed", "moved"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One field that changed: its name, and what it was and is, with the words that differ.

    ``about`` quotes the thing the field belongs to, where its name alone does not tell; ``note``
    tells in words what moved.
    """

    kind: Kind
    label: str
    about: str
    was: tuple[Mark, ...]
    now: tuple[Mark, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedPart:
    """A challenge, or another part of the plan, with what changed in it.

    ``names`` are those that its changes are told with.
    """

    key: str
    kind: Text
    name: str
    number: int | None
    address: str
    state: Kind
    changes: tuple[ValueChange, ...]
    names: Names

    @property
    def lines(self) -> tuple[Line, ...]:
        """The fields that changed: made when asked for, since most lists name parts only."""
        return tuple(line for change in self.changes for line in _lines(change, self.names))


def changed_parts(changes: tuple[ValueChange, ...], names: Names) -> tuple[ChangedPart, ...]:
    """Return the parts of the plan that changed, challenges first, each with its fields."""
    grouped: dict[tuple[str, str], list[ValueChange]] = {}
    for change in changes:
        grouped.setdefault((change.register, change.identifier), []).append(change)
    return tuple(
        _part(register, identifier, tuple(found), names)
        for (register, identifier), found in grouped.items()
    )


def _part(
    register: str, identifier: str, changes: tuple[ValueChange, ...], names: Names
) -> ChangedPart:
    is_challenge = register == "challenge"
    is_whole = not changes[0].path
    name = names.challenge(identifier) if is_challenge else ""
    return ChangedPart(
        key=f"{register}-{identifier}",
        kind=REGISTERS[register],
        name=name or names.names.get(identifier) or names.texts.get(identifier) or identifier,
        number=int(identifier) if is_challenge and identifier.isdigit() else None,
        address=reverse("plan:challenge", args=[int(identifier)])
        if is_challenge and identifier.isdigit() and changes[-1].after is not None
        else "",
        state=_kind(changes[0]) if is_whole else "changed",
        changes=changes,
        names=names.within(identifier) if is_challenge else names,
    )


def _kind(change: ValueChange) -> Kind:
    if change.before in (None, (), ""):
        return "came"
    return "went" if change.after in (None, (), "") else "changed"


def _lines(change: ValueChange, names: Names) -> Iterator[Line]:
    """Yield the lines of a change: one, but for a whole part that came or went one a field."""
    if not change.path:
        thing = change.after if change.before is None else change.before
        for field in fields(thing):  # type: ignore[arg-type]  # a declared type
            value = getattr(thing, field.name)
            text = names.said(value)
            if text and value != field.default and field.name not in {"id", "number"}:
                was, now = ("", text) if change.before is None else (text, "")
                yield _line(_kind(change), (field.name,), was, now, names)
    elif change.path[-1] in {"order", "place"}:
        yield _moved(change, names)
    else:
        is_link = change.path[-1] in {"to", "challenges", "refers to"}
        say = names.challenge if is_link and not isinstance(change.before, tuple) else names.said
        was = say(change.before) if change.before is not None else ""
        now = say(change.after) if change.after is not None else ""
        yield _line(_kind(change), change.path, was, now, names)


def _line(kind: Kind, path: tuple[str, ...], was: str, now: str, names: Names) -> Line:
    steps = [(step, names.step(step)) for step in path]
    label = " › ".join(said for _, said in steps if said) or " › ".join(path)
    unnamed = [names.texts[step] for step, said in steps if not said and step in names.texts]
    old, new = marked_words(was, now)
    about = unnamed[0] if unnamed and path[-1] != "text" else ""
    return Line(kind=kind, label=label, about=about, was=old, now=new)


def _moved(change: ValueChange, names: Names) -> Line:
    path = change.path[:-1] if change.path[-1] == "order" else change.path[:-2]
    label = " › ".join(filter(None, map(names.step, path))) or " › ".join(path)
    note = _place_in_words(change, names)
    if change.path[-1] == "order":
        note = _order_in_words(change, names)
    return Line(kind="moved", label=label, about="", was=(), now=(), note=note)


def _place_in_words(change: ValueChange, names: Names) -> str:
    return MOVED_TO.in_language(names.language).format(
        old=change.before, new=change.after, what=quoted(names.said(change.item))
    )


def _order_in_words(change: ValueChange, names: Names) -> str:
    """Return which names of a list moved, and after which others they stand now."""
    before, after = change.before, change.after
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return ""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    moved = [place for kind, _, _, k, m in blocks if kind != "equal" for place in range(k, m)]
    sentences = []
    for place in moved:
        words = MOVED_AFTER if place else MOVED_FIRST
        other = names.said(after[place - 1]) if place else ""
        what = names.said(after[place])
        sentences.append(words.in_language(names.language).format(what=what, other=other))
    return " ".join(sentences)
