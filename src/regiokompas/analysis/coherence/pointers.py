"""Every place where the plan points at something by identifier or number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regiokompas.analysis.coherence.finding import challenge_subject, subject_of
from regiokompas.analysis.coherence.register import Register
from regiokompas.analysis.coherence.wording import same
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointer:
    """An identifier (or number, as text) that should stand in a register."""

    register: str
    target: str
    subject: str
    source: Text


def pointers_of(register: Register) -> Iterator[Pointer]:
    """Return all pointers of the plan, first those of the challenges."""
    for challenge in register.view.challenges:
        yield from _of_challenge(register, challenge)
    yield from _of_registers(register)


def _of_challenge(register: Register, challenge: PlanChallenge) -> Iterator[Pointer]:
    subject = challenge_subject(challenge.number)
    owners = (*challenge.ownership.administrative, *challenge.ownership.executive)
    pairs: list[tuple[str, Iterable[str], Text]] = [
        ("documents", [challenge.document], register.place(challenge, "title")),
        (
            "themes",
            dict.fromkeys((challenge.theme, challenge.theme_on_fiche)),
            register.place(challenge, "title"),
        ),
        ("tracks", [use.track for use in challenge.tracks], register.place(challenge, "tracks")),
        ("holders", [owner.holder for owner in owners], register.place(challenge, "ownership")),
        (
            "organisations",
            [role.ministry for role in challenge.ministries],
            register.place(challenge, "ministries"),
        ),
    ]
    for name, targets, source in pairs:
        yield from _each(name, targets, subject, source)
    for link in challenge.links:
        place = register.place(challenge, link.section)
        yield from _each("challenges", [str(link.to)], subject, place)


def _of_registers(register: Register) -> Iterator[Pointer]:
    view = register.view
    for track in view.tracks:
        subject = subject_of("track", track.id)
        yield from _each("holders", track.parties, subject, same(track.source))
    for body in view.bodies:
        subject = subject_of("organisation", body.id)
        yield from _each("holders", body.members, subject, same(body.source))
        yield from _each("holders", body.prepares, subject, same(body.source))
    for organisation in view.organisations:
        subject = subject_of("organisation", organisation.id)
        yield from _each("organisations", organisation.successors, subject, same(""))
    for goal in view.objectives:
        yield from _each("challenges", _texts(goal.challenges), "plan", same(goal.source))
    for ambition in view.ambitions:
        subject = subject_of("ambition", ambition.id)
        yield from _each("challenges", _texts(ambition.challenges), subject, same(ambition.source))
    for pressure in view.pressures:
        yield from _each("pressures", pressure.drives, "plan", same(pressure.source))
    for listed in view.ministries:
        yield from _each("organisations", listed.ministries, "plan", same(listed.source))
    yield from _of_the_story(register)


def _of_the_story(register: Register) -> Iterator[Pointer]:
    view = register.view
    for event in view.events:
        subject, source = subject_of("event", event.id), same(event.source)
        yield from _each("holders", event.bodies, subject, source)
        yield from _each("holders", event.organisations, subject, source)
        yield from _each("challenges", _texts(event.challenges), subject, source)
        yield from _each("events", event.fulfils, subject, source)
    for contribution in view.contributions:
        subject, source = subject_of("contribution", contribution.id), same(contribution.source)
        yield from _each("events", [contribution.event], subject, source)
        yield from _each("challenges", _texts(contribution.refers_to), subject, source)
    for element in view.governance:
        source = same(element.source)
        yield from _each("holders", [element.holder, *element.reports_to], "plan", source)
    for version in view.versions:
        source = same(version.source)
        yield from _each("holders", version.by, "plan", source)
        yield from _each("documents", [version.document], "plan", source)


def _texts(numbers: Iterable[int]) -> list[str]:
    return [str(number) for number in numbers]


def _each(register: str, targets: Iterable[str], subject: str, source: Text) -> Iterator[Pointer]:
    for target in targets:
        if target:
            yield Pointer(register=register, target=target, subject=subject, source=source)
