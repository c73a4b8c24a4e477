"""The figures that the plan itself states about an indicator, wherever they stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.plans import PlanChallenge, StatedFigure


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedAbout:
    """A figure of the plan, and the challenge it stands in, where it stands in one."""

    figure: StatedFigure
    challenge: int | None


def stated_about(plan: DeclaredPlan, indicator: str) -> tuple[StatedAbout, ...]:
    """Return each figure that ``plan`` states about ``indicator`` once, challenges first."""
    found: dict[tuple[float, str, str], StatedAbout] = {}
    for stated in (*_in_challenges(plan), *_elsewhere(plan)):
        figure = stated.figure
        if figure.indicator == indicator:
            found.setdefault((figure.value, figure.area, figure.period), stated)
    return tuple(found.values())


def stated_elsewhere(plan: DeclaredPlan, challenge: PlanChallenge) -> tuple[StatedFigure, ...]:
    """Return what ``plan`` states outside its challenges about the indicators of ``challenge``.

    What stands on the fiche itself is left out: its page tells that in its own place.
    """
    own = {
        (stated.figure.value, stated.figure.area)
        for stated in _in_challenges(plan)
        if stated.challenge == challenge.number
    }
    found = {
        (stated.figure.value, stated.figure.area, stated.figure.period): stated.figure
        for stated in _elsewhere(plan)
        if stated.figure.indicator in challenge.indicators
        and (stated.figure.value, stated.figure.area) not in own
    }
    return tuple(found.values())


def _in_challenges(plan: DeclaredPlan) -> Iterator[StatedAbout]:
    for challenge in plan.challenges:
        stated = (*challenge.context, *challenge.impact, *challenge.follow_up)
        lists = [*(part.figures for part in stated), *(need.figures for need in challenge.needs)]
        for figure in (figure for figures in lists for figure in figures):
            yield StatedAbout(figure=figure, challenge=challenge.number)


def _elsewhere(plan: DeclaredPlan) -> Iterator[StatedAbout]:
    for ambition in plan.register.ambitions:
        for figure in ambition.baseline:
            yield StatedAbout(figure=figure, challenge=None)
    told = [item.statements for item in plan.register.pressures]
    told += [item.statements for item in plan.register.approaches]
    for statement in (statement for statements in told for statement in statements):
        for figure in statement.figures:
            yield StatedAbout(figure=figure, challenge=None)
