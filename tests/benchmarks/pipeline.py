"""From official tables to a sealed release: seconds and memory."""

import csv
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine
from tests.benchmarks.measuring import (
    OFFICIAL,
    ROOT,
    heading,
    ratio,
    regiokompas,
    require_official_data,
    say,
)

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.needs import tables_needed


def main() -> None:
    """Measure fetch, build and verify against plain reading of the same files."""
    heading(
        "From official tables to a sealed release (allowed: 20 s on 2 cores, 1 GiB)",
        "reading the same files with the plain libraries (json, csv, calamine), keeping nothing",
    )
    if not require_official_data():
        return
    reference = _plain_reading()
    say("plain reading", f"{reference:.2f} s", "1.0 x")
    with TemporaryDirectory() as folder:
        data_dir = Path(folder)
        total = 0.0
        for name, words in {
            "fetch": ("fetch", "--from", str(OFFICIAL)),
            "build": ("build",),
            "verify": ("verify",),
        }.items():
            seconds, memory = regiokompas(*words, data_dir=data_dir)
            total += seconds if name != "verify" else 0.0
            say(name, f"{seconds:.2f} s", ratio(seconds, reference), f"{memory:.0f} MiB")
    say("fetch and build together", f"{total:.2f} s", ratio(total, reference))


def _plain_reading() -> float:
    declarations = load_declarations(ROOT)
    region = load_region(ROOT, "twente")
    started = time.perf_counter()
    for table in tables_needed(declarations, region):
        if table.file is None:
            for path in (OFFICIAL / table.downloaded).glob("*.json"):
                json.loads(path.read_bytes())
            continue
        path = OFFICIAL / table.file.path
        if table.format == "json":
            json.loads(path.read_bytes())
        elif table.format == "excel":
            python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        else:
            with path.open(encoding=table.file.encoding, newline="") as stream:
                list(csv.reader(stream, delimiter=table.file.separator))
    return time.perf_counter() - started
