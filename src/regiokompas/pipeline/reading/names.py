"""The declared organisations, bodies, themes and tracks that a text names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import Track
from regiokompas.domain.texts import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A name in a text at [start, end): whom it stands for, and who else it might be."""

    start: int
    end: int
    words: str
    holders: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NameBook:
    """Names and whom they stand for: ``groups`` for several at once, ``names`` for candidates."""

    names: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str] | None


def holder_book(
    organisations: Iterable[Organisation], bodies: Iterable[Body], fiche_format: FicheFormat
) -> NameBook:
    """Return the names of all who may own a challenge."""
    entries = [
        *((one.id, (one.short_name, *_all(one.name), *one.also_written)) for one in organisations),
        *((body.id, (*_all(body.name), *body.also_written)) for body in bodies),
    ]
    groups = {_key(name.words): name.holders for name in fiche_format.owners.names}
    words = [name.words for name in fiche_format.owners.names]
    return _book(entries, groups=groups, words=words)


def ministry_book(organisations: Iterable[Organisation]) -> NameBook:
    """Return the names of the ministries."""
    return _book(
        (one.id, (one.short_name, *_all(one.name), *one.also_written))
        for one in organisations
        if one.kind == "ministry"
    )


def track_book(tracks: Iterable[Track]) -> NameBook:
    """Return the names of the running tracks."""
    return _book((track.id, (*_all(track.name), *track.also_written)) for track in tracks)


def find_names(text: str, book: NameBook) -> tuple[Mention, ...]:
    """Return the declared names in ``text``, the longest at each place, in order.

    A name of capitals only must be written so; others in capitals or not.
    """
    found = book.pattern.finditer(text) if book.pattern else ()
    return tuple(_mention(one, book) for one in found)


def _mention(found: re.Match[str], book: NameBook) -> Mention:
    words = " ".join(found[0].split())
    key = words if words in book.names or words in book.groups else words.casefold()
    holders = book.groups.get(key) or book.names[key][:1]
    others = () if key in book.groups else book.names[key][1:]
    return Mention(
        start=found.start(), end=found.end(), words=found[0], holders=holders, others=others
    )


def _book(
    entries: Iterable[tuple[str, Iterable[str]]],
    *,
    groups: Mapping[str, tuple[str, ...]] | None = None,
    words: Iterable[str] = (),
) -> NameBook:
    names: dict[str, tuple[str, ...]] = {}
    spelled = set(words)
    for identifier, spellings in entries:
        for spelling in filter(None, spellings):
            spelled.add(spelling)
            known = names.get(_key(spelling), ())
            names[_key(spelling)] = known if identifier in known else (*known, identifier)
    longest_first = sorted(spelled, key=lambda spelling: (-len(spelling), spelling))
    either = "|".join(map(_pattern, longest_first))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if either else None
    return NameBook(names=names, groups=groups or {}, pattern=pattern)


def _pattern(spelling: str) -> str:
    spaced = r"\s+".join(map(re.escape, spelling.split()))
    return spaced if spelling == spelling.upper() else f"(?i:{spaced})"


def _key(spelling: str) -> str:
    return spelling if spelling == spelling.upper() else spelling.casefold()


def _all(text: Text) -> tuple[str, ...]:
    return (text.nl, text.en, text.de)
