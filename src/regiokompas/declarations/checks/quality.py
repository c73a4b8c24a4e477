"""What must hold of the calendar of releases and of the pairs of tables."""

from collections import Counter
from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, id_findings, nearest
from regiokompas.declarations.load import Declarations
from regiokompas.domain.quality import ReleaseCalendar, SameQuantity

LAST_MONTH = 12


def calendar_findings(calendar: ReleaseCalendar, declarations: Declarations) -> Iterator[Finding]:
    """Find months that are none, tables that nobody declares, and tables entered twice."""
    known = {table.table for table in declarations.tables.values()}
    counted = Counter(table for entry in calendar.entries for table in entry.tables)
    for index, entry in enumerate(calendar.entries):
        if not 1 <= entry.month <= LAST_MONTH:
            yield (("entries", index, "month"), f"{entry.month} is no month", "write 1 to 12")
        if entry.every_years < 1 or entry.lag_years < 0:
            yield (
                ("entries", index),
                "'every_years' must be at least 1 and 'lag_years' at least 0",
                "correct the number",
            )
        for table in entry.tables:
            if table not in known:
                yield (
                    ("entries", index, "tables"),
                    f"no declared table has the number '{table}'",
                    nearest(table, sorted(known)),
                )
            if counted[table] > 1:
                yield (("entries", index, "tables"), f"'{table}' stands here twice", "remove one")


def pair_findings(pairs: tuple[SameQuantity, ...], declarations: Declarations) -> Iterator[Finding]:
    """Find a part that no indicator uses: its figures would not be in a release."""
    used = {
        part.key
        for indicator in declarations.indicators.values()
        for declared in indicator.inputs.values()
        for part in declared.parts
    }
    for index, pair in enumerate(pairs):
        for place, sentence, hint in id_findings(pair.id):
            yield (("pairs", index, *place), sentence, hint)
        for name, part in (("first", pair.first), ("second", pair.second)):
            if part.key not in used:
                yield (
                    ("pairs", index, name),
                    f"no indicator uses the part {part.key}",
                    "write the part as the indicator declares it",
                )
        if pair.tolerance < 0:
            yield (("pairs", index, "tolerance"), "a tolerance cannot be negative", "write 0")
