"""From kept answers to a sealed snapshot, and what is told about it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin
from regiokompas.domain.tables import Table
from regiokompas.sources.pinned import Schema, check_pinned
from regiokompas.warehouse.snapshots import Answer, Snapshot, SnapshotStore, digest_of_answers

State = Literal["new", "unchanged", "resumed", "needs-file"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What fetching one table came to; ``bytes`` is the size of its answers.

    ``origin`` is ``None`` for a table whose file a person has to get first ("needs-file").
    """

    table_id: str
    state: State
    bytes: int
    sentence: str
    origin: Origin | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """All answers of one table, not yet sealed; ``at`` is when the source gave them."""

    table: Table
    answers: tuple[Answer, ...]
    request: str
    at: datetime
    version: str


def check_schema(table: Table, found: Schema, *, pinned_dir: Path) -> None:
    """Refuse ``found`` with ``SourceChangedError`` where it is not what is pinned for ``table``."""
    check_pinned(table.id, found, pinned_dir / f"{table.id}.json")


def whole_snapshot(store: SnapshotStore, table: Table) -> Snapshot | None:
    """Return the latest snapshot of ``table``; ``None`` where it is absent or damaged.

    A damaged one is fetched again: that is what the message about the damage advises.
    """
    try:
        snapshot = store.latest(table.id)
        if snapshot is not None:
            store.contents(snapshot)
    except (StorageError, NotFoundError):
        return None
    return snapshot


def seal(store: SnapshotStore, gathered: Gathered, *, warning: str = "") -> Fetched:
    """Seal the snapshot of ``gathered`` and return whether it is a new one."""
    before = whole_snapshot(store, gathered.table)
    table = gathered.table
    origin = Origin(
        publisher=table.publisher,
        table=table.table,
        title=table.title,
        address=table.address,
        retrieved_at=_moment(gathered.at),
        source_version=gathered.version,
        licence=table.licence,
        sha256=digest_of_answers(gathered.answers),
        note=table.note,
        licence_confirmed=table.licence_confirmed,
    )
    kept = store.seal(
        Snapshot(
            table_id=table.id, origin=origin, request=gathered.request, answers=gathered.answers
        )
    )
    if before is not None and before.origin.sha256 == origin.sha256:
        return told(kept, "unchanged", "the same answers as before", warning=warning)
    return told(kept, "new", "kept as a new snapshot", warning=warning)


def told(snapshot: Snapshot, state: State, sentence: str, *, warning: str = "") -> Fetched:
    """Return what to tell about ``snapshot``, with the ``warning`` where there is one."""
    return Fetched(
        table_id=snapshot.table_id,
        state=state,
        bytes=sum(answer.size for answer in snapshot.answers),
        sentence=f"{sentence}; {warning}" if warning else sentence,
        origin=snapshot.origin,
    )


def _moment(at: datetime) -> str:
    """Return ``at`` as ISO 8601 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
