"""What the declared indicators need: which parts of which tables, and which snapshots."""

from collections.abc import Iterator, Mapping, Sequence

from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import StorageError
from regiokompas.domain.indicators import Indicator, Input, Part
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore


def published(declarations: Declarations) -> list[Indicator]:
    """Return the indicators that are published, in the order of their identifiers."""
    return [
        indicator
        for _, indicator in sorted(declarations.indicators.items())
        if indicator.status == "published"
    ]


def inputs_needed(indicator: Indicator, region: Region) -> Iterator[tuple[str, Input]]:
    """Yield the inputs of ``indicator`` by name, those abroad only where ``region`` borders."""
    yield from indicator.inputs.items()
    for border in region.borders:
        abroad = indicator.abroad_in(border.country)
        yield from abroad.inputs.items() if abroad is not None else ()


def parts_by_table(indicators: Sequence[Indicator], region: Region) -> dict[str, list[Part]]:
    """Return the distinct parts that ``indicators`` need for ``region``, by table, both sorted."""
    parts = {
        (part.table, part.key): part
        for indicator in indicators
        for _, declared in inputs_needed(indicator, region)
        for part in declared.parts
    }
    grouped: dict[str, list[Part]] = {}
    for (table, _), part in sorted(parts.items()):
        grouped.setdefault(table, []).append(part)
    return grouped


def tables_needed(declarations: Declarations, region: Region) -> list[Table]:
    """Return the tables to be fetched: those with figures, names of areas and boundaries."""
    figures = with_names(parts_by_table(published(declarations), region), declarations)
    wanted = {table.id for table in figures} | ({region.boundaries} - {""})
    return [declarations.tables[table] for table in sorted(wanted)]


def with_names(needed: Mapping[str, Sequence[Part]], declarations: Declarations) -> list[Table]:
    """Return the tables of ``needed`` and those that translate their names, by identifier."""
    columns = [declarations.tables[table].area for table in needed]
    named = {column.names_from for column in columns if column is not None}
    return [declarations.tables[table] for table in sorted({*needed, *named} - {""})]


def newest(tables: Sequence[Table], *, store: SnapshotStore) -> dict[str, Snapshot]:
    """Return the newest snapshot of each of ``tables``; ``StorageError`` names those without."""
    found = {table.id: store.latest(table.id) for table in tables}
    absent = [table for table, snapshot in found.items() if snapshot is None]
    if absent:
        raise StorageError(
            f"there is no snapshot of {', '.join(absent)}",
            hint="run 'regiokompas fetch' (with --from DIR for downloaded files), "
            "or build from the figures pack with 'regiokompas build --pack'",
        )
    return {table: snapshot for table, snapshot in found.items() if snapshot is not None}
