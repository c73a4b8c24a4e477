"""`regiokompas plan export`: the plan as the files it was made of."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.queries import files_of, last_revision, region_called, revision_numbered
from regiokompas.warehouse.files import write_into


class Command(BaseCommand):
    """Write the files of the plan, byte for byte as they were imported or edited."""

    help = "Write the files of the plan into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the region, the folder and the revision."""
        parser.add_argument("region")
        parser.add_argument("--out", required=True)
        parser.add_argument("--revision", type=int, default=0, help="0 for the last")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Write every file; name those in the folder that the plan does not have."""
        region, out = options["region"], Path(options["out"])
        wanted = options["revision"]
        revision = (
            revision_numbered(region, wanted) if wanted else last_revision(region_called(region))
        )
        if revision is None:
            raise NotFoundError(
                f"the plan of '{region}' is not in the database yet",
                hint="run 'regiokompas plan import'",
            )
        if out.exists() and not out.is_dir():
            raise ChangeRefusedError(
                "this is a file, not a folder", place=str(out), hint="name a folder after --out"
            )
        files = files_of(revision)
        write_into(out, {path: text.encode("utf-8") for path, text in files.items()})
        extra = sorted(
            path.relative_to(out).as_posix()
            for path in out.rglob("*.toml")
            if path.relative_to(out).as_posix() not in files
        )
        for path in extra:
            self.stderr.write(f"{out / path} is no file of revision {revision.number}")
        self.stdout.write(f"{len(files)} files of revision {revision.number} in {out}")
