"""Fetching from Eurostat and GENESIS: pinned, kept as received, and without credentials."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.replay import answering
from tests.sources.destatis.test_genesis import TABLE as GENESIS_TABLE
from tests.sources.destatis.test_genesis import TOKEN, row, text
from tests.sources.eurostat.test_eurostat import PART, TABLE, dataset

from regiokompas.domain.errors import SourceChangedError
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.pin import pin
from regiokompas.sources.asked import Access
from regiokompas.sources.registry import READERS
from regiokompas.warehouse.snapshots import SnapshotStore

AT = datetime(2026, 11, 23, tzinfo=UTC)
BODY = json.dumps(dataset()).encode()


def fetched(folder: Path, address: str):
    access = Access(addresses={"eurostat": address})
    pinned = folder / "pinned"
    pinned.mkdir(exist_ok=True)
    if not any(pinned.iterdir()):
        pin([TABLE], downloads=None, pinned_dir=pinned, access=access)
    return fetch([TABLE], data_dir=folder, downloads=None, pinned_dir=pinned, at=AT, access=access)[
        0
    ]


def test_an_answer_of_eurostat_becomes_a_snapshot_that_can_be_read(tmp_path: Path):
    with answering(lambda _: (200, BODY)) as (address, _):
        assert fetched(tmp_path, address).state == "new"
        assert fetched(tmp_path, address).state == "unchanged"
    store = SnapshotStore(tmp_path / "snapshots")
    snapshot = store.latest(TABLE.id)
    assert snapshot is not None
    assert snapshot.origin.source_version == "2026-09-08T23:00:00+0200"
    answers = store.contents(snapshot)
    assert answers == {"data": BODY}
    assert READERS[TABLE.format](TABLE, answers, [PART], {}).height == 4


def test_a_dimension_that_is_new_blocks_the_table(tmp_path: Path):
    changed = dataset(id=["nationality", "unit", "geo", "time"])
    changed["dimension"]["nationality"] = changed["dimension"]["freq"]
    bodies = [BODY, json.dumps(changed).encode()]
    gone = pytest.raises(SourceChangedError, match="dimension freq is gone")
    with answering(lambda _: (200, bodies.pop(0))) as (address, _), gone:
        fetched(tmp_path, address)
    assert SnapshotStore(tmp_path / "snapshots").latest(TABLE.id) is None


def test_a_table_that_is_not_pinned_is_not_kept(tmp_path: Path):
    refused = pytest.raises(SourceChangedError, match="not pinned yet")
    with answering(lambda _: (200, BODY)) as (address, _), refused:
        fetch(
            [TABLE],
            data_dir=tmp_path,
            downloads=None,
            pinned_dir=tmp_path / "none",
            at=AT,
            access=Access(addresses={"eurostat": address}),
        )


def test_a_token_for_genesis_is_nowhere_on_disk(tmp_path: Path):
    pinned = tmp_path / "pinned"
    pinned.mkdir()
    with answering(lambda _: (200, text(row("05554", "7")))) as (address, _):
        access = Access(addresses={"genesis": address}, user=TOKEN)
        pin([GENESIS_TABLE], downloads=None, pinned_dir=pinned, access=access)
        found = fetch(
            [GENESIS_TABLE],
            data_dir=tmp_path,
            downloads=None,
            pinned_dir=pinned,
            at=AT,
            access=access,
        )
    assert found[0].state == "new"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert all(TOKEN.encode() not in path.read_bytes() for path in files)
