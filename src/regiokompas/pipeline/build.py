"""From snapshots or a figures pack to a release."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.analysis.formulas import indicator_series
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.errors import FigureError, StorageError
from regiokompas.domain.indicators import Indicator, Part
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.series import FIGURES, SERIES, checked
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.read import area_names
from regiokompas.sources.files.boundaries import read_boundaries
from regiokompas.sources.registry import READERS
from regiokompas.warehouse.packs import Pack
from regiokompas.warehouse.releases import Contents, no_boundaries
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore

Progress = Callable[[str], None]


def published(declarations: Declarations) -> list[Indicator]:
    """Return the indicators that are published, in the order of their identifiers."""
    return [
        indicator
        for _, indicator in sorted(declarations.indicators.items())
        if indicator.status == "published"
    ]


def parts_by_table(indicators: Sequence[Indicator]) -> dict[str, list[Part]]:
    """Return the distinct parts that ``indicators`` need, by table, both sorted."""
    parts = {
        (part.table, part.key): part
        for indicator in indicators
        for declared in indicator.inputs.values()
        for part in declared.parts
    }
    grouped: dict[str, list[Part]] = {}
    for (table, _), part in sorted(parts.items()):
        grouped.setdefault(table, []).append(part)
    return grouped


def tables_needed(declarations: Declarations, region: Region) -> list[Table]:
    """Return the tables to be fetched: those with figures, names of areas and boundaries."""
    return _with_names(parts_by_table(published(declarations)), declarations, region)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Figures read from snapshots (schema ``FIGURES``), origins, names of areas, boundaries."""

    figures: pl.DataFrame
    origins: dict[str, Origin]
    names: dict[str, str]
    boundaries: dict[str, Any]


def build_contents(
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress = lambda _: None,
    snapshots: Mapping[str, Snapshot] | None = None,
) -> Contents:
    """Return the contents of a release, parsed from the newest snapshots (or from ``snapshots``).

    ``texts`` are the declared files themselves. Raises ``StorageError`` where a table has no
    snapshot, and whatever the readers refuse.
    """
    reading = read_figures(
        declarations,
        region,
        needed=parts_by_table(published(declarations)),
        store=store,
        progress=progress,
        snapshots=snapshots,
    )
    return contents_from_figures(
        declarations,
        region,
        figures=reading.figures,
        origins=reading.origins,
        areas=_areas(reading.figures, region=region, names=reading.names),
        boundaries=reading.boundaries,
        texts=texts,
        code_version=code_version,
        progress=progress,
    )


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
    tables = _with_names(needed, declarations, region)
    chosen = dict(snapshots) if snapshots is not None else _newest(tables, store=store)
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
    _refuse_unknown_areas(figures, known)
    return Reading(
        figures=figures,
        origins={table.id: _as_declared(chosen[table.id].origin, table) for table in tables},
        names=known,
        boundaries=_boundaries(declarations, region, answers),
    )


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
        note=table.note,
    )


def _boundaries(
    declarations: Declarations, region: Region, answers: Mapping[str, Mapping[str, bytes]]
) -> dict[str, Any]:
    """Return the boundaries of the members of ``region``; none where it declares no table."""
    if not region.boundaries:
        return no_boundaries()
    codes = [member.code for member in region.members]
    table = declarations.tables[region.boundaries]
    return read_boundaries(table, answers[table.id], codes)


def build_from_pack(
    declarations: Declarations,
    region: Region,
    *,
    pack: Pack,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress = lambda _: None,
) -> Contents:
    """Return the contents of a release from a figures pack: the same as from its snapshots."""
    return contents_from_figures(
        declarations,
        region,
        figures=pack.figures,
        origins=pack.origins,
        areas=pack.areas,
        boundaries=pack.boundaries,
        texts=texts,
        code_version=code_version,
        progress=progress,
    )


def unbuilt_contents(
    region: Region, *, pack: Pack, texts: Mapping[str, str], code_version: str
) -> Contents:
    """Return what a release from ``pack`` would hold, but for its series: to compare with."""
    return Contents(
        region=region.id,
        series=pl.DataFrame(schema=SERIES),
        figures=pack.figures,
        origins=dict(pack.origins),
        areas=dict(pack.areas),
        boundaries=pack.boundaries,
        declarations=dict(texts),
        code_version=code_version,
    )


