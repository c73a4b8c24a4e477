"""How far each promised growth has come, and which yearly pace it still needs."""

from dataclasses import dataclass

from regiokompas.domain.regions import Ambition
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
    answers. ``pace`` is what remains divided by the calendar years that remain.
    """

    start: Value
    grown: float
    remaining: float
    years_left: int
    years_passed: int
    pace: float

    @property
    def share_grown(self) -> float:
        """How much of the promised growth there is, in per cent."""
        return 100 * self.grown / (self.grown + self.remaining)

    @property
    def share_passed(self) -> float:
        """How much of the time has passed, in per cent."""
        return 100 * self.years_passed / (self.years_passed + self.years_left)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """A promised growth beside the official figure; the parts that cannot be told are None."""

    ambition: Ambition
    measured: Measured | None
    latest: Value | None
    progress: Progress | None
    recent: Recent | None

    @property
    def goal(self) -> float:
        """The number the plan wants to reach."""
        return self.ambition.baseline + self.ambition.increase


def counters(site: Site) -> tuple[Counter, ...]:
    """Return a counter for every ambition of the region, in the declared order."""
    return tuple(_counter(ambition, site=site) for ambition in site.region.ambitions)


def _counter(ambition: Ambition, *, site: Site) -> Counter:
    measured = site.measured.get(ambition.indicator)
    known = measured.course(site.region.code).known if measured else ()
    return Counter(
        ambition=ambition,
        measured=measured,
        latest=known[-1] if known else None,
        progress=progress(ambition, known),
        recent=recent_pace(known),
    )


def progress(ambition: Ambition, known: tuple[Value, ...]) -> Progress | None:
    """Return how far ``ambition`` has come by the official figures ``known``, oldest first.

    None without an official figure for the plan's starting year, or after the goal's year.
    """
    start = next((item for item in known if item.period == ambition.baseline_period), None)
    if start is None or start.value is None:
        return None
    latest = known[-1]
    years_left = years_between(latest.period, ambition.target_period)
    if latest.value is None or years_left <= 0:
        return None
    grown = latest.value - start.value
    remaining = ambition.increase - grown
    return Progress(
        start=start,
        grown=grown,
        remaining=remaining,
        years_left=years_left,
        years_passed=years_between(start.period, latest.period),
        pace=remaining / years_left,
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
