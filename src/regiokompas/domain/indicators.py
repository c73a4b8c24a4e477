"""Indicators: what is measured, in which unit, from which official figures, by which formula."""

from dataclasses import field
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text

Direction = Literal["up", "down", "none"]
Frequency = Literal["year", "quarter", "month"]
Process = Literal["stock", "rate"]
Aggregation = Literal["sum", "weighted-mean", "none"]
FormulaKind = Literal["value", "share", "rate", "sql"]
IndicatorStatus = Literal["draft", "published"]


@declared
class Part:
    """A piece of an input: one measure of one table.

    ``measure`` is the publisher's measure code, the column of a file, or the path in a JSON file
    with ``{area}`` and ``{period}`` in their places. ``unit`` is the unit as the publisher writes
    it and ``factor`` what its figures are multiplied by to get the unit of the indicator.
    ``period`` overrides the table's period where a column stands for one period;
    ``period_shift`` moves a position at the end of a year to the first day of the next.
    ``since`` and ``until`` limit the periods used.
    """

    table: str
    measure: str
    unit: str
    factor: float = 1.0
    where: dict[str, str] = field(default_factory=dict)
    period: str = ""
    period_shift: int = 0
    since: str = ""
    until: str = ""

    @property
    def key(self) -> str:
        """The name under which the figures of this part are kept: same key, same figures."""
        conditions = "&".join(f"{name}={value}" for name, value in sorted(self.where.items()))
        period = f"@{self.period}" if self.period else ""
        shift = f"{self.period_shift:+d}" if self.period_shift else ""
        limits = f"[{self.since}..{self.until}]" if self.since or self.until else ""
        measure = self.measure + period + shift + limits
        return "|".join((self.table, measure, conditions, f"{self.factor:g}"))


@declared
class Input:
    """A quantity the formula needs, from one or more parts.

    The parts stand in order of preference: where two give the same figure the first counts, and
    they must agree within ``tolerance`` (in the unit of the input), otherwise the series is not
    joined but refused. ``aggregate`` says how areas are brought together; a weighted mean names
    another input as ``weight``.
    """

    parts: tuple[Part, ...]
    aggregate: Aggregation = "sum"
    weight: str = ""
    tolerance: float = 0.0


@declared
class Formula:
    """How the indicator follows from its inputs.

    ``value`` takes one input as it is; ``share`` is 100 × numerator ÷ denominator; ``rate`` is
    ``per`` × numerator ÷ denominator; ``sql`` is a Polars SQL expression over the inputs' names.
    """

    kind: FormulaKind
    input: str = ""
    numerator: str = ""
    denominator: str = ""
    per: float = 1.0
    sql: str = ""


@declared
class Break:
    """A period from which the figures are measured otherwise than before."""

    period: str
    reason: Text


@declared
class Indicator:
    """A declared indicator. It knows no region.

    ``moment`` tells what a period means: the whole period, or its first or last day.
    ``country_from_parts`` computes the national figure from all municipalities where the source
    publishes none. ``region_note`` says why a regional figure is absent, where it is.
    """

    id: str
    status: IndicatorStatus
    name: Text
    definition: Text
    unit: str
    decimals: int
    direction: Direction
    frequency: Frequency
    process: Process
    moment: Literal["period", "first-day", "last-day"] = "period"
    inputs: dict[str, Input]
    formula: Formula
    country_from_parts: bool = False
    breaks: tuple[Break, ...] = ()
    note: Text | None = None
    region_note: Text | None = None
