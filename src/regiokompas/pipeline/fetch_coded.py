"""Fetching a table from a source that is asked for codes: Eurostat and GENESIS."""

from datetime import datetime
from pathlib import Path

from regiokompas.domain.tables import Table
from regiokompas.pipeline.sealing import Fetched, Gathered, check_schema, seal
from regiokompas.sources.asked import Access
from regiokompas.sources.registry import ASKERS
from regiokompas.warehouse.snapshots import Answer, SnapshotStore


def fetch_coded(
    store: SnapshotStore, table: Table, *, access: Access, pinned_dir: Path, at: datetime
) -> Fetched:
    """Ask for ``table`` and keep the raw answers; the same answers again are no new snapshot.

    The schema is checked before anything is kept.
    """
    asked = ASKERS[table.format](table, access)
    check_schema(table, asked.schema, pinned_dir=pinned_dir)
    answers = tuple(
        Answer(
            name=name,
            address=asked.addresses[name],
            sha256=store.keep(content),
            size=len(content),
        )
        for name, content in asked.answers.items()
    )
    gathered = Gathered(
        table=table, answers=answers, request=asked.request, at=at, version=asked.version
    )
    return seal(store, gathered)
