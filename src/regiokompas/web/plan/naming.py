"""The names and words of what a plan holds, for pages that tell what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from regiokompas.analysis.coherence.wording import quoted
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.notation import number_text
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Text
from regiokompas.web.plan.change_words import NO, STEPS, VALUES, YES

_MOST_DECIMALS = 2
# What says enough without the name of its field.
_UNLABELLED = frozenset({"text", "name", "track", "holder", "ministry", "quantity"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """The names of what identifiers stand for, in one language.

    ``names`` are those of parties, tracks, themes and the like, ``challenges`` number and title
    by number; ``texts`` quotes what has no name; ``by_challenge`` does so for what is known within
    one challenge only, its bottlenecks and interventions.
    """

    language: str
    names: Mapping[str, str]
    challenges: Mapping[str, str]
    texts: Mapping[str, str]
    by_challenge: Mapping[str, Mapping[str, str]]

    def within(self, challenge: str) -> "Names":
        """Return these names with those that are known within ``challenge``."""
        return replace(self, texts={**self.texts, **self.by_challenge.get(challenge, {})})

    def challenge(self, number: object) -> str:
        """Return number and title of a challenge."""
        return self.challenges.get(str(number), str(number))

    def step(self, name: str) -> str:
        """Return the name of one step on the way to a field; empty where it has none."""
        known = STEPS.get(name.replace(" ", "_"))
        return known.in_language(self.language) if known else self.names.get(name, "")

    def said(self, value: object) -> str:
        """Return a value as people read it; empty for nothing."""
        if value is None or value in ((), "", {}):
            return ""
        if isinstance(value, tuple):
            return "; ".join(filter(None, map(self.said, value)))
        if is_dataclass(value) and not isinstance(value, Text | type):
            return self._thing(value)
        return self._plain(value)

    def _plain(self, value: object) -> str:
        if isinstance(value, Text):
            return value.in_language(self.language)
        if isinstance(value, bool):
            return (YES if value else NO).in_language(self.language)
        if isinstance(value, float):
            decimals = (n for n in range(_MOST_DECIMALS) if round(value, n) == value)
            places = next(decimals, _MOST_DECIMALS)
            return number_text(value, decimals=places, language=self.language)
        text = str(value)
        if text in VALUES:
            return VALUES[text].in_language(self.language)
        return self.names.get(text, self.texts.get(text, text))

    def _thing(self, thing: Any) -> str:  # noqa: ANN401  # a declared type
        """Return the fields of a thing that say something, one a line."""
        parts = []
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.name == "id" or value == field.default:
                continue
            said = self.challenge(value) if field.name == "to" else self.said(value)
            if said:
                is_plain = field.name in _UNLABELLED
                parts.append(said if is_plain else f"{self.step(field.name)}: {said}")
        return "\n".join(parts)


def names_of(*plans: DeclaredPlan, language: str) -> Names:
    """Return the names that ``plans`` know; of two for one identifier those of the last count."""
    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    challenges: dict[str, str] = {}
    by_challenge: dict[str, dict[str, str]] = {}
    for plan in plans:
        register = plan.register
        names |= {item.id: item.name.in_language(language) for item in register.organisations}
        names |= {item.id: item.name.in_language(language) for item in register.bodies}
        names |= {item.id: item.name.in_language(language) for item in register.tracks}
        names |= {item.id: item.name.in_language(language) for item in register.themes}
        names |= {item.id: item.name.in_language(language) for item in register.objectives}
        texts |= {item.id: item.title for item in register.documents}
        texts |= {item.id: item.title.in_language(language) for item in register.events}
        texts |= {item.id: item.name.in_language(language) for item in register.versions}
        for challenge in plan.challenges:
            number = str(challenge.number)
            challenges[number] = f"{number}. {challenge.title.in_language(language)}"
            by_challenge.setdefault(number, {}).update(_texts_of(challenge))
    return Names(
        language=language,
        names=names,
        challenges=challenges,
        texts=texts,
        by_challenge=by_challenge,
    )


def _texts_of(challenge: PlanChallenge) -> dict[str, str]:
    bottlenecks = {item.id: quoted(item.text) for item in challenge.bottlenecks}
    return bottlenecks | {step.id: quoted(step.text) for step in challenge.interventions}
