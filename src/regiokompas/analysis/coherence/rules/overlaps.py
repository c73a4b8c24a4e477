"""Interventions that several challenges ask for."""

from collections.abc import Iterator
from itertools import combinations
from math import log

from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import filled as fill
from regiokompas.analysis.coherence.wording import numbered, quoted
from regiokompas.domain.plans import Intervention
from regiokompas.domain.texts import Text

# Two interventions overlap when they share this part of the telling words of both together.
OVERLAP = 0.5
# Words used by more interventions than this tell too little to look for overlap by them.
_COMMON = 8

_Step = tuple[int, Intervention, frozenset[str]]


def interventions_overlap(register: Register) -> Iterator[Finding]:
    """Tell interventions of different challenges that ask for nearly the same."""
    steps = _steps(register)
    users = _users(steps)
    pairs = {
        pair
        for places in users.values()
        if len(places) <= _COMMON
        for pair in combinations(places, 2)
        if steps[pair[0]][0] != steps[pair[1]][0]
    }
    for one, other in sorted(pairs):
        if _overlap(steps[one][2], steps[other][2], users, len(steps)) >= OVERLAP:
            yield _finding(register, steps[one], steps[other])


def _steps(register: Register) -> list[_Step]:
    words = register.vocabulary
    return [
        (number, step, words.stems(step.text))
        for number, challenge in sorted(register.challenges.items())
        for step in challenge.interventions
    ]


def _users(steps: list[_Step]) -> dict[str, list[int]]:
    users: dict[str, list[int]] = {}
    for place, (_, _, stems) in enumerate(steps):
        for stem in stems:
            users.setdefault(stem, []).append(place)
    return users


def _overlap(
    one: frozenset[str], other: frozenset[str], users: dict[str, list[int]], count: int
) -> float:
    def weight(stems: frozenset[str]) -> float:
        return sum(log(count / len(users[stem])) for stem in sorted(stems))

    whole = weight(one | other)
    return weight(one & other) / whole if whole else 0.0


def _finding(register: Register, one: _Step, other: _Step) -> Finding:
    return Finding(
        code="interventions-overlap",
        severity="notice",
        subject=challenge_subject(one[0]),
        message=fill(
            Text(
                nl="{one} en, bij {number}, {other} vragen bijna hetzelfde.",
                en="{one} and, in {number}, {other} ask for nearly the same.",
                de="{one} und, bei {number}, {other} verlangen fast dasselbe.",
            ),
            one=quoted(one[1].text),
            number=numbered([other[0]]),
            other=quoted(other[1].text),
        ),
        hint=Text(
            nl="Maak er één vraag van, met één trekker.",
            en="Make it one request, with one lead.",
            de="Machen Sie daraus eine Bitte mit einer Federführung.",
        ),
        source=register.place(register.challenges[one[0]], "interventions"),
    )
