"""Fetch and build of all official tables, killed at fifty random moments each."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring import (
    OFFICIAL,
    ROOT,
    heading,
    regiokompas,
    require_official_data,
    say,
)

from regiokompas.warehouse.releases import open_release
from regiokompas.warehouse.snapshots import SnapshotStore

MOMENTS = 50


def main() -> None:
    """Kill, look whether all is whole or absent, and let the next run succeed."""
    heading(f"Killed at {MOMENTS} random moments each", "nothing half written, ever")
    if not require_official_data():
        return
    moments = random.Random(20261123)
    for name, words in {"fetch": ("fetch", "--from", str(OFFICIAL)), "build": ("build",)}.items():
        with TemporaryDirectory() as folder:
            data_dir = Path(folder)
            if name == "build":
                regiokompas("fetch", "--from", str(OFFICIAL), data_dir=data_dir)
            with TemporaryDirectory() as other:
                if name == "build":
                    regiokompas("fetch", "--from", str(OFFICIAL), data_dir=Path(other))
                whole, _ = regiokompas(*words, data_dir=Path(other))
            snapshots = releases = 0
            for _ in range(MOMENTS):
                _kill(words, data_dir, after=whole * moments.uniform(0.1, 1.0))
                snapshots, releases = _look(data_dir)
            regiokompas(*words, data_dir=data_dir)
            told = _look(data_dir)
            say(name, f"{snapshots}→{told[0]} whole", f"{releases}→{told[1]} releases", "0 half")


def _kill(words: tuple[str, ...], data_dir: Path, *, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "regiokompas.cli", *words, "--data-dir", str(data_dir)],
        cwd=ROOT,
        env={**os.environ, "REGIOKOMPAS_REGION": "twente"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _look(data_dir: Path) -> tuple[int, int]:
    """Return how many snapshots and releases there are; a damaged one ends the benchmark."""
    store = SnapshotStore(data_dir / "snapshots")
    snapshots = [
        snapshot
        for folder in sorted((data_dir / "snapshots" / "records").glob("*"))
        for snapshot in store.all(folder.name)
    ]
    for snapshot in snapshots:
        store.contents(snapshot)
    folders = [
        path
        for path in (data_dir / "releases").glob("*/*")
        if path.is_dir() and not path.name.startswith(".")
    ]
    for folder in folders:
        open_release(folder).series()
    return len(snapshots), len(folders)
