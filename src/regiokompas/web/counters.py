"""How far each promised growth has come, and which yearly pace it still needs."""

from dataclasses import dataclass

from regiokompas.domain.plans import PlanAmbition
from regiokompas.domain.targets import RegionTarget
from regiokompas.web.figures import Measured, Value, years_between
from regiokompas.web.site import Site

RECENT_YEARS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Recent:
    """The average yearly change over the last years of the official series."""

    since: str
    years: int
    pace: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Official growth since the plan's starting year, and what remains to be done.

    The plan promises an increase; the official series tells how much of it there is. Both are
    differences, so a series that is defined otherwise than the plan's starting point still
    answers. ``pace`` is what remains divided by the calendar years that remain; it and what
    depends on the year of the goal are None where nobody named one.
    """

    start: Value
    grown: float
    remaining: float
    years_left: int | None
    years_passed: int
    pace: float | None

    @property
    def share_grown(self) -> float:
        """How much of the promised growth there is, in per cent."""
        return 100 * self.grown / (self.grown + self.remaining)

    @property
    def share_passed(self) -> float | None:
        """How much of the time has passed, in per cent."""
        if self.years_left is None:
            return None
        return 100 * self.years_passed / (self.years_passed + self.years_left)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """A promised growth beside the official figure; the parts that cannot be told are None."""

    target: RegionTarget
    ambition: PlanAmbition
    measured: Measured | None
    latest: Value | None
    progress: Progress | None
    recent: Recent | None

    @property
    def goal(self) -> float | None:
        """The number the plan wants to reach, where it states its starting point."""
        if self.target.baseline_value is None or self.target.value is None:
            return None
        return self.target.baseline_value + self.target.value


def promises(site: Site) -> tuple[RegionTarget, ...]:
    """Return the targets that promise growth of the region as a whole, in the declared order.

    Each rests on an ambition of the plan; one that the viewer does not see promises nothing.
    """
    seen = _ambitions(site)
    return tuple(
        target
        for target in site.targets
        if target.kind == "increase"
        and target.value is not None
        and site.region.code in target.areas
        and target.ambition in seen
    )


def counters(site: Site) -> tuple[Counter, ...]:
    """Return a counter for every promised growth of the region, in the declared order."""
    seen = _ambitions(site)
    return tuple(_counter(item, seen[item.ambition], site=site) for item in promises(site))


def _ambitions(site: Site) -> dict[str, PlanAmbition]:
    return {ambition.id: ambition for ambition in site.plan.register.ambitions}


def _counter(target: RegionTarget, ambition: PlanAmbition, *, site: Site) -> Counter:
    measured = site.measured.get(target.indicator)
    known = measured.course(site.region.code).known if measured else ()
    return Counter(
        target=target,
        ambition=ambition,
        measured=measured,
        latest=known[-1] if known else None,
        progress=progress(target, known),
        recent=recent_pace(known),
    )


def progress(target: RegionTarget, known: tuple[Value, ...]) -> Progress | None:
    """Return how far ``target`` has come by the official figures ``known``, oldest first.

    None without an official figure for the plan's starting year, or after the goal's year.
    """
    start = next((item for item in known if item.period == target.baseline_period), None)
    if start is None or start.value is None or target.value is None:
        return None
    latest = known[-1]
    years_left = years_between(latest.period, str(target.year)) if target.year else None
    if latest.value is None or (years_left is not None and years_left <= 0):
        return None
    grown = latest.value - start.value
    remaining = target.value - grown
    return Progress(
        start=start,
        grown=grown,
        remaining=remaining,
        years_left=years_left,
        years_passed=years_between(start.period, latest.period),
        pace=remaining / years_left if years_left else None,
    )


def recent_pace(known: tuple[Value, ...]) -> Recent | None:
    """Return the average yearly change over the last ``RECENT_YEARS`` years, oldest first.

    None where the series does not reach back that far.
    """
    if not known:
        return None
    last = known[-1]
    first = next(
        (item for item in known if years_between(item.period, last.period) == RECENT_YEARS), None
    )
    if first is None or first.value is None or last.value is None:
        return None
    return Recent(
        since=first.period, years=RECENT_YEARS, pace=(last.value - first.value) / RECENT_YEARS
    )
