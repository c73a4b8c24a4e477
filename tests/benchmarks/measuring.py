"""Measuring and printing, the same for every benchmark."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = ROOT.parent / "shared" / "data"


def say(*columns: str) -> None:
    """Print one line of a report."""
    print(f"  {columns[0]:<46}", *(f"{column:>12}" for column in columns[1:]), flush=True)


def heading(text: str, reference: str) -> None:
    """Print what is measured and against what."""
    print(f"\n{text}\n  reference: {reference}", flush=True)


def regiokompas(*words: str, data_dir: Path) -> tuple[float, float]:
    """Run a command in a process of its own; return seconds and peak memory in MiB."""
    before = getrusage(RUSAGE_CHILDREN).ru_maxrss
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "regiokompas.cli", *words, "--data-dir", str(data_dir)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "REGIOKOMPAS_REGION": "twente"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - started
    return seconds, max(before, getrusage(RUSAGE_CHILDREN).ru_maxrss) / 1024


def median_seconds(action: Callable[[], object], *, times: int) -> float:
    """Return the median duration of ``action`` in seconds, after one run to warm up."""
    action()
    durations: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        durations.append(time.perf_counter() - started)
    return statistics.median(durations)


def ratio(measured: float, reference: float) -> str:
    """Return how many times as long as the reference."""
    return f"{measured / reference:.1f} x"


def require_official_data() -> bool:
    """Return whether the official tables are here; say so where they are not."""
    if not OFFICIAL.is_dir():
        print(f"  left out: {OFFICIAL} with official tables is absent")
    return OFFICIAL.is_dir()


def milliseconds(values: Sequence[float]) -> list[str]:
    """Return durations in milliseconds, as text."""
    return [f"{value * 1000:.1f} ms" for value in values]
