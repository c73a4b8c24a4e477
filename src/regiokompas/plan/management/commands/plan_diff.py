"""`regiokompas plan diff`: what differs between two revisions, by challenge and field."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from regiokompas.plan.queries import difference, revision_numbered


class Command(BaseCommand):
    """Compare two revisions of a plan."""

    help = "Tell what differs between two revisions of a plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region and the numbers of the two revisions."""
        parser.add_argument("region")
        parser.add_argument("a", type=int)
        parser.add_argument("b", type=int)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Write one line a field."""
        region = options["region"]
        changes = difference(
            revision_numbered(region, options["a"]), revision_numbered(region, options["b"])
        )
        if options["as_json"]:
            told = [asdict(change) for change in changes]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for change in changes:
            self.stdout.write(str(change))
        self.stdout.write(f"{len(changes)} fields differ.")
