"""How fast the pages of a large plan answer, beside a bare page of the same framework.

Run it with ``python -m tests.benchmarks.plan_pages``. The plan is that of ``large_plan``: made up,
1,000 challenges with 20 links each, imported into a registry of its own.
"""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from tests.benchmarks.large_plan import CHALLENGES, LINKS, write_home
from tests.benchmarks.measuring import ROOT, heading, median_seconds, ratio, regiokompas, say

PAGES = {
    "all challenges": "/opgaven/",
    "a challenge": "/opgaven/500/",
    "a challenge, German": "/de/opgaven/500/",
    "its changes": "/opgaven/500/wijzigingen/",
    "the theme of all": "/themas/one/",
    "organisations": "/organisaties/",
    "an organisation": "/organisaties/o-3/",
    "running tracks": "/trajecten/",
    "a track": "/trajecten/track-3/",
    "coherence": "/samenhang/",
    "calendar": "/kalender/",
    "about the plan": "/over-het-plan/",
    "search": "/zoeken/?q=baderfon",
    "versions": "/versies/",
    "the last part of all": "/opgaven/?deel=7",
}
TIMES = 15


def main() -> None:
    """Import the plan, then measure the first and the median later answer of each page."""
    heading(
        f"Pages of a plan of {CHALLENGES} challenges with {LINKS} links (allowed: 100 ms)",
        "a bare page of the same framework behind the same middleware",
    )
    with TemporaryDirectory() as folder:
        home, data_dir = Path(folder) / "home", Path(folder) / "data"
        write_home(home)
        os.environ.update(
            REGIOKOMPAS_HOME=str(ROOT), REGIOKOMPAS_DATA=str(data_dir), REGIOKOMPAS_REGION="twente"
        )
        regiokompas("build", "--pack", data_dir=data_dir)
        release = (data_dir / "releases" / "twente" / "current").read_text().strip()
        os.environ["REGIOKOMPAS_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "regiokompas.config.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_site", release, verbosity=0)
        seconds = _timed(lambda: call_command("plan_import", "twente", verbosity=0))
        say("importing it", f"{seconds:.1f} s")
        settings.ALLOWED_HOSTS = ["testserver"]
        _measure(Client())


def _measure(client: Client) -> None:
    def get(address: str) -> None:
        answer = client.get(address, headers={"cache-control": "no-cache"})
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    with override_settings(ROOT_URLCONF="tests.benchmarks.pages"):
        reference = median_seconds(lambda: get("/bare/"), times=TIMES)
    say("", "first", "later", "ratio")
    say("bare page", "", f"{reference * 1000:.1f} ms", "1.0 x")
    for name, address in PAGES.items():
        first = _timed(lambda address=address: get(address))  # type: ignore[misc]  # bound here
        seconds = median_seconds(lambda address=address: get(address), times=TIMES)
        later = f"{seconds * 1000:.1f} ms"
        say(name, f"{first * 1000:.0f} ms", later, ratio(seconds, reference))


def _timed(call: Callable[[], object]) -> float:
    started = perf_counter()
    call()
    return perf_counter() - started


if __name__ == "__main__":
    main()
