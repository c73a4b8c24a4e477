"""`regiokompas plan adopt`: let a revision be a version of the plan."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.adopting import adopt_version, planned_adoption
from regiokompas.plan.queries import last_revision, region_called


class Command(BaseCommand):
    """Give a revision of a plan its standing."""

    help = "Let a revision be a version that the plan's own list of versions names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region, the version and the revision."""
        parser.add_argument("region")
        parser.add_argument("version_id", help="its identifier in versions.toml")
        parser.add_argument("--revision", type=int, default=0, help="0 for the last")
        parser.add_argument("--by", default="command line")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Adopt, or with ``--dry-run`` only tell."""
        region, now = options["region"], timezone.now()
        number = options["revision"] or _last(region)
        chosen: dict[str, Any] = {"identifier": options["version_id"], "revision": number}
        if options["dry_run"]:
            version = planned_adoption(region=region, **chosen, at=now)
        else:
            version = adopt_version(region=region, **chosen, by=options["by"], at=now)
        if options["as_json"]:
            told = {
                "version": version.identifier,
                "name": version.name,
                "state": version.state,
                "date": version.date,
                "revision": number,
                "digest": version.revision.digest,
                "dry_run": options["dry_run"],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        would = "would be" if options["dry_run"] else "is"
        self.stdout.write(
            f"Revision {number} {would} '{version.name}' ({version.state}, {version.date})."
        )


def _last(region: str) -> int:
    last = last_revision(region_called(region))
    if last is None:
        raise NotFoundError(
            f"the plan of '{region}' is not in the database yet",
            hint="run 'regiokompas plan import'",
        )
    return last.number
