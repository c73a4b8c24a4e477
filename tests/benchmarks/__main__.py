"""`make bench`: every measurement as a ratio against a stated reference in the same run."""

import subprocess
import sys
from collections.abc import Callable

from tests.benchmarks import assessment, kills, pages, pipeline, plan_check, plan_pages, start

BENCHMARKS: dict[str, Callable[[], None]] = {
    "pipeline": pipeline.main,
    "pages": pages.main,
    "start": start.main,
    "plan-check": plan_check.main,
    "plan-pages": plan_pages.main,
    "assessment": assessment.main,
    "kills": kills.main,
}


def main() -> None:
    """Run the benchmarks that are named, or all: several each in a process of its own.

    The web framework takes its settings once for a process, and memory is measured of a process.
    """
    names = sys.argv[1:] or list(BENCHMARKS)
    if len(names) == 1:
        BENCHMARKS[names[0]]()
        return
    for name in names:
        subprocess.run([sys.executable, "-m", "tests.benchmarks", name], check=True)


main()
