"""Who each possible step is asked of: whom the plan names, or else who follows from it."""

from dataclasses import dataclass

from regiokompas.domain.plans import Intervention, PlanChallenge


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A possible step and one ``party`` it is asked of, an organisation or body by identifier.

    ``is_derived`` where the plan names nobody: the ministries of the challenge then stand for the
    State and its owners for the region. ``is_first`` marks who is asked first: the taker, the
    primary ministry, an administrative owner.
    """

    step: Intervention
    party: str
    is_derived: bool
    is_first: bool


def asked_of(challenge: PlanChallenge) -> tuple[Asked, ...]:
    """Return of whom each step is asked, in the order of the plan, who is first before others."""
    state, region = _ministries(challenge), _owners(challenge)
    sides = {"state": state, "region": region, "both": (*region, *state)}
    return tuple(
        Asked(step=step, party=party, is_derived=not step.taker, is_first=is_first)
        for step in challenge.interventions
        for party, is_first in (((step.taker, True),) if step.taker else sides[step.side])
    )


def owners_of(challenge: PlanChallenge) -> tuple[str, ...]:
    """Return who answers for the region: administrative owners, or else executive ones."""
    return tuple(party for party, is_first in _owners(challenge) if is_first)


def leading_ministries(challenge: PlanChallenge) -> tuple[str, ...]:
    """Return who answers for the State: primary ministries, or all that are named without one."""
    found = _ministries(challenge)
    return tuple(party for party, is_first in found if is_first) or tuple(
        party for party, _ in found
    )


def _ministries(challenge: PlanChallenge) -> tuple[tuple[str, bool], ...]:
    """Return each ministry with whether it is primary, the primary ones first."""
    found: dict[str, bool] = {}
    for role in sorted(challenge.ministries, key=lambda role: not role.is_primary):
        found.setdefault(role.ministry, role.is_primary)
    return tuple(found.items())


def _owners(challenge: PlanChallenge) -> tuple[tuple[str, bool], ...]:
    """Return each owner that is arranged with whether it is asked first."""
    ownership = challenge.ownership
    first = [owner.holder for owner in ownership.administrative if not owner.to_be_arranged]
    others = [owner.holder for owner in ownership.executive if not owner.to_be_arranged]
    found = dict.fromkeys(first, True) | {
        holder: not first for holder in dict.fromkeys(others) if holder not in first
    }
    return tuple(found.items())
