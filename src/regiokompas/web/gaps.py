"""What is not measured yet, challenge by challenge, and why each indicator was chosen."""

from dataclasses import dataclass

from regiokompas.domain.choices import IndicatorChoice
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.plans import PlanChallenge
from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """An indicator of a challenge with the reason why it was chosen, where one is declared."""

    challenge: PlanChallenge
    indicator: Indicator
    choice: IndicatorChoice | None

    @property
    def is_headline(self) -> bool:
        """Whether the indicator is one of those that tell most."""
        return self.choice is not None and self.choice.is_headline


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeGaps:
    """A challenge with the indicators that still wait for figures."""

    challenge: PlanChallenge
    has_figure: bool
    gaps: tuple[Reason, ...]


def gaps(site: Site) -> tuple[ChallengeGaps, ...]:
    """Return the challenges of which something is not measured yet, by number."""
    without = {challenge.number for challenge in site.without_figure}
    found = (
        ChallengeGaps(
            challenge=challenge,
            has_figure=challenge.number not in without,
            gaps=gaps_for(site, challenge),
        )
        for challenge in site.challenges
    )
    return tuple(item for item in found if item.gaps or not item.has_figure)


def gaps_for(site: Site, challenge: PlanChallenge) -> tuple[Reason, ...]:
    """Return the indicators of ``challenge`` that wait for figures, headlines first."""
    found = reasons_for(site, challenge)
    return tuple(reason for reason in found if reason.indicator.status == "draft")


def reasons_for(site: Site, challenge: PlanChallenge) -> tuple[Reason, ...]:
    """Return all indicators of ``challenge`` with their reasons, headlines first."""
    declared = site.declarations.indicators
    choices = {(choice.challenge, choice.indicator): choice for choice in site.choices}
    found = [
        Reason(
            challenge=challenge,
            indicator=declared[name],
            choice=choices.get((challenge.number, name)),
        )
        for name in challenge.indicators
        if name in declared
    ]
    return tuple(sorted(found, key=lambda reason: not reason.is_headline))


def reasons_of(site: Site, indicator: str) -> tuple[Reason, ...]:
    """Return for which challenges ``indicator`` was chosen and why, by number."""
    return tuple(
        reason
        for challenge in site.challenges_with(indicator)
        for reason in reasons_for(site, challenge)
        if reason.indicator.id == indicator and reason.choice is not None
    )
