"""One indicator of one area beside the country, matched municipalities and other regions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from regiokompas.analysis.comparison.gap import (
    Beside,
    Change,
    Kind,
    baseline_of,
    beside_country,
    change_of,
    kind_of,
)
from regiokompas.analysis.comparison.group import Band, band_of
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.units import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Another area with its value in the newest period and its change since the baseline.

    ``change`` is in the unit of a level and in per cent of an amount; None where a figure misses.
    """

    id: str
    value: float | None
    change: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Matched municipalities: each of them, and the band of their values and of their changes.

    ``own_value`` and ``own_change`` are what the bands stand beside: the municipality itself, or
    of a region the median over its own municipalities, so that like stands beside like.
    """

    areas: tuple[Standing, ...]
    values: Band | None
    changes: Band | None
    own_value: float | None
    own_change: float | None
    is_of_region: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Everything an area is compared with on one indicator.

    ``series`` stands beside the country period by period; ``newest`` is the period compared.
    ``change`` is None where no two comparable periods have a figure.
    """

    indicator: str
    area: str
    kind: Kind
    newest: str
    value: float
    status: str
    series: tuple[Beside, ...]
    change: Change | None
    group: Group
    peers: tuple[Standing, ...]

    @property
    def beside(self) -> Beside | None:
        """The newest period with a figure for both; None where the country has none."""
        return self.series[-1] if self.series else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What an area is compared with.

    ``members`` are the municipalities of the area, where it is a region; ``matched`` those most
    alike; ``peers`` the other programme regions; ``baseline`` the stated one, empty without;
    ``redrawn`` tells by area the periods from which its figures are about another area.
    """

    country: str
    members: tuple[str, ...]
    matched: tuple[str, ...]
    peers: tuple[str, ...]
    baseline: str = ""
    redrawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compared(
    indicator: Indicator,
    unit: Unit,
    *,
    area: str,
    series: pl.DataFrame,
    peers: pl.DataFrame,
    surroundings: Surroundings,
) -> Comparison | None:
    """Return the comparison of ``area``; None where it has no figure, or is a balance.

    ``series`` and ``peers`` (schemas ``SERIES`` and ``PEERS``) are those of ``indicator``.
    """
    values = _by_area(series, "area") | _by_area(peers, "peer")
    kind = kind_of(indicator, unit, is_negative=_has_negative(series))
    own = values.get(area, {})
    if kind == "balance" or not own:
        return None
    beside = beside_country(
        series.filter(pl.col("area") == area),
        series.filter(pl.col("area") == surroundings.country),
        kind=kind,
    )
    periods = [item.period for item in beside] or sorted(own)
    newest = periods[-1]
    span = baseline_of(
        periods,
        preferred=surroundings.baseline,
        unbroken_since=max(
            (
                *(item.period for item in indicator.breaks),
                *(start for start in surroundings.redrawn.get(area, ()) if start <= newest),
            ),
            default="",
        ),
    )
    look = _Look(values=values, kind=kind, newest=newest, span=span, redrawn=surroundings.redrawn)
    return Comparison(
        indicator=indicator.id,
        area=area,
        kind=kind,
        newest=newest,
        value=own[newest],
        status=_status(series, area, newest),
        series=beside,
        change=look.change(area, surroundings.country),
        group=look.group(area, surroundings),
        peers=tuple(look.standing(peer) for peer in surroundings.peers),
    )


@dataclass(frozen=True, kw_only=True)
class _Look:
    """All values by area and period, seen at two periods."""

    values: Mapping[str, Mapping[str, float]]
    kind: Kind
    newest: str
    span: tuple[str, str] | None
    redrawn: Mapping[str, tuple[str, ...]]

    def value(self, area: str) -> float | None:
        return self.values.get(area, {}).get(self.newest)

    def moved(self, area: str) -> float | None:
        if self.span is None:
            return None
        first, last = self.span
        if any(first < start <= last for start in self.redrawn.get(area, ())):
            return None
        own = self.values.get(area, {})
        return change_of(own.get(self.span[0]), own.get(self.span[1]), kind=self.kind)

    def standing(self, area: str) -> Standing:
        return Standing(id=area, value=self.value(area), change=self.moved(area))

    def change(self, area: str, country: str) -> Change | None:
        own, national = self.moved(area), self.moved(country)
        if self.span is None or own is None:
            return None
        return Change(
            baseline=self.span[0],
            newest=self.span[1],
            own=own,
            country=national,
            gap=own - national if national is not None else None,
        )

    def group(self, area: str, surroundings: Surroundings) -> Group:
        areas = tuple(self.standing(code) for code in surroundings.matched)
        members: Sequence[str] = surroundings.members or (area,)
        own_values = [self.value(code) for code in members]
        own_changes = [self.moved(code) for code in members]
        return Group(
            areas=areas,
            values=band_of(item.value for item in areas) if self.kind == "level" else None,
            changes=band_of(item.change for item in areas),
            own_value=_middle(own_values) if self.kind == "level" else None,
            own_change=_middle(own_changes),
            is_of_region=bool(surroundings.members),
        )


def _middle(values: Sequence[float | None]) -> float | None:
    """Return the median of ``values``; of a single one that one itself."""
    if len(values) == 1:
        return values[0]
    band = band_of(values)
    return band.median if band is not None else None


def _by_area(frame: pl.DataFrame, column: str) -> dict[str, dict[str, float]]:
    """Return the values of each area by period; areas without any are not there."""
    known = frame.drop_nulls("value").select(column, "period", "value").sort(column, "period")
    found: dict[str, dict[str, float]] = {}
    for area, period, value in known.iter_rows():
        found.setdefault(area, {})[period] = value
    return found


def _has_negative(series: pl.DataFrame) -> bool:
    return bool((series["value"].drop_nulls() < 0).any())


def _status(series: pl.DataFrame, area: str, period: str) -> str:
    found = series.filter((pl.col("area") == area) & (pl.col("period") == period))
    return str(found["status"][0])
