"""Whose turn it is: what is missing or overdue, by who has to act."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from regiokompas.analysis.coherence.dates import is_before
from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.rules.ministries import unknown_ministry, unknown_roles
from regiokompas.analysis.coherence.rules.moments import event_overdue, overdue_events
from regiokompas.analysis.coherence.takers import leading_ministries, owners_of
from regiokompas.analysis.coherence.wording import filled, quoted
from regiokompas.domain.plans import Intervention, PlanChallenge
from regiokompas.domain.texts import Text

NOBODY = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """Something that waits for ``party``, an organisation or body by identifier.

    ``party`` is ``NOBODY`` where the plan names none: the programme office then finds one.
    ``challenge`` is a number, 0 for what is about no challenge; ``finding`` tells what and why.
    """

    party: str
    challenge: int
    finding: Finding


def turns_of(register: Register, findings: tuple[Finding, ...]) -> tuple[Turn, ...]:
    """Return whose turn it is: what the plan check found missing or overdue, once a party.

    By challenge, then in the order of the findings. An organisation that ended has passed its
    turn to those it became. ``findings`` are those about the plan of ``register``.
    """
    numbers = {challenge_subject(number): number for number in register.challenges}
    known = [
        (numbers[finding.subject], finding) for finding in findings if finding.subject in numbers
    ]
    waiting = [
        *(
            (finding, number, _PARTIES[finding.code](register.challenges[number]))
            for number, finding in known
            if finding.code in _PARTIES
        ),
        *_roles_to_confirm(register),
        *_steps_without_taker(register),
        *_overdue(register, numbers),
    ]
    turns = [
        Turn(party=party, challenge=number, finding=finding)
        for finding, number, named in waiting
        for party in _acting(register, named)
    ]
    return tuple(sorted(turns, key=lambda turn: turn.challenge))


_Named = tuple[str, ...]
# A finding, the number of its challenge, and who is named to act on it.
_Waiting = tuple[Finding, int, _Named]


def _office(_challenge: PlanChallenge) -> _Named:
    return ()


def _both_sides(challenge: PlanChallenge) -> _Named:
    return (*owners_of(challenge), *leading_ministries(challenge))


def _proposed(challenge: PlanChallenge) -> _Named:
    ownership = challenge.ownership
    return tuple(owner.holder for owner in (*ownership.administrative, *ownership.executive))


# Who has to act on each finding that tells of something missing or overdue. What contradicts
# itself is for whoever writes the plan; it stands on the page about coherence.
_PARTIES: dict[str, Callable[[PlanChallenge], _Named]] = {
    "no-owner": _office,
    "owner-proposed": _proposed,
    "owner-to-be-arranged": _office,
    "owner-ended": _proposed,
    "no-executive-owner": owners_of,
    "no-primary-ministry": leading_ministries,
    "several-primary-ministries": leading_ministries,
    "no-follow-up": _both_sides,
    "bottleneck-unanswered": owners_of,
    "intervention-without-lead": _both_sides,
    "need-without-money": owners_of,
    "conflict-without-follow-up": owners_of,
    "no-track": owners_of,
    "track-on-hold": owners_of,
    "track-ended": owners_of,
    "no-objective": _office,
    "no-indicator": _office,
    "no-baseline": _office,
    "no-target": _office,
}


def _acting(register: Register, named: _Named) -> tuple[str, ...]:
    """Return who acts for those ``named`` today, each once; ``NOBODY`` where none is left."""
    found = dict.fromkeys(party for name in named for party in _living(register, name, set()))
    return tuple(found) or (NOBODY,)


def _living(register: Register, name: str, seen: set[str]) -> Iterator[str]:
    """Yield this party, or those it became where it ended."""
    organisation = register.organisations.get(name)
    if organisation is None or not is_before(organisation.valid_until, register.on):
        yield name
    elif name not in seen:
        for successor in organisation.successors:
            yield from _living(register, successor, seen | {name})


def _roles_to_confirm(register: Register) -> Iterator[_Waiting]:
    """Yield the roles of ministries that ended: who came after them has to confirm."""
    found = zip(unknown_roles(register), unknown_ministry(register), strict=True)
    for (challenge, role, _), finding in found:
        yield finding, challenge.number, (role.ministry,)


def _overdue(register: Register, numbers: dict[str, int]) -> Iterator[_Waiting]:
    """Yield the events that are overdue: who takes part has to report."""
    for event, finding in zip(overdue_events(register), event_overdue(register), strict=True):
        yield finding, numbers.get(finding.subject, 0), (*event.bodies, *event.organisations)


def _steps_without_taker(register: Register) -> Iterator[_Waiting]:
    """Yield, once a challenge and side, how many steps wait for somebody to take them up."""
    for number, challenge in register.challenges.items():
        for side, message, of in (
            ("region", _REGION_STEPS, owners_of),
            ("state", _STATE_STEPS, leading_ministries),
        ):
            steps = [
                step for step in challenge.interventions if step.side == side and not step.taker
            ]
            if steps:
                yield _waiting(register, challenge, message, steps), number, of(challenge)


_STATE_STEPS = Text(
    nl="{count} gevraagd van het Rijk, zonder wie ze oppakt. De eerste: {text}",
    en="{count} asked of the State, without who takes them up. The first: {text}",
    de="{count} vom Staat erbeten, ohne wer sie übernimmt. Die erste: {text}",
)
_REGION_STEPS = Text(
    nl="{count} gevraagd van de regio, zonder wie ze oppakt. De eerste: {text}",
    en="{count} asked of the region, without who takes them up. The first: {text}",
    de="{count} von der Region erbeten, ohne wer sie übernimmt. Die erste: {text}",
)


def _waiting(
    register: Register, challenge: PlanChallenge, message: Text, steps: list[Intervention]
) -> Finding:
    count = len(steps)
    told = Text(
        nl=f"{count} {'interventie' if count == 1 else 'interventies'}",
        en=f"{count} {'intervention' if count == 1 else 'interventions'}",
        de=f"{count} {'Maßnahme' if count == 1 else 'Maßnahmen'}",
    )
    return Finding(
        code="intervention-without-taker",
        severity="notice",
        subject=challenge_subject(challenge.number),
        message=filled(message, count=told, text=quoted(steps[0].text)),
        hint=Text(
            nl="Zeg per interventie wie de eerste stap zet, of waarom niet.",
            en="Say for each intervention who takes the first step, or why not.",
            de="Sagen Sie je Maßnahme, wer den ersten Schritt macht, oder warum nicht.",
        ),
        source=register.place(challenge, "interventions"),
    )
