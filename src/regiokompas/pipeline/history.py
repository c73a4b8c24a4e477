"""Every vintage of every table that is still to be found: in snapshots, releases and packs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from regiokompas.analysis.history import logged, state_of
from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import FigureError, NotFoundError, SourceError, StorageError
from regiokompas.domain.indicators import Part
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.pipeline.figures import Progress, Reading, read_figures
from regiokompas.pipeline.needs import newest, with_names
from regiokompas.warehouse.history import History, empty_log
from regiokompas.warehouse.packs import Pack, pack_of, read_pack
from regiokompas.warehouse.releases import open_release
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore

# One vintage of a table: where it came from, and its figures (schema ``FIGURES``).
State = tuple[Origin, pl.DataFrame]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A release or pack that may hold a vintage whose snapshot is not here; read when needed."""

    place: str
    read: Callable[[], Pack]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Vintage:
    """One vintage of a table; ``read`` gives its figures (schema ``FIGURES``)."""

    origin: Origin
    read: Callable[[], pl.DataFrame]


def kept_releases(releases: Path, *, pack_folder: Path) -> tuple[Kept, ...]:
    """Return the releases below ``releases`` and the pack in ``pack_folder``, those there are."""
    folders = sorted(path.parent for path in releases.glob("*/manifest.json"))
    found = [Kept(place=str(folder), read=partial(_release_as_pack, folder)) for folder in folders]
    if (pack_folder / "digests.json").is_file():
        found.append(Kept(place=str(pack_folder), read=partial(read_pack, pack_folder)))
    return tuple(found)


def gathered_states(
    declarations: Declarations,
    region: Region,
    *,
    needed: Mapping[str, Sequence[Part]],
    store: SnapshotStore,
    present: Reading,
    kept: Iterable[Kept] = (),
    only: Mapping[str, Collection[str]] | None = None,
    tell: Progress = lambda _: None,
) -> dict[str, list[State]]:
    """Return the vintages of the ``needed`` tables that have several, oldest first, by table.

    A vintage is taken from its snapshot where that is here, else from a release or pack in
    ``kept``. Where ``only`` lists vintages by table (digests), no others are taken. One that
    cannot be read any more is left out, and that is told.
    """
    packs = list(_readable(kept, tell=tell))
    found = {}
    for table, parts in needed.items():
        vintages = _packed_vintages(table, packs) | _snapshots(
            declarations, region, table=table, parts=parts, store=store
        )
        now = present.origins[table]
        chosen = only.get(table, ()) if only is not None else None
        states = list(_states(_before(now, vintages, only=chosen), tell=tell))
        if states:
            found[table] = [*states, (now, of_table(present.figures, table))]
    return found


def history_of(states: Mapping[str, Sequence[State]]) -> History:
    """Return the history of tables with more than one vintage (``states`` by table)."""
    logs = [
        logged([(origin.sha256, figures) for origin, figures in vintages])
        for vintages in states.values()
    ]
    return History(
        log=pl.concat([empty_log(), *logs]),
        vintages={
            table: tuple(origin for origin, _ in vintages) for table, vintages in states.items()
        },
    )


def _before(
    present: Origin, found: Mapping[str, _Vintage], *, only: Collection[str] | None
) -> list[_Vintage]:
    """Return the vintages before ``present``, oldest first."""
    earlier = [
        vintage
        for sha256, vintage in found.items()
        if sha256 != present.sha256
        and vintage.origin.retrieved_at <= present.retrieved_at
        and (only is None or sha256 in only)
    ]
    return sorted(earlier, key=lambda vintage: (vintage.origin.retrieved_at, vintage.origin.sha256))


def _states(chosen: Iterable[_Vintage], *, tell: Progress) -> Iterator[State]:
    for vintage in chosen:
        try:
            figures = vintage.read()
        except (SourceError, FigureError, StorageError, NotFoundError) as error:
            tell(f"the vintage of {vintage.origin.retrieved_at[:10]} was left out: {error}")
            continue
        yield vintage.origin, figures


def _snapshots(
    declarations: Declarations,
    region: Region,
    *,
    table: str,
    parts: Sequence[Part],
    store: SnapshotStore,
) -> dict[str, _Vintage]:
    return {
        snapshot.origin.sha256: _Vintage(
            origin=snapshot.origin,
            read=partial(
                _figures_in,
                declarations,
                region,
                needed={table: parts},
                store=store,
                snapshot=snapshot,
            ),
        )
        for snapshot in store.all(table)
    }


def _figures_in(
    declarations: Declarations,
    region: Region,
    *,
    needed: Mapping[str, Sequence[Part]],
    store: SnapshotStore,
    snapshot: Snapshot,
) -> pl.DataFrame:
    others = newest(with_names(needed, declarations), store=store)
    snapshots = others | {snapshot.table_id: snapshot}
    return read_figures(
        declarations, region, needed=needed, store=store, snapshots=snapshots
    ).figures


def _packed_vintages(table: str, packs: Iterable[Pack]) -> dict[str, _Vintage]:
    """Return what ``packs`` hold of ``table``, by digest."""
    found: dict[str, _Vintage] = {}
    for pack in packs:
        earlier = pack.history.vintages.get(table, ())
        for place, origin in enumerate(earlier):
            known = [item.sha256 for item in earlier[: place + 1]]
            read = partial(_state_in, pack.history.log, table, known)
            found[origin.sha256] = _Vintage(origin=origin, read=read)
        if table in pack.origins:
            read = partial(of_table, pack.figures, table)
            found[pack.origins[table].sha256] = _Vintage(origin=pack.origins[table], read=read)
    return found


def _state_in(log: pl.DataFrame, table: str, known: Sequence[str]) -> pl.DataFrame:
    return state_of(of_table(log, table), known)


def of_table(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """Return the rows of ``frame`` whose part is of ``table``."""
    return frame.filter(pl.col("part").str.starts_with(f"{table}|"))


def _readable(kept: Iterable[Kept], *, tell: Progress) -> Iterator[Pack]:
    for item in kept:
        try:
            yield item.read()
        except (StorageError, FigureError, NotFoundError) as error:
            tell(f"no vintage was taken from {item.place}: {error}")


def _release_as_pack(folder: Path) -> Pack:
    return pack_of(open_release(folder))
