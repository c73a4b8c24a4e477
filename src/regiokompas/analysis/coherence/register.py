"""The plan with its lists indexed, so that each rule looks things up instead of searching."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from regiokompas.analysis.coherence.views import PlanView, PublishedIndicator
from regiokompas.analysis.coherence.vocabulary import Vocabulary, vocabulary_of
from regiokompas.analysis.coherence.wording import place_in, same
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    PlanAmbition,
    PlanChallenge,
    PlanTheme,
    Section,
    Track,
)
from regiokompas.domain.texts import Text


class Identified(Protocol):
    """Anything with an identifier."""

    @property
    def id(self) -> str:
        """The identifier."""


I = TypeVar("I", bound=Identified)  # noqa: E741  # the one type variable of this module


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """A plan on a date, with its lists by identifier. ``on`` is a day: "2026-05-07"."""

    view: PlanView
    on: str
    challenges: Mapping[int, PlanChallenge]
    documents: Mapping[str, str]
    organisations: Mapping[str, Organisation]
    bodies: Mapping[str, Body]
    tracks: Mapping[str, Track]
    themes: Mapping[str, PlanTheme]
    indicators: Mapping[str, PublishedIndicator]
    ambitions: Mapping[int, tuple[PlanAmbition, ...]]
    track_users: Mapping[str, tuple[PlanChallenge, ...]]
    vocabulary: Vocabulary

    def name_of(self, holder: str) -> Text:
        """Return the name of an organisation or body; its identifier where there is none."""
        found = self.organisations.get(holder) or self.bodies.get(holder)
        return found.name if found else same(holder)

    def place(self, challenge: PlanChallenge, section: Section) -> Text:
        """Return where in the plan this is: the document, the challenge, the section."""
        title = self.documents.get(challenge.document, challenge.document)
        return place_in(challenge, section, title)


def register_of(view: PlanView, *, on: str) -> Register:
    """Return ``view`` with its lists indexed; of a number used twice the first one counts."""
    challenges: dict[int, PlanChallenge] = {}
    ambitions: dict[int, list[PlanAmbition]] = {}
    for challenge in view.challenges:
        challenges.setdefault(challenge.number, challenge)
    for ambition in view.ambitions:
        for number in ambition.challenges:
            ambitions.setdefault(number, []).append(ambition)
    users: dict[str, list[PlanChallenge]] = {}
    for challenge in view.challenges:
        for track in dict.fromkeys(use.track for use in challenge.tracks):
            users.setdefault(track, []).append(challenge)
    return Register(
        view=view,
        on=on,
        challenges=challenges,
        documents={document.id: document.title for document in view.documents},
        organisations=_by_id(view.organisations),
        bodies=_by_id(view.bodies),
        tracks=_by_id(view.tracks),
        themes=_by_id(view.themes),
        indicators=_by_id(view.indicators or ()),
        ambitions={number: tuple(found) for number, found in ambitions.items()},
        track_users={track: tuple(found) for track, found in users.items()},
        vocabulary=vocabulary_of(
            view.challenges,
            language=view.language,
            themes={theme.id: theme.name.in_language(view.language) for theme in view.themes},
        ),
    )


def _by_id(items: Iterable[I]) -> dict[str, I]:
    return {item.id: item for item in items}
