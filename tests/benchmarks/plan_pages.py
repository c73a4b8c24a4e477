"""How fast the pages of a large plan answer, beside a bare page of the same framework.

Run it with ``python -m tests.benchmarks.plan_pages``. The plan is that of ``plan_check``: made up,
1,000 challenges with 20 links each, imported into a registry of its own.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from tests.benchmarks.measuring import ROOT, heading, median_seconds, ratio, regiokompas, say
from tests.benchmarks.plan_check import CHALLENGES, LINKS, plan, text

from regiokompas.declarations.plan import Register
from regiokompas.declarations.write import toml_text
from regiokompas.domain.plans import Document, PlanTheme

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


def write_home(home: Path) -> None:
    """Write a project folder in which the region has the made-up plan instead of its own."""
    for name in ("indicators", "tables"):
        shutil.copytree(ROOT / name, home / name)
    region = home / "regions" / "twente"
    shutil.copytree(ROOT / "regions" / "twente", region, ignore=shutil.ignore_patterns("plan"))
    view = plan()
    (region / "plan" / "challenges").mkdir(parents=True)
    registers = {
        "documents": Register(
            documents=(Document(id="plan", title="Plan", date="2026", publisher="Made up"),)
        ),
        "themes": Register(themes=(PlanTheme(id="one", name=text(1, 2)),)),
        "organisations": Register(organisations=view.organisations),
        "tracks": Register(tracks=view.tracks),
    }
    for name, register in registers.items():
        (region / "plan" / f"{name}.toml").write_text(toml_text(register), encoding="utf-8")
    for challenge in view.challenges:
        path = region / "plan" / "challenges" / f"opgave-{challenge.number:02d}.toml"
        path.write_text(toml_text(challenge), encoding="utf-8")


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
