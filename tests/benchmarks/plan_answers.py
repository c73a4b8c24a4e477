"""The answers of the pages of a large plan, timed: needs the framework to be set up.

``plan_pages`` does that, and imports this then.
"""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import timezone
from tests.benchmarks.measuring import median_seconds, ratio, say
from tests.logging_in import log_in_highest

from regiokompas.declarations import plan as declarations
from regiokompas.plan import queries
from regiokompas.plan.revising import import_plan
from regiokompas.web import current
from regiokompas.web.plan import content, revisions, search

PAGES = {
    "all challenges": "/opgaven/",
    "the last part of all": "/opgaven/?deel=7",
    "a challenge": "/opgaven/500/",
    "a challenge, German": "/de/opgaven/500/",
    "its changes": "/opgaven/500/wijzigingen/",
    "the theme of all": "/themas/one/",
    "the objective of all": "/doelstellingen/all/",
    "organisations": "/organisaties/",
    "an organisation": "/organisaties/o-3/",
    "running tracks": "/trajecten/",
    "a track": "/trajecten/track-3/",
    "coherence": "/samenhang/",
    "calendar": "/kalender/",
    "about the plan": "/over-het-plan/",
    "search": "/zoeken/?q=baderfon",
    "versions": "/versies/",
    "the difference of two revisions": "/versies/1/2/",
    "the plan of a day": "/op/{today}/opgaven/",
    "a challenge of a day": "/op/{today}/opgaven/500/",
    "front page": "/",
    "downloads": "/data/",
}
# What only who is logged in gets to see.
PAGES_OF_OFFICE = {
    "who is to act": "/aan-zet/",
    "a challenge, logged in": "/opgaven/500/",
    "its notes": "/opgaven/500/notities/",
    "editing a section": "/opgaven/500/bewerken/titel/",
    "editing links": "/opgaven/500/bewerken/samenhang/",
    "files": "/bestanden/",
}
TIMES = 15


def _change_all() -> None:
    """Make a second revision, in which the links of every challenge are others."""
    files = {
        path: text.replace("refers-to", "contributes-to")
        for path, text in queries.files_of(queries.revision_numbered("twente", 1)).items()
    }
    import_plan(
        region="twente", files=files, by="benchmark", at=timezone.now(), reason="Other links."
    )


def measure_pages() -> None:
    """Import the plan and measure each page: its first and the median of its later answers."""
    seconds = _timed(lambda: call_command("plan_import", "twente", verbosity=0))
    say("importing it", f"{seconds:.1f} s")
    say("changing all of it", f"{_timed(_change_all):.1f} s")
    with override_settings(ROOT_URLCONF="tests.benchmarks.pages"):
        bare = partial(_get, Client(), "/bare/")
        reference = median_seconds(bare, times=TIMES)
    say("", "first", "later", "ratio")
    say("bare page", "", f"{reference * 1000:.1f} ms", "1.0 x")
    office = log_in_highest(Client())
    office.get("/")
    for client, pages in ((Client(), PAGES), (office, PAGES_OF_OFFICE)):
        for name, address in pages.items():
            _forget()
            asked = partial(_get, client, address.format(today=timezone.localdate()))
            first = _timed(asked)
            seconds = median_seconds(asked, times=TIMES)
            later = f"{seconds * 1000:.1f} ms"
            say(name, f"{first * 1000:.0f} ms", later, ratio(seconds, reference))


def _get(client: Client, address: str) -> None:
    answer = client.get(address, headers={"cache-control": "no-cache"})
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _forget() -> None:
    """Forget every plan that was read and what was computed from it, as a new process does."""
    for remembered in (
        *(content._changes, content._seen, content._content, search._entries),
        revisions._names_between,
        *(current._site_for, current._site, declarations._content_of),
    ):
        remembered.cache_clear()
    queries._parsed_plans.clear()


def _timed(call: Callable[[], object]) -> float:
    started = perf_counter()
    call()
    return perf_counter() - started
