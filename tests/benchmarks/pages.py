"""How fast pages answer, beside a bare page of the same framework."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from tests.benchmarks.measuring import ROOT, heading, median_seconds, ratio, regiokompas, say

PAGES = {
    "home": "/",
    "home, German": "/de/",
    "indicator": "/indicatoren/inhabitants/",
    "municipality": "/gemeenten/losser/",
    "data": "/data/",
}
TIMES = 60


def bare(_request: HttpRequest) -> HttpResponse:
    """Answer with a few words: what the framework itself costs."""
    return HttpResponse("<!doctype html><title>bare</title><p>bare page")


# Under the name of an address that everyone may open: the gate lets nothing pass without a rule.
urlpatterns = [path("bare/", bare, name="healthz")]


def main() -> None:
    """Measure the median answer of each kind of page in this process, warm."""
    heading(
        f"Pages, median of {TIMES} answers (allowed: 50 ms)",
        "a bare page of the same framework behind the same middleware",
    )
    with TemporaryDirectory() as folder:
        os.environ.update(
            REGIOKOMPAS_HOME=str(ROOT), REGIOKOMPAS_DATA=folder, REGIOKOMPAS_REGION="twente"
        )
        regiokompas("build", "--pack", data_dir=Path(folder))
        release = (Path(folder) / "releases" / "twente" / "current").read_text().strip()
        os.environ["DJANGO_SETTINGS_MODULE"] = "regiokompas.config.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_site", release, verbosity=0)
        settings.ALLOWED_HOSTS = ["testserver"]
        _measure(Client())


def _measure(client: Client) -> None:
    def get(address: str) -> None:
        answer = client.get(address, headers={"cache-control": "no-cache"})
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    with override_settings(ROOT_URLCONF="tests.benchmarks.pages"):
        reference = median_seconds(lambda: get("/bare/"), times=TIMES)
    say("bare page", f"{reference * 1000:.1f} ms", "1.0 x")
    for name, address in PAGES.items():
        seconds = median_seconds(lambda address=address: get(address), times=TIMES)
        say(name, f"{seconds * 1000:.1f} ms", ratio(seconds, reference))
