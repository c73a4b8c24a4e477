"""A fetch killed at any moment leaves every snapshot whole or absent, and the next run succeeds."""

import json
import random
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from tests.replay import made_up_tables, record, replaying

from regiokompas.domain.tables import File, Table
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.pin import pin
from regiokompas.warehouse.snapshots import SnapshotStore

MOMENTS = 12
AT = datetime(2026, 5, 6, tzinfo=UTC)
NAMES = ("00001TST", "00002TST")

CHILD = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from regiokompas.domain.tables import File, Table
from regiokompas.pipeline.fetch import fetch

told = json.loads(sys.argv[1])
tables = [
    Table(**{**table, "file": File(**table["file"]) if table["file"] else None})
    for table in told["tables"]
]
print("begin", flush=True)
fetch(
    tables,
    data_dir=Path(told["data_dir"]),
    downloads=Path(told["downloads"]) if told["downloads"] else None,
    pinned_dir=Path(told["pinned_dir"]),
    at=datetime(2026, 5, 6, tzinfo=UTC),
    base_address=told["base_address"],
)
"""


def facts(identifier, number, **changes):
    return {
        "id": identifier,
        "format": "cbs-odata",
        "publisher": "CBS",
        "table": number,
        "title": "Verzonnen tabel",
        "address": "https://example.invalid",
        "licence": "CC BY 4.0",
        "file": None,
        **changes,
    }


def tables_of(told):
    return [
        Table(**{**table, "file": File(**table["file"]) if table["file"] else None})
        for table in told["tables"]
    ]


def start(told):
    """Start a fetch in a process of its own and return it once the fetch begins."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, json.dumps(told)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begin\n"
    return child


def end(child):
    child.kill()
    child.wait()
    child.stdout.close()


def check_whole_or_absent(data_dir, tables):
    """Read every record and every answer there is; each must be undamaged."""
    store = SnapshotStore(data_dir / "snapshots")
    for table in tables:
        for snapshot in store.all(table.id):
            assert len(store.contents(snapshot)) == len(snapshot.answers)
        latest = store.latest(table.id)
        assert latest is None or latest in store.all(table.id)
    for path in (data_dir / "snapshots" / "answers").glob("*/[0-9a-f]*"):
        assert store.keep(path.read_bytes()) == path.name


def check_next_run(told, data_dir):
    fetched = fetch(
        tables_of(told),
        data_dir=data_dir,
        downloads=Path(told["downloads"]) if told["downloads"] else None,
        pinned_dir=Path(told["pinned_dir"]),
        at=AT,
        base_address=told["base_address"],
    )
    assert {one.state for one in fetched} <= {"new", "resumed", "unchanged"}
    check_whole_or_absent(data_dir, tables_of(told))
    assert not list((data_dir / "snapshots").rglob(".part-*"))
    assert not list((data_dir / "snapshots" / "unfinished").glob("*/*"))


def test_a_fetch_over_the_network_killed_at_any_moment(tmp_path):
    chance = random.Random(20260506)  # moments, not secrets
    with replaying(made_up_tables(*NAMES), page_size=4) as server:
        told = {
            "tables": [facts(f"test-{name[:5]}", name) for name in NAMES],
            "downloads": None,
            "pinned_dir": str(tmp_path / "pinned"),
            "base_address": server.base_address,
        }
        pin(
            tables_of(told),
            downloads=None,
            pinned_dir=tmp_path / "pinned",
            base_address=server.base_address,
        )
        resumed = 0
        for number in range(MOMENTS):
            data_dir = tmp_path / f"data-{number}"
            moment = threading.Event()
            last = chance.randint(1, 28)
            server.requests.clear()
            server.on_request = lambda count, last=last, moment=moment: (
                moment.set() if count == last else None
            )
            child = start({**told, "data_dir": str(data_dir)})
            assert moment.wait(timeout=30)
            threading.Event().wait(chance.uniform(0, 0.02))
            end(child)
            server.on_request = lambda _: None
            check_whole_or_absent(data_dir, tables_of(told))
            resumed += any((data_dir / "snapshots").glob("unfinished/*/*/*.json"))
            check_next_run(told, data_dir)
    assert resumed > MOMENTS // 2


def test_a_fetch_from_downloads_killed_at_any_moment(tmp_path):
    chance = random.Random(6052026)  # moments, not secrets
    downloads = tmp_path / "downloads"
    for name in NAMES:
        record(made_up_tables(*NAMES), downloads, name)
    (downloads / "made-up.csv").write_text("code,count\nGM0001,5\n")
    file = {"path": "made-up.csv"}
    told = {
        "tables": [
            *(facts(f"test-{name[:5]}", name) for name in NAMES),
            facts("test-file", "00009TST", format="csv", file=file),
        ],
        "downloads": str(downloads),
        "pinned_dir": str(tmp_path / "pinned"),
        "base_address": None,
    }
    pin(tables_of(told), downloads=downloads, pinned_dir=tmp_path / "pinned")
    for number in range(MOMENTS // 2):
        data_dir = tmp_path / f"data-{number}"
        child = start({**told, "data_dir": str(data_dir)})
        threading.Event().wait(chance.uniform(0, 0.06))
        end(child)
        check_whole_or_absent(data_dir, tables_of(told))
        check_next_run(told, data_dir)