def contents_from_figures(
    declarations: Declarations,
    region: Region,
    *,
    figures: pl.DataFrame,
    origins: Mapping[str, Origin],
    areas: Mapping[str, str],
    boundaries: Mapping[str, Any],
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress,
) -> Contents:
    """Return the contents of a release computed from ``figures`` (schema ``FIGURES``)."""
    indicators = published(declarations)
    _refuse_absent_parts(indicators, figures)
    series = []
    for indicator in indicators:
        progress(f"compute {indicator.id}")
        series.append(
            indicator_series(
                indicator,
                figures,
                region=region.code,
                members=[member.code for member in region.members],
                country=region.country,
            )
        )
    return Contents(
        region=region.id,
        series=checked(pl.concat(series), SERIES, place=f"release of {region.id}"),
        figures=figures,
        origins=dict(origins),
        areas=dict(areas),
        boundaries=dict(boundaries),
        declarations=dict(texts),
        code_version=code_version,
    )


def declared_texts(home: Path, *, region: str) -> dict[str, str]:
    """Return the text of every declared file a release depends on, by its path below ``home``."""
    paths = [
        *(home / "indicators").rglob("*.toml"),
        *(home / "tables").glob("*.toml"),
        home / "regions" / region / "region.toml",
    ]
    return {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
    }


def _newest(tables: Sequence[Table], *, store: SnapshotStore) -> dict[str, Snapshot]:
    found = {table.id: store.latest(table.id) for table in tables}
    absent = [table for table, snapshot in found.items() if snapshot is None]
    if absent:
        raise StorageError(
            f"there is no snapshot of {', '.join(absent)}",
            hint="run 'regiokompas fetch' (with --from DIR for downloaded files), "
            "or build from the figures pack with 'regiokompas build --pack'",
        )
    return {table: snapshot for table, snapshot in found.items() if snapshot is not None}


def _codes_by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Return name → code for municipalities and the country, where the name is unambiguous."""
    kinds = (AreaKind.COUNTRY.value, AreaKind.MUNICIPALITY.value)
    wanted = {code: name for code, name in names.items() if code.startswith(kinds)}
    occurrences = Counter(wanted.values())
    return {name: code for code, name in wanted.items() if occurrences[name] == 1}


def _in_scope(figures: pl.DataFrame, *, region: Region) -> pl.DataFrame:
    """Return the figures of the country, the region and all municipalities."""
    codes = [region.country, region.code]
    inside = pl.col("area").is_in(codes) | pl.col("area").str.starts_with(
        AreaKind.MUNICIPALITY.value
    )
    return checked(figures.filter(inside), FIGURES, place=f"figures of {region.id}")


def _areas(figures: pl.DataFrame, *, region: Region, names: Mapping[str, str]) -> dict[str, str]:
    """Return the name of every area that has figures; the region's own names win."""
    own = {region.code: region.name, **{member.code: member.name for member in region.members}}
    codes = sorted({*figures["area"].unique().to_list(), *own})
    return {code: own.get(code, names.get(code, code)) for code in codes}


def _is_odata(table: Table) -> bool:
    return table.format == "cbs-odata"


def _with_names(
    needed: Mapping[str, Sequence[Part]], declarations: Declarations, region: Region
) -> list[Table]:
    """Return the tables of ``needed`` and those with their names and boundaries, sorted."""
    columns = [declarations.tables[table].area for table in needed]
    named = {column.names_from for column in columns if column is not None}
    return [
        declarations.tables[table] for table in sorted({*needed, *named, region.boundaries} - {""})
    ]


def _refuse_unknown_areas(figures: pl.DataFrame, known: Mapping[str, str]) -> None:
    """Refuse a municipality that no official code list has; without any code list, none is."""
    unknown = figures.filter(~pl.col("area").is_in(list(known))) if known else figures.clear()
    if not unknown.is_empty():
        part, area, period = unknown.row(0)[:3]
        raise FigureError(
            f"the area {area} does not exist: no official code list has it "
            f"({unknown['area'].n_unique()} such codes; {part}, {period})",
            place=f"table {part.split('|')[0]}",
            hint="correct the file, or declare an alias for it under [area.aliases]",
        )


def _refuse_absent_parts(indicators: Sequence[Indicator], figures: pl.DataFrame) -> None:
    present = set(figures["part"].unique().to_list())
    for indicator in indicators:
        for name, declared in indicator.inputs.items():
            for part in declared.parts:
                if part.key not in present:
                    raise FigureError(
                        f"input '{name}' of indicator '{indicator.id}' has no figures: "
                        f"nothing was read for {part.key}",
                        place=f"indicator {indicator.id}",
                        hint="fetch and build again; in a figures pack: write the pack anew",
                    )
