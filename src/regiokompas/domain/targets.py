"""Targets of a region: what an indicator should become, where, by when, and who says so."""

from dataclasses import replace
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.plans import PlanAmbition
from regiokompas.domain.texts import Text
from regiokompas.domain.verdicts import Scale

TargetShape = Literal["level", "increase", "zero", "band", "gap", "direction"]


@declared
class RegionTarget:
    """What a region wants of an indicator.

    ``kind`` tells how: a ``level`` or an ``increase`` of ``value`` since the baseline, ``zero``, a
    ``band`` from ``low`` to ``high``, a ``gap`` to the country of ``value`` (on the scale
    "log-gap": a ratio to it), or a ``direction`` alone. An increase starts from the figure of the
    official series in ``baseline_period``; ``baseline_value`` is a starting point stated
    elsewhere. ``areas`` are official codes, ``for_each_member`` adds every municipality.
    ``ambition`` names the ambition of the plan whose value, year, baseline and source these are,
    which are then not written again. ``year`` is empty where nobody named one; ``year_note`` says
    why a year is used that the source does not name. ``note`` tells where indicator and source
    differ.
    """

    id: str
    indicator: str
    challenges: tuple[int, ...]
    kind: TargetShape
    areas: tuple[str, ...] = ()
    for_each_member: bool = False
    scale: Scale = "identity"
    ambition: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    year: int | None = None
    year_note: Text | None = None
    baseline_period: str = ""
    baseline_value: float | None = None
    source: str = ""
    note: Text | None = None

    @property
    def stated_twice(self) -> tuple[str, ...]:
        """What is written here although the ambition that is named says it."""
        if not self.ambition:
            return ()
        own = ("value", "low", "high", "baseline_value", "baseline_period", "source")
        return tuple(name for name in own if getattr(self, name) not in (None, ""))


def with_ambition(target: RegionTarget, ambition: PlanAmbition) -> RegionTarget:
    """Return ``target`` with the value, year, baseline and source that ``ambition`` states.

    A year of the target's own stays. The baseline is the one stated for the first of its areas;
    where the ambition aims at the level of another area, the value is no gap at all.
    """
    stated = next((item for item in ambition.baseline if item.area in target.areas), None)
    year = int(ambition.target_period[:4]) if ambition.target_period else None
    return replace(
        target,
        value=_value_of(target, ambition),
        year=target.year if target.year is not None else year,
        baseline_period=stated.period if stated else "",
        baseline_value=stated.value if stated else None,
        source=ambition.source,
        note=target.note or ambition.difference,
    )


def _value_of(target: RegionTarget, ambition: PlanAmbition) -> float | None:
    if target.kind == "increase":
        return ambition.increase
    if target.kind == "level":
        return ambition.target
    if target.kind == "gap" and ambition.gap_to:
        return 1.0 if target.scale == "log-gap" else 0.0
    return None
