"""`regiokompas manage load_site RELEASE`: load the region and let the pages show a release."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from regiokompas.declarations.load import load_region
from regiokompas.monitoring.operations import publish_release
from regiokompas.plan.operations import load_region as store_region
from regiokompas.warehouse.releases import open_release
from regiokompas.web.shown import current_region
from regiokompas.web.site import releases_folder


class Command(BaseCommand):
    """Bring the database in line with the declared region and publish a release."""

    help = "Load the declared region and let the pages show a release of its figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the identifier of the release and who publishes it."""
        parser.add_argument("release", help="the identifier that 'regiokompas build' prints")
        parser.add_argument("--by", default="load_site", help="who publishes it")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Refuse a release that is not whole before anything is written."""
        region = current_region()
        folder = releases_folder(Path(settings.REGIOKOMPAS_DATA), region)
        release = open_release(folder / options["release"])
        now, by = timezone.now(), options["by"]
        declared = load_region(Path(settings.REGIOKOMPAS_HOME), region)
        changes = store_region(region=declared, by=by, at=now)
        publish_release(region=region, release=release.id, by=by, at=now)
        if options["verbosity"]:
            self.stdout.write(f"{region}: {changes}; the pages show {release.id[:12]}")
