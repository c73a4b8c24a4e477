"""An organisation or body as its page shows it: what it owns, where it sits, what is asked."""

from dataclasses import dataclass, replace

from regiokompas.analysis.coherence.finding import Finding, subject_of
from regiokompas.analysis.coherence.takers import asked_of
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    Arrangement,
    Event,
    Intervention,
    MinistryRole,
    Owner,
    PlanChallenge,
    Track,
)
from regiokompas.domain.texts import Text
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.words import BODY_KINDS, ORGANISATION_KINDS
from regiokompas.web.site import Municipality


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedOf:
    """The steps of one challenge that are asked of a party.

    ``is_derived`` where the plan names nobody for them, ``is_first`` where this party is asked
    before others; ``formerly`` is the organisation that the plan names, which became this one.
    """

    challenge: PlanChallenge
    steps: tuple[Intervention, ...]
    is_derived: bool
    is_first: bool
    formerly: Organisation | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyPage:
    """What the plan says about one organisation or body, each list in the order of the plan."""

    party: Organisation | Body
    organisation: Organisation | None
    body: Body | None
    kind: Text
    municipality: Municipality | None
    administrative: tuple[tuple[PlanChallenge, Owner], ...]
    executive: tuple[tuple[PlanChallenge, Owner], ...]
    ministry_roles: tuple[tuple[PlanChallenge, MinistryRole], ...]
    asked: tuple[AskedOf, ...]
    sits_in: tuple[Body, ...]
    members: tuple[Organisation, ...]
    prepares: tuple[Body, ...]
    prepared_by: tuple[Body, ...]
    tracks: tuple[Track, ...]
    arrangements: tuple[Arrangement, ...]
    events: tuple[Event, ...]
    successors: tuple[Organisation, ...]
    predecessors: tuple[Organisation, ...]
    findings: tuple[Finding, ...]

    @property
    def is_derived(self) -> bool:
        """Whether anything is asked of the party that the plan does not say by name."""
        return any(item.is_derived for item in self.asked)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the challenges that name the party or ask something of it, ascending."""
        owned = (*self.administrative, *self.executive)
        named = [challenge for challenge, _ in (*owned, *self.ministry_roles)]
        asked = [item.challenge for item in self.asked]
        return tuple(sorted({challenge.number for challenge in (*named, *asked)}))

    def about(self, numbers: frozenset[int]) -> "PartyPage":
        """Return the same with, of what the plan says by challenge, only that of ``numbers``."""
        return replace(
            self,
            administrative=tuple(pair for pair in self.administrative if pair[0].number in numbers),
            executive=tuple(pair for pair in self.executive if pair[0].number in numbers),
            ministry_roles=tuple(pair for pair in self.ministry_roles if pair[0].number in numbers),
            asked=tuple(item for item in self.asked if item.challenge.number in numbers),
        )


def party_page(content: Content, identifier: str) -> PartyPage | None:
    """Return what the plan says about this organisation or body; None where it has none such."""
    organisation = content.organisations.get(identifier)
    body = None if organisation else content.bodies.get(identifier)
    party = organisation or body
    if party is None:
        return None
    register = content.register
    return PartyPage(
        party=party,
        organisation=organisation,
        body=body,
        kind=_kind(party),
        municipality=_municipality(content, organisation),
        administrative=_owned(content, identifier, is_executive=False),
        executive=_owned(content, identifier, is_executive=True),
        ministry_roles=_ministry_roles(content, identifier),
        asked=_asked(content, identifier),
        sits_in=tuple(item for item in register.bodies if identifier in item.members),
        members=_chosen(content, body.members if body else ()),
        prepares=tuple(content.bodies[item] for item in _prepares(body) if item in content.bodies),
        prepared_by=tuple(item for item in register.bodies if identifier in item.prepares),
        tracks=tuple(item for item in register.tracks if identifier in item.parties),
        arrangements=tuple(item for item in register.governance if item.holder == identifier),
        events=_events(content, identifier),
        successors=_chosen(content, organisation.successors if organisation else ()),
        predecessors=tuple(
            item for item in register.organisations if identifier in item.successors
        ),
        findings=_findings(content, identifier),
    )


def _kind(party: Organisation | Body) -> Text:
    kinds = ORGANISATION_KINDS if isinstance(party, Organisation) else BODY_KINDS
    return kinds[party.kind]


def _municipality(content: Content, organisation: Organisation | None) -> Municipality | None:
    if organisation is None or not organisation.official_id:
        return None
    members = content.site.municipalities
    return next((item for item in members if item.code == organisation.official_id), None)


def _owned(
    content: Content, identifier: str, *, is_executive: bool
) -> tuple[tuple[PlanChallenge, Owner], ...]:
    found = []
    for challenge in content.challenges.values():
        ownership = challenge.ownership
        owners = ownership.executive if is_executive else ownership.administrative
        found += [(challenge, owner) for owner in owners if owner.holder == identifier]
    return tuple(found)


def _ministry_roles(
    content: Content, identifier: str
) -> tuple[tuple[PlanChallenge, MinistryRole], ...]:
    found = [
        (challenge, role)
        for challenge in content.challenges.values()
        for role in challenge.ministries
        if role.ministry == identifier
    ]
    return tuple(sorted(found, key=lambda pair: not pair[1].is_primary))


def _asked(content: Content, identifier: str) -> tuple[AskedOf, ...]:
    """Return what is asked of this party and of those it came after, where it is first before."""
    former = _predecessors(content, identifier)
    names = {identifier: None} | {item.id: item for item in former}
    found = [
        AskedOf(
            challenge=challenge,
            steps=steps,
            is_derived=is_derived,
            is_first=is_first,
            formerly=names[party],
        )
        for challenge in content.challenges.values()
        for (party, is_derived, is_first), steps in _steps(challenge).items()
        if party in names
    ]
    return tuple(sorted(found, key=lambda item: (not item.is_first, item.challenge.number)))


def _steps(
    challenge: PlanChallenge,
) -> dict[tuple[str, bool, bool], tuple[Intervention, ...]]:
    """Return the steps by party, whether that is derived, and whether the party is first."""
    found: dict[tuple[str, bool, bool], tuple[Intervention, ...]] = {}
    for asked in asked_of(challenge):
        key = (asked.party, asked.is_derived, asked.is_first)
        found[key] = (*found.get(key, ()), asked.step)
    return found


def _predecessors(content: Content, identifier: str) -> tuple[Organisation, ...]:
    """Return the organisations that became this one and have ended, however long ago."""
    found: dict[str, Organisation] = {}
    waiting = [identifier]
    while waiting:
        name = waiting.pop()
        for item in content.register.organisations:
            if name in item.successors and item.id not in found and item.id != identifier:
                found[item.id] = item
                waiting.append(item.id)
    return tuple(found.values())


def _chosen(content: Content, identifiers: tuple[str, ...]) -> tuple[Organisation, ...]:
    known = content.organisations
    return tuple(known[item] for item in identifiers if item in known)


def _prepares(body: Body | None) -> tuple[str, ...]:
    return body.prepares if body else ()


def _events(content: Content, identifier: str) -> tuple[Event, ...]:
    return tuple(
        event
        for event in content.register.events
        if identifier in event.organisations or identifier in event.bodies
    )


def _findings(content: Content, identifier: str) -> tuple[Finding, ...]:
    kinds = ("organisation", "ministry", "body")
    subjects = dict.fromkeys(subject_of(kind, identifier) for kind in kinds)
    return tuple(
        finding for subject in subjects for finding in content.findings_by_subject.get(subject, ())
    )
