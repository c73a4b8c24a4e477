"""`regiokompas plan history`: who changed the plan, when and why."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from regiokompas.plan.queries import history


class Command(BaseCommand):
    """List the revisions of a plan, newest first."""

    help = "List the revisions of a plan, newest first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region, and the file where one is meant."""
        parser.add_argument("region")
        parser.add_argument("--path", default="")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Write one line a revision."""
        revisions = history(options["region"], options["path"])
        told: list[dict[str, Any]] = [
            {
                "revision": revision.number,
                "at": timezone.localtime(revision.at).isoformat(timespec="seconds"),
                "by": revision.by,
                "reason": revision.reason,
                "digest": revision.digest,
                "versions": [version.identifier for version in revision.versions.all()],
            }
            for revision in revisions.prefetch_related("versions")
        ]
        if options["as_json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for item in told:
            versions = f" [{', '.join(item['versions'])}]" if item["versions"] else ""
            head = f"{item['revision']:>4}  {item['at']}  {item['by']}"
            self.stdout.write(f"{head}: {item['reason']}{versions}")
