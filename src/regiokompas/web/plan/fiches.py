"""One challenge as its page shows it: every reference on the fiche resolved."""

from dataclasses import dataclass

from regiokompas.analysis.coherence.finding import Finding
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Document,
    Intervention,
    Link,
    MinistryRole,
    Owner,
    PlanChallenge,
    PlanObjective,
    PlanTheme,
    StatedFigure,
    Track,
    TrackUse,
)
from regiokompas.domain.texts import Text
from regiokompas.web.challenges import Row, row_of
from regiokompas.web.gaps import Reason, gaps_for, reasons_for
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.words import LINKS_IN, LINKS_OUT, POSITIONS, SECTIONS, SIDES
from regiokompas.web.stated_about import stated_elsewhere
from regiokompas.web.verdicts import Judged, headline_verdicts


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerLine:
    """An owner with the organisation or body it is, where the plan declares one."""

    owner: Owner
    party: Organisation | Body | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MinistryLine:
    """A ministry as the fiche names it, with the organisation it is."""

    role: MinistryRole
    party: Organisation | Body | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackLine:
    """A running track as the fiche names it, with the track it is."""

    use: TrackUse
    track: Track | None
    position: Text | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BottleneckLine:
    """What stands in the way, with the interventions that answer it."""

    bottleneck: Bottleneck
    answers: tuple[Intervention, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class InterventionLine:
    """A possible step, with who would do it."""

    intervention: Intervention
    taker: Organisation | Body | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkLine:
    """A link with the challenge at its other end, seen from this one."""

    label: Text
    challenge: PlanChallenge
    link: Link
    section: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Fiche:
    """A challenge with all that its page shows; ``theme_on_fiche`` only where it differs."""

    challenge: PlanChallenge
    theme: PlanTheme | None
    theme_on_fiche: PlanTheme | None
    objectives: tuple[PlanObjective, ...]
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Reason, ...]
    stated: tuple[StatedFigure, ...]
    verdicts: tuple[Judged, ...]
    tracks: tuple[TrackLine, ...]
    administrative: tuple[OwnerLine, ...]
    executive: tuple[OwnerLine, ...]
    ministries: tuple[MinistryLine, ...]
    bottlenecks: tuple[BottleneckLine, ...]
    sides: tuple[tuple[Text, tuple[InterventionLine, ...]], ...]
    links_out: tuple[LinkLine, ...]
    links_in: tuple[LinkLine, ...]
    findings: tuple[Finding, ...]
    document: Document | None
    before: PlanChallenge | None
    after: PlanChallenge | None


def fiche_of(content: Content, challenge: PlanChallenge) -> Fiche:
    """Return ``challenge`` as its page shows it."""
    before, after = _neighbours(content, challenge)
    ownership = challenge.ownership
    register = content.register
    return Fiche(
        challenge=challenge,
        theme=content.themes.get(challenge.theme),
        theme_on_fiche=content.themes.get(challenge.theme_on_fiche)
        if challenge.theme_on_fiche != challenge.theme
        else None,
        objectives=tuple(
            item for item in register.objectives if challenge.number in item.challenges
        ),
        rows=tuple(row_of(content.site, item) for item in content.measured_for(challenge)),
        reasons=tuple(
            reason
            for reason in reasons_for(content.site, challenge)
            if reason.indicator.status == "published"
        ),
        gaps=gaps_for(content.site, challenge),
        stated=stated_elsewhere(content.plan, challenge),
        verdicts=headline_verdicts(content.site, challenge),
        tracks=track_lines(content, challenge),
        administrative=owner_lines(content, ownership.administrative),
        executive=owner_lines(content, ownership.executive),
        ministries=ministry_lines(content, challenge),
        bottlenecks=_bottlenecks(challenge),
        sides=_sides(content, challenge),
        links_out=_links_out(content, challenge),
        links_in=_links_in(content, challenge),
        findings=content.findings_about(challenge),
        document=next((item for item in register.documents if item.id == challenge.document), None),
        before=before,
        after=after,
    )


def owner_lines(content: Content, owners: tuple[Owner, ...]) -> tuple[OwnerLine, ...]:
    """Return ``owners`` with the organisations and bodies they are."""
    return tuple(OwnerLine(owner=owner, party=content.party(owner.holder)) for owner in owners)


def ministry_lines(content: Content, challenge: PlanChallenge) -> tuple[MinistryLine, ...]:
    """Return the ministries of ``challenge``, the primary one first."""
    roles = sorted(challenge.ministries, key=lambda role: not role.is_primary)
    return tuple(MinistryLine(role=role, party=content.party(role.ministry)) for role in roles)


def track_lines(content: Content, challenge: PlanChallenge) -> tuple[TrackLine, ...]:
    """Return the running tracks of ``challenge`` in the order of its fiche."""
    return tuple(
        TrackLine(
            use=use, track=content.tracks.get(use.track), position=POSITIONS.get(use.position)
        )
        for use in challenge.tracks
    )


def _bottlenecks(challenge: PlanChallenge) -> tuple[BottleneckLine, ...]:
    steps = {step.id: step for step in challenge.interventions}
    return tuple(
        BottleneckLine(
            bottleneck=item,
            answers=tuple(steps[name] for name in item.answered_by if name in steps),
        )
        for item in challenge.bottlenecks
    )


def _sides(
    content: Content, challenge: PlanChallenge
) -> tuple[tuple[Text, tuple[InterventionLine, ...]], ...]:
    lines = (
        (
            name,
            tuple(
                InterventionLine(intervention=step, taker=content.party(step.taker))
                for step in challenge.interventions
                if step.side == side
            ),
        )
        for side, name in SIDES.items()
    )
    return tuple((name, steps) for name, steps in lines if steps)


def _links_out(content: Content, challenge: PlanChallenge) -> tuple[LinkLine, ...]:
    return tuple(
        LinkLine(
            label=LINKS_OUT[link.kind],
            challenge=content.challenges[link.to],
            link=link,
            section=SECTIONS[link.section],
        )
        for link in sorted(challenge.links, key=lambda link: list(LINKS_OUT).index(link.kind))
        if link.to in content.challenges and link.to != challenge.number
    )


def _links_in(content: Content, challenge: PlanChallenge) -> tuple[LinkLine, ...]:
    found = content.links_to.get(challenge.number, ())
    return tuple(
        LinkLine(
            label=LINKS_IN[link.kind],
            challenge=other,
            link=link,
            section=SECTIONS[link.section],
        )
        for other, link in sorted(found, key=lambda pair: list(LINKS_IN).index(pair[1].kind))
    )


def _neighbours(
    content: Content, challenge: PlanChallenge
) -> tuple[PlanChallenge | None, PlanChallenge | None]:
    numbers = content.numbers
    place = numbers.index(challenge.number)
    before = numbers[place - 1] if place else None
    after = numbers[place + 1] if place + 1 < len(numbers) else None
    return (
        content.challenges[before] if before is not None else None,
        content.challenges[after] if after is not None else None,
    )
