"""`regiokompas plan import`: let the declared files be the plan."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from regiokompas.declarations.load import load_region
from regiokompas.declarations.plan import read_plan_files
from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.errors import ConflictError
from regiokompas.plan.operations import load_region as store_region
from regiokompas.plan.queries import place_of
from regiokompas.plan.reasons import IMPORT_REASON
from regiokompas.plan.revising import PlanChanges, import_plan, planned_changes


class Command(BaseCommand):
    """Import the plan that the files of a region declare."""

    help = "Import the declared plan of a region, and tell what that changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region, who imports and why, and what to do with it."""
        parser.add_argument("region")
        parser.add_argument("--by", default="command line")
        parser.add_argument("--reason", default=IMPORT_REASON)
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--replace", action="store_true", help="undo edits made on the site")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument(
            "--at-start", action="store_true", help="keep edits and say so; no plan is fine too"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Import, or with ``--dry-run`` only tell."""
        region, home, now = options["region"], Path(settings.REGIOKOMPAS_HOME), timezone.now()
        files = read_plan_files(home, region)
        if not files:
            if options["at_start"]:
                return
            raise NotFoundError(
                "this region has no declared plan",
                place=place_of(region),
                hint="declare its challenges first; 'regiokompas plan read' makes drafts",
            )
        plan: dict[str, Any] = {"region": region, "files": files, "at": now}
        plan["replaces_edits"] = options["replace"]
        try:
            with transaction.atomic():
                store_region(region=load_region(home, region), by=options["by"], at=now)
                if options["dry_run"]:
                    changes = planned_changes(**plan)
                    transaction.set_rollback(True)
                else:
                    changes = import_plan(**plan, by=options["by"], reason=options["reason"])
        except ConflictError as conflict:
            if not options["at_start"]:
                raise
            store_region(region=load_region(home, region), by=options["by"], at=now)
            self.stderr.write(f"The declared plan was not imported.\n{conflict}")
            return
        self._tell(changes, as_json=options["as_json"], verbosity=options["verbosity"])

    def _tell(self, changes: PlanChanges, *, as_json: bool, verbosity: int) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(changes), ensure_ascii=False, indent=1))
        elif verbosity:
            for kind in ("added", "changed", "removed"):
                for path in getattr(changes, kind):
                    self.stdout.write(f"{kind:<8} {path}")
            for change in changes.fields:
                self.stdout.write(f"  {change}")
            files = len((*changes.added, *changes.changed, *changes.removed))
            told = f"{files} files, {len(changes.fields)} fields"
            self.stdout.write(f"{told} differ." if changes else "Nothing changed.")
