"""Killed at any moment: what is written is whole or absent, and the next run succeeds."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.warehouse.releases import open_release
from regiokompas.warehouse.snapshots import SnapshotStore

# The long run (50 moments, all official tables) is part of `make bench`.
MOMENTS = int(os.environ.get("REGIOKOMPAS_KILLS", "8"))

COMMANDS = {
    "fetch": ["fetch", "--from", "downloads"],
    "build": ["build"],
}


def command(project: Path, name: str) -> list[str]:
    _ = project
    return [sys.executable, "-m", "regiokompas.cli", *COMMANDS[name]]


def environment(project: Path) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("REGIOKOMPAS")},
        "REGIOKOMPAS_HOME": str(project),
        "REGIOKOMPAS_DATA": str(project / "var"),
    }


def run(project: Path, name: str) -> None:
    done = subprocess.run(
        command(project, name),
        cwd=project,
        env=environment(project),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def kill_after(project: Path, name: str, seconds: float) -> None:
    process = subprocess.Popen(
        command(project, name),
        cwd=project,
        env=environment(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def assert_whole_or_absent(project: Path) -> None:
    store = SnapshotStore(project / "var" / "snapshots")
    for snapshot in store.all("made-up-people"):
        store.contents(snapshot)
    for folder in (project / "var" / "releases").glob("*/*"):
        if folder.is_dir() and not folder.name.startswith("."):
            release = open_release(folder)
            assert release.series().height > 0
            assert release.figures().height > 0


@pytest.mark.parametrize("name", ["fetch", "build"])
def test_a_killed_command_leaves_nothing_half_and_the_next_succeeds(
    tmp_path: Path, name: str
) -> None:
    project = write_project(tmp_path)
    if name == "build":
        run(project, "fetch")
    started = time.monotonic()
    run(project, name)
    whole = time.monotonic() - started
    moments = random.Random(20261123)
    for number in range(MOMENTS):
        # Another figure each time, so that there is always something new to write.
        path = project / "downloads" / "people.csv"
        path.write_text(path.read_text(encoding="utf-8") + f"GM9999;{2100 + number};5;1\n")
        if name == "build":
            run(project, "fetch")
        # The later moments count: before them Python is still starting.
        kill_after(project, name, whole * moments.uniform(0.4, 1.05))
        assert_whole_or_absent(project)
    run(project, "fetch")
    run(project, "build")
    assert_whole_or_absent(project)
