"""The road of each area to its target: where it began, where it must end, which way is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray
from regiokompas.analysis.assessment.pace import pace_between
from regiokompas.analysis.assessment.panel import GAPS, Panel
from regiokompas.analysis.assessment.scales import to_scale
from regiokompas.analysis.assessment.states import probability_reached
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Direction
from regiokompas.domain.verdicts import Target, Yardstick

NO_TARGET = Target(kind="direction")
SIGN = {"up": 1.0, "down": -1.0, "none": np.nan}


@dataclass(frozen=True, kw_only=True, slots=True)
class Roads:
    """Per area, on the scale: the way that is right (+1, -1), target, base and paces.

    ``is_beyond`` tells whether the newest value lies at the target or past it, ``reached`` the
    probability that it truly does. Raw target and base are in the unit. A value must not lie
    below ``low`` nor above ``high`` (NaN where there is no such end).
    """

    sign: FloatArray
    target: FloatArray
    target_raw: FloatArray
    target_year: FloatArray
    base: FloatArray
    base_raw: FloatArray
    base_year: FloatArray
    original: FloatArray
    remaining: FloatArray
    required: FloatArray
    is_beyond: BoolArray
    reached: FloatArray
    is_past: BoolArray
    low: FloatArray
    high: FloatArray

    def lies_beyond(self, value: FloatArray) -> BoolArray:
        """Return where ``value`` (on the scale) lies at the target or past it; never if missing."""
        return _is_beyond(value, self.low, self.high)


def check_target(target: Target, yardstick: Yardstick, *, place: str) -> None:
    """Refuse a ``target`` that cannot be judged with ``yardstick`` with ``FigureError``."""
    wanted = {"level": ("value",), "gap": ("value",), "band": ("low", "high")}.get(target.kind, ())
    bounds = [target.value, target.low, target.high]
    numbers = [number for number in (*bounds, target.base_value) if number is not None]
    ends = [0.0] if target.kind == "zero" else [number for number in bounds if number is not None]
    bases = [] if target.base_value is None else [target.base_value]
    on_scale = to_scale(np.array([*ends, *bases]), yardstick.scale)
    ahead = target.year is None or target.base_year is None or target.year > target.base_year
    rules = {
        f"a target of kind {target.kind} needs {' and '.join(wanted)}": all(
            getattr(target, name) is not None for name in wanted
        ),
        "a target must be a finite number": bool(np.isfinite(numbers).all()),
        f"target or base has no place on the scale {yardstick.scale}": bool(
            np.isfinite(on_scale).all()
        ),
        "the year of the target does not come after the year of its base": ahead,
        "a target that is a gap needs a scale that is a gap, and the reverse": (
            target.kind in {"band", "direction", "zero"}
            or (target.kind == "gap") == (yardstick.scale in GAPS)
        ),
        "without a right direction only a band can be judged": (
            yardstick.direction != "none" or target.kind == "band" or target == NO_TARGET
        ),
        "the lower end of the band lies above its upper end": (
            target.low is None or target.high is None or target.low <= target.high
        ),
    }
    for sentence, is_kept in rules.items():
        if not is_kept:
            raise FigureError(
                sentence, place=place, hint="change the target or the scale of the indicator"
            )


def roads_of(
    panel: Panel,
    targets: Mapping[str, Target],
    *,
    yardstick: Yardstick,
    value: FloatArray,
    year: FloatArray,
    sd: FloatArray,
) -> Roads:
    """Return the roads of all areas of ``panel``; areas without a target have a direction only.

    ``value``, ``year`` and ``sd`` [areas] are the newest value on the scale, its year and its
    error. A base without a value is looked up in the panel. Refused: see ``check_target``.
    """
    chosen = [targets.get(area, NO_TARGET) for area in panel.areas]
    for target in set(chosen):
        check_target(target, yardstick, place=panel.indicator)
    low = _numbers([_low(target, yardstick.direction) for target in chosen])
    high = _numbers([_high(target, yardstick.direction) for target in chosen])
    low_scaled, high_scaled = to_scale(low, yardstick.scale), to_scale(high, yardstick.scale)
    sign = _signs(value, low_scaled, high_scaled, yardstick.direction, chosen)
    target_scaled = np.where(sign > 0, low_scaled, high_scaled)
    target_year = _numbers([target.year for target in chosen])
    base_year = _numbers([target.base_year for target in chosen])
    base_raw = _bases(panel, chosen, base_year)
    base = to_scale(base_raw, yardstick.scale)
    original = pace_between(base, base_year, target_scaled, target_year)
    remaining = pace_between(value, year, target_scaled, target_year)
    limit = _numbers([target.original_pace_until for target in chosen])
    asks_original = (year <= limit) & (sign * original > 0)
    return Roads(
        sign=sign,
        target=target_scaled,
        target_raw=np.where(sign > 0, low, high),
        target_year=target_year,
        base=base,
        base_raw=base_raw,
        base_year=base_year,
        original=original,
        remaining=remaining,
        required=np.where(asks_original, original, remaining),
        is_beyond=_is_beyond(value, low_scaled, high_scaled),
        reached=_reached(value, sd, low_scaled, high_scaled),
        is_past=target_year <= year,
        low=low_scaled,
        high=high_scaled,
    )


def _low(target: Target, direction: Direction) -> float | None:
    """Return the end that a value must not be below; None where there is none."""
    if target.kind == "band":
        return target.low
    return _end(target) if direction == "up" else None


def _high(target: Target, direction: Direction) -> float | None:
    if target.kind == "band":
        return target.high
    return _end(target) if direction == "down" else None


def _end(target: Target) -> float | None:
    return 0.0 if target.kind == "zero" else target.value


def _numbers(values: Sequence[float | None]) -> FloatArray:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _signs(
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    direction: Direction,
    chosen: Sequence[Target],
) -> FloatArray:
    """Return which way is right; for a band, the way to its nearest end."""
    is_band = np.array([target.kind == "band" for target in chosen], dtype=np.bool_)
    to_band = np.where(value - low <= high - value, 1.0, -1.0)
    return np.where(is_band, to_band, SIGN[direction])


def _bases(panel: Panel, chosen: Sequence[Target], base_year: FloatArray) -> FloatArray:
    stated = _numbers([target.base_value for target in chosen])
    place = np.nan_to_num(base_year - panel.years[0], nan=-1).astype(np.int64)
    is_inside = (place >= 0) & (place < len(panel.years))
    found = panel.values[np.arange(len(chosen)), np.where(is_inside, place, 0)]
    return np.where(np.isfinite(stated), stated, np.where(is_inside, found, np.nan))


def _is_beyond(value: FloatArray, low: FloatArray, high: FloatArray) -> BoolArray:
    has_end = np.isfinite(low) | np.isfinite(high)
    return np.asarray(has_end & np.isfinite(value) & ~(value < low) & ~(value > high))


def _reached(value: FloatArray, sd: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    above = np.where(np.isfinite(low), probability_reached(value - low, sd), 1.0)
    below = np.where(np.isfinite(high), probability_reached(high - value, sd), 1.0)
    has_end = np.isfinite(low) | np.isfinite(high)
    return np.where(has_end & np.isfinite(value), np.maximum(above + below - 1, 0.0), np.nan)
