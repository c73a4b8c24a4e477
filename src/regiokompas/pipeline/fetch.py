"""Asking the sources for the declared tables, and keeping what they answer as snapshots."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime
from functools import partial
from pathlib import Path

from regiokompas.domain.errors import Problem, RegiokompasError, SourceError, StorageError
from regiokompas.domain.tables import Table
from regiokompas.pipeline.fetch_coded import fetch_coded
from regiokompas.pipeline.fetch_downloads import fetch_downloaded
from regiokompas.pipeline.fetch_network import fetch_asked
from regiokompas.pipeline.sealing import Fetched, State
from regiokompas.sources.asked import Access
from regiokompas.sources.cbs.client import Cbs, open_cbs
from regiokompas.sources.cbs.facts import CBS
from regiokompas.sources.http import Patience
from regiokompas.sources.registry import ASKERS
from regiokompas.warehouse.snapshots import SnapshotStore
from regiokompas.warehouse.unfinished import only_one_fetch

__all__ = ["Fetched", "State", "fetch"]


def fetch(
    tables: Iterable[Table],
    *,
    data_dir: Path,
    downloads: Path | None,
    pinned_dir: Path,
    at: datetime,
    base_address: str | None = None,
    progress: Callable[[Fetched], None] = lambda _: None,
    patience: Patience | None = None,
    access: Access | None = None,
) -> tuple[Fetched, ...]:
    """Keep a snapshot of each of ``tables`` and return what came of each, in their order.

    With ``downloads`` everything comes from that folder; without, tables of CBS (at
    ``base_address``, where given), Eurostat and GENESIS (as ``access`` says) are asked over the
    network and files are reported as "needs-file".
    ``progress`` is called as each table is done. ``at`` is the moment of fetching.

    A table that fails does not stop the others; afterwards one error tells all that failed.
    Interrupted at any point, what has arrived is kept and no snapshot is half there.
    """
    wanted = list(tables)
    store = SnapshotStore(data_dir / "snapshots")
    results = _Results(progress)
    remote = [t for t in wanted if t.format == "cbs-odata" and downloads is None]
    with only_one_fetch(store.root):
        for table in wanted:
            if downloads is None and table.format in ASKERS:
                coded = partial(fetch_coded, pinned_dir=pinned_dir, at=at)
                results.run(partial(coded, store, table, access=access or Access()))
            elif table not in remote:
                local = partial(fetch_downloaded, downloads=downloads, pinned_dir=pinned_dir, at=at)
                results.run(partial(local, store, table))
        if remote:
            with open_cbs(base_address=base_address, patience=patience) as cbs:
                ask = partial(fetch_asked, store, cbs=cbs, pinned_dir=pinned_dir, at=at)
                _fetch_remote(cbs, ask, remote, results)
    if results.errors:
        raise _one_error(results.errors)
    return tuple(results.fetched[table.id] for table in wanted)


class _Results:
    """Gathers what came of each table, errors included."""

    def __init__(self, progress: Callable[[Fetched], None]) -> None:
        self.progress = progress
        self.fetched: dict[str, Fetched] = {}
        self.errors: list[RegiokompasError] = []

    def run(self, one: Callable[[], Fetched]) -> None:
        """Add what ``one`` table came to."""
        try:
            fetched = one()
        except RegiokompasError as error:
            self.errors.append(error)
        except OSError as error:
            self.errors.append(_disk_error(error))
        else:
            self.fetched[fetched.table_id] = fetched
            self.progress(fetched)


def _fetch_remote(
    cbs: Cbs, ask: Callable[..., Fetched], tables: list[Table], results: _Results
) -> None:
    """Ask for all ``tables`` over the network, as many at a time as the source bears."""
    try:
        catalogue = cbs.catalogue()
    except RegiokompasError as error:
        results.errors.append(error)
        return
    pool = ThreadPoolExecutor(max_workers=CBS.at_a_time)
    try:
        futures = [pool.submit(ask, table, catalogue=catalogue) for table in tables]
        for future in as_completed(futures):
            results.run(future.result)
    except BaseException:
        # Interrupted by a person: what has not begun does not begin any more.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _disk_error(error: OSError) -> StorageError:
    return StorageError(
        f"reading or writing failed: {error.strerror or error}",
        place=str(error.filename or ""),
        hint="look at the space and the rights of this folder, then run 'regiokompas fetch' again",
    )


def _one_error(errors: list[RegiokompasError]) -> RegiokompasError:
    """Return one error with every problem, of the class the errors share."""
    kinds = {type(error) for error in errors}
    kind = kinds.pop() if len(kinds) == 1 else SourceError
    problems: dict[Problem, None] = {}
    for error in errors:
        problems |= dict.fromkeys(error.problems)
    return kind.of(tuple(problems))
