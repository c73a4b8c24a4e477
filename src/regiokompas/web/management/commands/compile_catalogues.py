"""`regiokompas manage compile_catalogues`: make the translations ready for use."""

from typing import Any

from django.core.management.base import BaseCommand

from regiokompas.web.catalogues import compile_catalogues


class Command(BaseCommand):
    """Compile the message catalogues."""

    help = "Compile the message catalogues of the pages."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Compile every catalogue and name it."""
        for path in compile_catalogues():
            if options["verbosity"]:
                self.stdout.write(str(path))
