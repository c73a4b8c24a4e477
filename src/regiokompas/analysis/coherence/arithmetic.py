"""The arithmetic of the ambitions: what they mean per home, per inhabitant, per year."""

from collections.abc import Iterable
from dataclasses import dataclass

from regiokompas.domain.plans import PlanAmbition, StatedFigure


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """A counted ambition: where it starts, where it goes, and what that takes a year.

    ``per_year`` is ``None`` where the plan names no year for the start or the goal.
    """

    id: str
    indicator: str
    now: float
    since: str
    goal: float
    until: str
    per_year: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratio:
    """One ambition over another, now and at the goal: persons per home, jobs per inhabitant."""

    over: Path
    under: Path
    now: float
    goal: float

    @property
    def change(self) -> float:
        """Return the change from now to the goal as a part of now: -0.04 is four percent less."""
        return self.goal / self.now - 1


# What is divided by what, by the identifier of the indicator.
RATIOS = (("inhabitants", "homes"), ("jobs", "inhabitants"))


def path_of(ambition: PlanAmbition) -> Path | None:
    """Return the path of a counted ambition; ``None`` without one stated start or without a goal.

    An ambition with a start in several areas has no single path.
    """
    if len(ambition.baseline) != 1 or (ambition.increase is None and ambition.target is None):
        return None
    start = ambition.baseline[0]
    goal = ambition.target if ambition.increase is None else start.value + ambition.increase
    if goal is None:
        return None
    return Path(
        id=ambition.id,
        indicator=ambition.indicator or start.indicator or ambition.id,
        now=start.value,
        since=start.period,
        goal=goal,
        until=ambition.target_period,
        per_year=_per_year(start, goal, ambition.target_period),
    )


def ratios_of(ambitions: Iterable[PlanAmbition]) -> tuple[Ratio, ...]:
    """Return the ratios of ``RATIOS`` that the ambitions allow.

    Of several ambitions for one indicator the first with a path counts. Where one of the two names
    no year, they are taken to be reached together; paths with different years give no ratio.
    """
    paths: dict[str, Path] = {}
    for ambition in ambitions:
        path = path_of(ambition)
        if path is not None:
            paths.setdefault(path.indicator, path)
    pairs = [(paths[o], paths[u]) for o, u in RATIOS if o in paths and u in paths]
    return tuple(
        Ratio(over=over, under=under, now=over.now / under.now, goal=over.goal / under.goal)
        for over, under in pairs
        if _together(over, under) and under.now and under.goal and over.now
    )


def _together(one: Path, other: Path) -> bool:
    starts = one.since == other.since
    return starts and (one.until == other.until or not one.until or not other.until)


def _per_year(start: StatedFigure, goal: float, until: str) -> float | None:
    if not (start.period[:4].isdigit() and until[:4].isdigit()):
        return None
    years = int(until[:4]) - int(start.period[:4])
    return (goal - start.value) / years if years > 0 else None
