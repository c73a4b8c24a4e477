"""Figures and boundaries read from snapshots."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Part
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.series import FIGURES, checked
from regiokompas.domain.tables import Table
from regiokompas.pipeline.needs import newest, with_names
from regiokompas.sources.cbs.read import area_names
from regiokompas.sources.files.boundaries import read_boundaries
from regiokompas.sources.registry import READERS
from regiokompas.warehouse.releases import no_boundaries
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Figures read from snapshots (schema ``FIGURES``), origins and names of areas."""

    figures: pl.DataFrame
    origins: dict[str, Origin]
    names: dict[str, str]


def read_figures(
    declarations: Declarations,
    region: Region,
    *,
    needed: Mapping[str, Sequence[Part]],
    store: SnapshotStore,
    progress: Progress = lambda _: None,
    snapshots: Mapping[str, Snapshot] | None = None,
) -> Reading:
    """Return the figures of the ``needed`` parts (by table), read from snapshots."""
    tables = with_names(needed, declarations)
    chosen = dict(snapshots) if snapshots is not None else newest(tables, store=store)
    answers = {table.id: store.contents(chosen[table.id]) for table in tables}
    named = {table.id: area_names(answers[table.id]) for table in tables if _is_odata(table)}
    frames = []
    for table_id, parts in needed.items():
        progress(f"read {table_id}")
        table = declarations.tables[table_id]
        source = table.area.names_from if table.area is not None else ""
        names = _codes_by_name(named[source]) if source else {}
        frames.append(READERS[table.format](table, answers[table_id], parts, names))
    known = {code: name for names in named.values() for code, name in names.items()}
    figures = _in_scope(pl.concat(frames), region=region)
    _refuse_unknown_areas(figures, known, declared=region.codes_abroad)
    return Reading(
        figures=figures,
        origins={table.id: _as_declared(chosen[table.id].origin, table) for table in tables},
        names=known,
    )


def read_region_boundaries(
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    snapshots: Mapping[str, Snapshot] | None,
) -> tuple[dict[str, Any], dict[str, Origin]]:
    """Return the boundaries of the members and their origin; nothing where none is declared."""
    if not region.boundaries:
        return no_boundaries(), {}
    table = declarations.tables[region.boundaries]
    chosen = snapshots if snapshots is not None else newest([table], store=store)
    found = read_boundaries(
        table, store.contents(chosen[table.id]), [member.code for member in region.members]
    )
    return found, {table.id: _as_declared(chosen[table.id].origin, table)}


def _as_declared(origin: Origin, table: Table) -> Origin:
    """Return ``origin`` with what is declared of its table now.

    A snapshot keeps its first record for ever; a corrected title or licence must still be read.
    """
    return replace(
        origin,
        publisher=table.publisher,
        table=table.table,
        title=table.title,
        address=table.address,
        licence=table.licence,
        licence_confirmed=table.licence_confirmed,
        note=table.note,
    )


def _codes_by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Return name → code for municipalities and the country, where the name is unambiguous."""
    kinds = (AreaKind.COUNTRY.value, AreaKind.MUNICIPALITY.value)
    wanted = {code: name for code, name in names.items() if code.startswith(kinds)}
    occurrences = Counter(wanted.values())
    return {name: code for code, name in wanted.items() if occurrences[name] == 1}


def _in_scope(figures: pl.DataFrame, *, region: Region) -> pl.DataFrame:
    """Return the figures of the country, the region, all municipalities and the neighbours.

    Codes that another list uses for one of these areas are translated into ours.
    """
    codes = [region.country, region.code, *region.codes_abroad]
    area = pl.col("area")
    inside = area.is_in(codes) | area.str.starts_with(AreaKind.MUNICIPALITY.value)
    translated = figures.with_columns(area.replace(region.translated_codes))
    return checked(translated.filter(inside), FIGURES, place=f"figures of {region.id}")


def _is_odata(table: Table) -> bool:
    return table.format == "cbs-odata"


def _refuse_unknown_areas(
    figures: pl.DataFrame, known: Mapping[str, str], *, declared: Sequence[str]
) -> None:
    """Refuse a municipality that no official code list has; without any code list, none is.

    Areas abroad stand in no such list: they are those the region declares.
    """
    codes = [*known, *declared]
    unknown = figures.filter(~pl.col("area").is_in(codes)) if known else figures.clear()
    if not unknown.is_empty():
        part, area, period = unknown.row(0)[:3]
        raise FigureError(
            f"the area {area} does not exist: no official code list has it "
            f"({unknown['area'].n_unique()} such codes; {part}, {period})",
            place=f"table {part.split('|')[0]}",
            hint="correct the file, or declare an alias for it under [area.aliases]",
        )
