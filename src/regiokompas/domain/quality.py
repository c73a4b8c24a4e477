"""The quality of figures: what is declared about it, and what is found."""

from dataclasses import dataclass
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.indicators import Part
from regiokompas.domain.texts import Text

Severity = Literal["note", "warning", "serious"]
QualityKind = Literal["freshness", "coverage", "flag", "outlier", "source-changed", "tables-differ"]
CalendarBasis = Literal["recorded", "own"]

SEVERITIES: tuple[Severity, ...] = ("serious", "warning", "note")
QUALITY_KINDS: tuple[QualityKind, ...] = (
    "freshness", "coverage", "flag", "outlier", "source-changed", "tables-differ",
)  # fmt: skip


@declared
class CalendarEntry:
    """When the figures about a year are there at the latest.

    ``tables`` are the publisher's own numbers. Figures about the year Y are expected by the end of
    ``month`` of the year Y + ``lag_years``, every ``every_years`` years counted from ``anchor``.
    ``basis`` "recorded" means that the publisher's own date of change was recorded; "own" that it
    is our own yardstick because the publisher's calendar is not known here. ``note`` says which.
    """

    tables: tuple[str, ...]
    month: int
    lag_years: int
    basis: CalendarBasis
    note: Text
    every_years: int = 1
    anchor: int = 2000


@declared
class ReleaseCalendar:
    """When each table is expected; after ``grace_months`` without its figures they are late."""

    version: int
    date: str
    grace_months: int
    entries: tuple[CalendarEntry, ...]


@declared
class SameQuantity:
    """Two official tables that tell the same quantity, and how far apart they may be.

    ``tolerance`` is in the unit of the figures; ``reason`` says why they may differ at all.
    """

    id: str
    name: Text
    first: Part
    second: Part
    tolerance: float
    reason: Text


@declared
class SameQuantities:
    """All pairs of tables that are compared with one another."""

    pairs: tuple[SameQuantity, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityFinding:
    """One thing about the figures that a reader should know.

    ``place`` names an indicator, a table, a challenge or a pair; ``what`` says what it is and
    ``action`` what to do. ``area`` and ``period`` are empty where it is about all of them.
    """

    kind: QualityKind
    severity: Severity
    place: str
    what: Text
    action: Text
    area: str = ""
    period: str = ""
