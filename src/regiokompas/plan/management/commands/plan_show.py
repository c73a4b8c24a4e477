"""`regiokompas plan show`: the challenges of the plan as it was on a day."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.queries import plan_of, revision_on


class Command(BaseCommand):
    """Show the plan as it was on a day."""

    help = "Show the challenges of the plan as it was on a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region and the day."""
        parser.add_argument("region")
        parser.add_argument("--on", default="", help="a day; today where it is left out")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Write one line a challenge."""
        revision = revision_on(options["region"], _day(options["on"]))
        challenges = [
            {"number": item.number, "title": item.title.in_language("nl"), "theme": item.theme}
            for item in sorted(plan_of(revision).challenges, key=lambda item: item.number)
        ]
        if options["as_json"]:
            told = {"revision": revision.number, "challenges": challenges}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for item in challenges:
            self.stdout.write(f"{item['number']:>4}  {item['title']}")
        self.stdout.write(f"Revision {revision.number}, by {revision.by}: {revision.reason}")


def _day(written: str) -> date:
    if not written:
        return timezone.localdate()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise NotFoundError(f"'{written}' is no day", hint="write it as 2026-05-07") from error
