"""From what a region wants of an indicator to what the assessment judges."""

from collections.abc import Mapping

from regiokompas.domain.periods import year_of
from regiokompas.domain.targets import RegionTarget
from regiokompas.domain.verdicts import Target


def assessed_target(target: RegionTarget, *, base: float | None) -> Target | None:
    """Return ``target`` as the assessment takes it.

    ``base`` is the figure of the official series in the baseline period, in the unit of the
    indicator (of the gap, for a gap). An increase is added to it: None where there is no such
    figure. The baseline stated elsewhere is used only where the series has none, and never for a
    gap, which is stated in another unit.
    """
    base_year = year_of(target.baseline_period) if target.baseline_period else None
    if target.kind == "increase":
        if base is None or target.value is None:
            return None
        return Target(
            kind="level",
            value=base + target.value,
            year=target.year,
            base_value=base,
            base_year=base_year,
        )
    stated = None if target.kind == "gap" else target.baseline_value
    return Target(
        kind=target.kind,
        value=target.value,
        low=target.low,
        high=target.high,
        year=target.year,
        base_value=base if base is not None else stated,
        base_year=base_year,
    )


def targets_by_area(
    targets: tuple[RegionTarget, ...],
    *,
    indicator: str,
    members: tuple[str, ...],
    bases: Mapping[tuple[str, str], float],
) -> dict[str, Target]:
    """Return the target of each area for ``indicator``, the first declared where there are more.

    ``bases`` holds the figures of the official series by area and period, ``members`` the
    municipalities of the region.
    """
    found: dict[str, Target] = {}
    for target in targets:
        if target.indicator != indicator:
            continue
        for area in areas_of(target, members=members):
            judged = assessed_target(target, base=bases.get((area, target.baseline_period)))
            if judged is not None:
                found.setdefault(area, judged)
    return found


def areas_of(target: RegionTarget, *, members: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of all areas that ``target`` is about, each once."""
    added = members if target.for_each_member else ()
    return tuple(dict.fromkeys((*target.areas, *added)))
