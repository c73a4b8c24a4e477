"""From the command to the first page."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring import ROOT, heading, ratio, say

PORT = 8765
DEADLINE = 120.0


def main() -> None:
    """Measure the first start (empty data folder) and the second."""
    heading(
        "From `regiokompas serve` to the first page (allowed: 5 s the second time)",
        "the interpreter importing the framework and the frame library, doing nothing",
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django, polars, vl_convert"], check=True)
    reference = time.perf_counter() - started
    say("imports only", f"{reference:.2f} s", "1.0 x")
    with TemporaryDirectory() as folder:
        for name in ("first start", "second start"):
            seconds = _until_first_page(Path(folder))
            say(name, f"{seconds:.2f} s", ratio(seconds, reference))


def _until_first_page(data_dir: Path) -> float:
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "regiokompas.cli", "serve", "--port", str(PORT)],
        cwd=ROOT,
        env={**os.environ, "REGIOKOMPAS_REGION": "twente", "REGIOKOMPAS_DATA": str(data_dir)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.perf_counter() - started < DEADLINE:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=20).read()
            except OSError:
                time.sleep(0.05)
            else:
                return time.perf_counter() - started
        raise SystemExit("the site did not answer")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
