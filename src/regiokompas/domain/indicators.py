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
# From best to worst. "same": one definition, one moment, differences in counting too small to
# matter; "near": the same notion, counted otherwise in a known way; "proxy": another measure that
# stands in; "not-comparable": never set beside one another in one chart.
Grade = Literal["same", "near", "proxy", "not-comparable"]


@declared
class Part:
    """A piece of an input: one measure of one table.

    ``measure`` is the publisher's measure code, the column of a file, or the path in a JSON file
    with ``{area}`` and ``{period}`` in their places (a slash within a key is written ~1). ``unit``
    is the unit as the publisher writes it and ``factor`` what its figures are multiplied by to
    get the unit of the indicator.
    ``period`` overrides the table's period where a column stands for one period;
    ``period_shift`` moves a position at the end of a year to the first day of the next.
    ``since`` and ``until`` limit the periods used. ``rows`` tells what to do where an area has
    more rows than one (a file of schools): their ``sum``, or how many rows have a text (``count``).
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
    rows: Literal["one", "sum", "count"] = "one"

    @property
    def key(self) -> str:
        """The name under which the figures of this part are kept: same key, same figures."""
        conditions = "&".join(f"{name}={value}" for name, value in sorted(self.where.items()))
        period = f"@{self.period}" if self.period else ""
        shift = f"{self.period_shift:+d}" if self.period_shift else ""
        limits = f"[{self.since}..{self.until}]" if self.since or self.until else ""
        rows = "" if self.rows == "one" else f"({self.rows})"
        measure = self.measure + period + shift + limits + rows
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
class Wanted:
    """What a draft needs before it can be published: the exact table, and who can fill it.

    ``table`` is the publisher's own number or name of the table or file; ``is_verified`` tells
    whether somebody has seen that it exists under this number and title. ``missing`` says what
    stands between the draft and a published figure, ``who`` who can take that away.
    """

    publisher: str
    table: str
    title: str
    address: str
    is_verified: bool = False
    missing: Text
    who: Text


@declared
class Abroad:
    """The figures of an indicator in another country, and how far they compare with ours.

    ``country`` is its code of NUTS, two letters. ``difference`` says in words what a reader must
    know before comparing. With ``inputs`` and ``formula`` the figures abroad are computed from
    these; without, from those of the indicator itself. ``breaks`` are those of the figures abroad.
    """

    country: str
    grade: Grade
    difference: Text
    inputs: dict[str, Input] = field(default_factory=dict)
    formula: Formula | None = None
    breaks: tuple[Break, ...] = ()


@declared
class Indicator:
    """A declared indicator. It knows no region.

    ``wanted`` stands in a draft alone; a draft that has it may leave ``inputs`` empty, and its
    formula then names the quantities the table must give. ``moment`` tells what a period means:
    the whole period, or its first or last day. ``country_from_parts`` computes the national
    figure from all municipalities where the source publishes none. ``region_note`` says why a
    regional figure is absent, where it is. ``abroad`` has one entry for each other country of
    which it has figures.
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
    inputs: dict[str, Input] = field(default_factory=dict)
    formula: Formula
    wanted: Wanted | None = None
    country_from_parts: bool = False
    breaks: tuple[Break, ...] = ()
    note: Text | None = None
    region_note: Text | None = None
    abroad: tuple[Abroad, ...] = ()

    def abroad_in(self, country: str) -> Abroad | None:
        """Return what is declared of the figures in ``country``; ``None`` where nothing is."""
        return next((item for item in self.abroad if item.country == country), None)
