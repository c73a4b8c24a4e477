"""What must hold of a declared table."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, id_findings, text_findings
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.periods import is_period
from regiokompas.domain.tables import Table

# Before and after these years no table of municipalities can be about.
FIRST_YEAR, LAST_YEAR = 1950, 2100

# Sources that are asked for codes of their dimensions; a downloaded file may stand in for them.
ASKED_BY_CODE = ("eurostat", "genesis")


def table_findings(table: Table, declarations: Declarations) -> Iterator[Finding]:
    """Find what does not hang together in the declaration of a table."""
    yield from id_findings(table.id)
    yield from _protection_findings(table)
    yield from _municipal_findings(table)
    if table.format == "cbs-odata":
        if table.request is None:
            yield ((), "an OData table needs a [request]", "add it, with a filter or empty")
        if table.keep:
            yield (
                ("keep",),
                "an OData table has no [keep]: it would be passed over in silence",
                "put the conditions in the filter of [request] or in 'where' of a part",
            )
        return
    yield from _break_findings(table)
    if table.format in ASKED_BY_CODE:
        yield from _request_findings(table)
    if table.file is not None or table.format not in ASKED_BY_CODE:
        yield from _file_findings(table, declarations)


def _request_findings(table: Table) -> Iterator[Finding]:
    if table.request is None or not table.request.codes:
        yield ((), "this table needs a [request] with codes", "name the codes to ask for")
    if table.area is None or not table.area.column:
        yield ((), "this table needs an [area] with a column", "name the dimension of the areas")


def _file_findings(table: Table, declarations: Declarations) -> Iterator[Finding]:
    if table.file is None:
        yield ((), "a table read from a file needs a [file]", "add it, with the path")
    if table.period is None:
        yield ((), "a table read from a file needs a [period]", "add it, with a column or fixed")
    if table.area is not None and table.area.by == "name":
        source = declarations.tables.get(table.area.names_from)
        if source is None or source.format != "cbs-odata":
            yield (
                ("area", "names_from"),
                f"names are to be looked up in '{table.area.names_from}', which is no OData table",
                "name a declared table whose code list holds the names",
            )
        for name, code in table.area.aliases.items():
            if not is_area_code(code):
                yield (
                    ("area", "aliases", name),
                    f"the alias '{name}' points at '{code}', which is no area code",
                    "write a code such as GM0164",
                )


def _break_findings(table: Table) -> Iterator[Finding]:
    for country, periods in table.breaks.items():
        for period in periods:
            if not is_period(period):
                yield (("breaks", country), f"'{period}' is no period", "write 2020")


def _municipal_findings(table: Table) -> Iterator[Finding]:
    """Find a year that is none, and a measure of which two entries tell the municipalities."""
    told: set[str] = set()
    for index, item in enumerate(table.municipalities):
        here = ("municipalities", index)
        if not FIRST_YEAR <= item.year <= LAST_YEAR:
            yield (
                (*here, "year"),
                f"{item.year} is no year of municipalities",
                "write the year on whose first day these municipalities existed",
            )
        measures = set(item.measures)
        if told & measures or (index and not (measures and told)):
            yield (
                (*here, "measures"),
                "two entries tell whose municipalities the same figures are about",
                "name every measure once; an entry without measures is about all of them",
            )
        told |= measures


def _protection_findings(table: Table) -> Iterator[Finding]:
    """Find a protection that protects nothing, or that its rules cannot be applied to."""
    protection = table.protection
    if protection is None:
        return
    yield from text_findings(("protection", "reason"), protection.reason)
    if not protection.measures:
        yield (
            ("protection", "measures"),
            "the protection names no measure",
            "list the measures to protect, as the parts of indicators write them",
        )
    if bool(protection.contributors) != bool(protection.largest):
        yield (
            ("protection", "contributors"),
            "sums over businesses need both the number of contributors and the largest of them",
            "name both measures, or neither for counts of persons",
        )
    if protection.contributors and table.format == "cbs-odata":
        yield (
            ("protection", "contributors"),
            "an official table tells no contributors: its publisher has applied these rules",
            "protect a table that is read from a file",
        )
