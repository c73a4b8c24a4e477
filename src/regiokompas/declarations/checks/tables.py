"""What must hold of a declared table."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, id_findings
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.tables import Table


def table_findings(table: Table, declarations: Declarations) -> Iterator[Finding]:
    """Find what does not hang together in the declaration of a table."""
    yield from id_findings(table.id)
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
