"""Load the declared region and publish a release of its figures."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from regiokompas.declarations.load import load_region
from regiokompas.monitoring.operations import publish_release
from regiokompas.plan import operations as plan
from regiokompas.web.current import current_region


class Command(BaseCommand):
    """Bring the database in line with the declared region and the release to show."""

    help = "Load the declared region and publish a release of its figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the release and who publishes it."""
        parser.add_argument("release", help="the identifier of a release")
        parser.add_argument("--by", default="command line", help="who publishes it")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401  # as the framework has it
        """Load and publish; doing it twice changes nothing the second time."""
        at = datetime.now(UTC)
        region = load_region(Path(settings.REGIOKOMPAS_HOME), current_region())
        changes = plan.load_region(region=region, by=options["by"], at=at)
        publish_release(region=region.id, release=options["release"], by=options["by"], at=at)
        if options["verbosity"] > 0 and changes:
            self.stdout.write(f"region {region.id}: {changes}")
