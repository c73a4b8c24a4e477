"""Search over everything the plan names: all words must occur, accents and capitals aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import combining, normalize

from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Text
from regiokompas.web.plan.content import Content

Kind = Literal[
    "challenges", "indicators", "municipalities", "organisations", "bodies", "tracks", "events"
]
KINDS: tuple[Kind, ...] = (
    "challenges",
    "indicators",
    "municipalities",
    "organisations",
    "bodies",
    "tracks",
    "events",
)
LONGEST_QUERY = 100
MOST_FOUND = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that can be found.

    ``key`` is its part of the address; ``title`` and ``text`` hold folded words to find it by.
    """

    kind: Kind
    key: str
    name: Text
    about: Text | None
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was found of one kind: the best first, ``count`` in all."""

    kind: Kind
    count: int
    entries: tuple[Entry, ...]


def search_plan(content: Content, query: str) -> tuple[Found, ...]:
    """Return what holds all words of ``query``, by kind; nothing for a query without words.

    What has them in its name comes before what has them elsewhere.
    """
    words = folded(query).split()
    if not words:
        return ()
    hits = [entry for entry in _entries(content) if all(word in entry.text for word in words)]
    found = []
    for kind in KINDS:
        of_kind = sorted(
            (entry for entry in hits if entry.kind == kind),
            key=lambda entry: not all(word in entry.title for word in words),
        )
        if of_kind:
            listed = tuple(of_kind[:MOST_FOUND])
            found.append(Found(kind=kind, count=len(of_kind), entries=listed))
    return tuple(found)


def folded(text: str) -> str:
    """Return ``text`` without accents and capitals: "Één" becomes "een"."""
    decomposed = normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not combining(letter))


@lru_cache(maxsize=8)
def _entries(content: Content) -> tuple[Entry, ...]:
    """Return everything that can be found."""
    return tuple(_made(content))


def _made(content: Content) -> Iterator[Entry]:
    register, site = content.register, content.site
    for challenge in content.challenges.values():
        yield _entry(
            "challenges",
            str(challenge.number),
            Text(
                **{
                    language: f"{challenge.number}. {challenge.title.in_language(language)}"
                    for language in ("nl", "en", "de")
                }
            ),
            about=challenge.ambition,
            words=_fiche_words(challenge),
        )
    for measured in site.measured.values():
        indicator = measured.indicator
        yield _entry("indicators", indicator.id, indicator.name, about=indicator.definition)
    for municipality in site.municipalities:
        yield _entry("municipalities", municipality.slug, _same(municipality.name))
    yield from map(_party, register.organisations)
    yield from map(_party, register.bodies)
    for track in register.tracks:
        also = (track.note, *track.also_written)
        yield _entry("tracks", track.id, track.name, words=also)
    for event in register.events:
        yield _entry("events", event.id, event.title, words=(event.text, event.date))


def _party(party: Organisation | Body) -> Entry:
    if isinstance(party, Organisation):
        words = (party.short_name, *party.also_written)
        return _entry("organisations", party.id, party.name, words=words)
    return _entry("bodies", party.id, party.name, words=(party.role, *party.also_written))


def _fiche_words(challenge: PlanChallenge) -> Iterator[str]:
    for statement in (*challenge.context, *challenge.impact, *challenge.follow_up):
        yield statement.text
    yield from (need.text for need in challenge.needs)
    yield from (bottleneck.text for bottleneck in challenge.bottlenecks)
    yield from (step.text for step in challenge.interventions)
    yield from challenge.target_groups
    yield from challenge.places


def _entry(
    kind: Kind, key: str, name: Text, *, about: Text | None = None, words: Iterable[str] = ()
) -> Entry:
    title = folded(" ".join(_languages(name)))
    text = folded(" ".join((title, *(_languages(about) if about else ()), *words)))
    return Entry(kind=kind, key=key, name=name, about=about, title=title, text=text)


def _languages(text: Text) -> tuple[str, str, str]:
    return text.nl, text.en, text.de


def _same(name: str) -> Text:
    return Text(nl=name, en=name, de=name)
