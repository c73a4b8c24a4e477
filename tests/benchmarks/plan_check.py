"""How fast a large plan is checked: the rules, and the whole command.

Run it with ``python -m tests.benchmarks.plan_check``. The plan is that of ``large_plan``: made up,
1,000 challenges with 20 links each. The rules are held against a plain walk over the same links,
the command against the same command that only prints its help: that has started as it does.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.large_plan import CHALLENGES, LINKS, plan, write_home
from tests.benchmarks.measuring import ROOT, heading, ratio, regiokompas, say

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.views import PlanView


def walked(view: PlanView) -> int:
    """Return how many links find their challenge: a dictionary look-up for each, ten times over."""
    known = {found.number: found for found in view.challenges}
    return sum(
        link.to in known for _ in range(10) for found in view.challenges for link in found.links
    )


def main() -> None:
    """Print how long the rules take, and how long the command does."""
    view = plan()
    heading(
        "rules of the check of a plan", "a dictionary look-up for each of its links, ten times over"
    )
    check = seconds_of(lambda: findings_of(view, on="2026-05-07"))
    walk = seconds_of(lambda: walked(view))
    size = f"{CHALLENGES} challenges with {LINKS} links each"
    say(size, f"{check:.2f} s", f"{check / walk:.0f} x")
    with TemporaryDirectory() as folder:
        _measure_command(Path(folder))


def _measure_command(folder: Path) -> None:
    home, data_dir = folder / "home", folder / "data"
    write_home(home)
    regiokompas("build", "--pack", data_dir=data_dir)
    heading(
        "`regiokompas plan check --json` (allowed: 1 s beyond its start)",
        "the same command asked for help: the interpreter and all imports",
    )
    start = seconds_of(lambda: _command("--help", home=home, data_dir=data_dir))
    whole = seconds_of(lambda: _command("--json", home=home, data_dir=data_dir))
    say("start", f"{start:.2f} s", "1.0 x")
    say("whole", f"{whole:.2f} s", ratio(whole, start))
    say("beyond the start", f"{whole - start:.2f} s", ratio(whole - start, start))


def _command(word: str, *, home: Path, data_dir: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "regiokompas.cli", "plan", "check", word],
        check=True,
        cwd=ROOT,
        env={
            **os.environ,
            "REGIOKOMPAS_HOME": str(home),
            "REGIOKOMPAS_DATA": str(data_dir),
            "REGIOKOMPAS_REGION": "twente",
        },
        stdout=subprocess.DEVNULL,
    )


def seconds_of(call: Callable[[], object]) -> float:
    """Return the shortest of three runs of ``call``."""
    taken = []
    for _ in range(3):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
