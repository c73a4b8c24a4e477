"""Fetching one OData table over the network: only what changed, going on where it stopped."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.pipeline.sealing import Fetched, Gathered, check_schema, seal, told, whole_snapshot
from regiokompas.sources.cbs.answers import PROPERTIES, check_complete, json_of
from regiokompas.sources.cbs.catalogue import Entry, is_unchanged, source_version
from regiokompas.sources.cbs.client import (
    Cbs,
    NoAnswerError,
    ask_count,
    ask_description,
    ask_observations,
    ask_properties,
)
from regiokompas.sources.pinned import schema_of_odata
from regiokompas.warehouse.snapshots import SnapshotStore
from regiokompas.warehouse.unfinished import Unfinished, forget_unfinished


def fetch_asked(
    store: SnapshotStore,
    table: Table,
    *,
    cbs: Cbs,
    catalogue: Mapping[str, Entry],
    pinned_dir: Path,
    at: datetime,
) -> Fetched:
    """Ask ``cbs`` for ``table`` unless its latest snapshot is what the catalogue has now.

    The schema is checked before the observations are asked, and the number of observations
    before the snapshot is sealed.
    """
    entry = catalogue.get(table.table)
    warning = "CBS no longer lists this table" if entry is None else entry.warning
    unchanged = _unchanged(store, table, entry, warning=warning)
    if unchanged is not None:
        forget_unfinished(store, table.id)  # of a fetch that was killed just after sealing
        return unchanged
    properties = ask_properties(cbs, table)
    version = source_version(json_of(properties, table_id=table.id, name=PROPERTIES))
    unfinished = Unfinished(
        store,
        table.id,
        request=_request(table),
        version=f"{version} {entry.modified if entry else ''}",
        address=cbs.base_address,
    )
    unfinished.remember(PROPERTIES, properties, cbs.of_table(table, "Properties"))
    try:
        _ask_rest(cbs, table, properties, unfinished, pinned_dir=pinned_dir)
    except NoAnswerError:
        raise
    except SourceError:
        unfinished.forget()  # what does not fit together is asked anew
        raise
    gathered = Gathered(
        table=table, answers=unfinished.answers, request=_request(table), at=at, version=version
    )
    fetched = seal(store, gathered, warning=warning)
    unfinished.forget()
    return _resumed(fetched, unfinished.recalled, warning=warning)


def _unchanged(
    store: SnapshotStore, table: Table, entry: Entry | None, *, warning: str
) -> Fetched | None:
    kept = whole_snapshot(store, table)
    if entry is None or kept is None or kept.request != _request(table):
        return None
    if not is_unchanged(entry, store.contents(kept), table_id=table.id):
        return None
    return told(kept, "unchanged", "not changed at the source", warning=warning)


def _ask_rest(
    cbs: Cbs, table: Table, properties: bytes, unfinished: Unfinished, *, pinned_dir: Path
) -> None:
    """Ask for everything but the properties, and check that it is complete and as pinned."""
    description = ask_description(cbs, table, unfinished)
    check_schema(table, schema_of_odata(description, table_id=table.id), pinned_dir=pinned_dir)
    answers = {
        PROPERTIES: properties,
        **description,
        **ask_observations(cbs, table, unfinished),
    }
    check_complete(answers, table_id=table.id, expected=ask_count(cbs, table))


def _resumed(fetched: Fetched, recalled: int, *, warning: str) -> Fetched:
    if not recalled or fetched.state != "new":
        return fetched
    sentence = f"{recalled} answers were kept from an interrupted fetch"
    told_sentence = f"{sentence}; {warning}" if warning else sentence
    return replace(fetched, state="resumed", sentence=told_sentence)


def _request(table: Table) -> str:
    return table.request.filter if table.request is not None else ""
