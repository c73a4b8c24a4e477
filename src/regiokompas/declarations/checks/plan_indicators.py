"""Everything in a plan that names an indicator."""

from collections.abc import Iterable, Iterator

from regiokompas.declarations.checks.findings import Finding, Location, nearest
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.plans import PlanChallenge, StatedFigure


def plan_indicator_findings(
    plan: DeclaredPlan, indicators: Iterable[str]
) -> Iterator[tuple[str, Finding]]:
    """Find the indicators that ``plan`` names but that are not among ``indicators``.

    Each finding comes with the path of its file within the folder of the plan.
    """
    known = sorted(indicators)
    for index, ambition in enumerate(plan.register.ambitions):
        here: Location = ("ambitions", index)
        if ambition.indicator:
            yield from _each((ambition.indicator,), (*here, "indicator"), known, "ambitions.toml")
        yield from _in_figures(ambition.baseline, here, "baseline", known, "ambitions.toml")
    for index, pressure in enumerate(plan.register.pressures):
        for place, statement in enumerate(pressure.statements):
            here = ("pressures", index, "statements", place)
            yield from _in_figures(statement.figures, here, "figures", known, "pressures.toml")
    for challenge in plan.challenges:
        yield from _in_challenge(challenge, known)


def _in_challenge(challenge: PlanChallenge, known: list[str]) -> Iterator[tuple[str, Finding]]:
    path = f"challenges/opgave-{challenge.number:02}.toml"
    yield from _each(challenge.indicators, ("indicators",), known, path)
    for name in ("context", "impact", "needs"):
        for place, item in enumerate(getattr(challenge, name)):
            yield from _in_figures(item.figures, (name, place), "figures", known, path)


def _in_figures(
    figures: Iterable[StatedFigure], here: Location, field: str, known: list[str], path: str
) -> Iterator[tuple[str, Finding]]:
    for place, figure in enumerate(figures):
        if figure.indicator:
            location = (*here, field, place, "indicator")
            yield from _each((figure.indicator,), location, known, path)


def _each(
    names: Iterable[str], location: Location, known: list[str], path: str
) -> Iterator[tuple[str, Finding]]:
    for name in names:
        if name not in known:
            yield path, (location, f"the indicator '{name}' does not exist", nearest(name, known))
