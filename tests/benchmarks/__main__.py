"""`make bench`: every measurement as a ratio against a stated reference in the same run."""

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
    """Run the benchmarks that are named, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


main()
