"""A figure beside that of the country: the difference and the ratio, year by year."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from regiokompas.domain.indicators import Indicator
from regiokompas.domain.periods import year_of
from regiokompas.domain.units import Unit

# How two areas of different size are compared: by level, by growth, or not at all.
Kind = Literal["level", "amount", "balance"]

# Without a stated baseline a change is told over at most this many years.
YEARS_BACK = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A figure and the country's of the same period.

    ``gap`` is own − country in the unit of the indicator; of an amount, which grows with the size
    of an area, there is none. ``ratio`` is own ÷ country; None where that says nothing.
    """

    period: str
    own: float
    status: str
    country: float
    country_status: str
    gap: float | None
    ratio: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How an area and the country changed between the same two periods.

    Of a level in its unit, of an amount in per cent of the first period; ``gap`` is own −
    country: by how much the distance to the country moved.
    """

    baseline: str
    newest: str
    own: float
    country: float | None
    gap: float | None


def kind_of(indicator: Indicator, unit: Unit, *, is_negative: bool) -> Kind:
    """Return how areas are compared on ``indicator``.

    An amount is a plain sum of the parts of an area; a balance is an amount that can be negative,
    which has no growth. Everything else is a level.
    """
    is_sum = all(declared.aggregate == "sum" for declared in indicator.inputs.values())
    is_plain = indicator.formula.kind in {"value", "sql"} and not unit.sign and not unit.prefix
    if not (is_sum and is_plain):
        return "level"
    return "balance" if is_negative else "amount"


def beside_country(own: pl.DataFrame, country: pl.DataFrame, *, kind: Kind) -> tuple[Beside, ...]:
    """Return every period for which both have a value, oldest first.

    Both frames have the columns period, value and status.
    """
    columns = ["period", "value", "status"]
    pairs = (
        own.select(columns)
        .drop_nulls("value")
        .join(
            country.select(columns).drop_nulls("value"),
            on="period",
            suffix="_country",
        )
        .sort("period")
    )
    return tuple(
        Beside(
            period=row["period"],
            own=row["value"],
            status=row["status"],
            country=row["value_country"],
            country_status=row["status_country"],
            gap=row["value"] - row["value_country"] if kind == "level" else None,
            ratio=_ratio(row["value"], row["value_country"], kind=kind),
        )
        for row in pairs.iter_rows(named=True)
    )


def _ratio(own: float, country: float, *, kind: Kind) -> float | None:
    """Return own ÷ country; None for balances, below zero and where the country has nothing."""
    if kind == "balance" or own < 0 or country <= 0:
        return None
    return own / country


def baseline_of(
    periods: list[str], *, preferred: str, unbroken_since: str
) -> tuple[str, str] | None:
    """Return the first and the last period of a change; None where there are not two.

    ``periods`` are those with a figure, in order. The stated baseline counts where it has a
    figure, lies before the newest and no break lies between; otherwise the oldest period since
    the break and at most ``YEARS_BACK`` years before the newest.
    """
    known = [period for period in periods if period >= unbroken_since]
    if not known:
        return None
    newest = known[-1]
    if preferred in known and preferred < newest:
        return preferred, newest
    recent = [period for period in known if year_of(period) >= year_of(newest) - YEARS_BACK]
    return (recent[0], newest) if recent[0] < newest else None


def change_of(first: float | None, last: float | None, *, kind: Kind) -> float | None:
    """Return the change of a level in its unit, of an amount in per cent; None where undefined."""
    if first is None or last is None or kind == "balance":
        return None
    if kind == "level":
        return last - first
    return 100 * (last - first) / first if first > 0 else None
