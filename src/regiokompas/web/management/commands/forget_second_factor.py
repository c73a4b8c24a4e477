"""`regiokompas manage forget_second_factor`: for who lost telephone and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from regiokompas.accounts.models import User
from regiokompas.accounts.second_factor import forget_second_factor
from regiokompas.domain.errors import NotFoundError


class Command(BaseCommand):
    """Remove the second factor of a user."""

    help = "Remove the app and recovery codes of a user, who must then set up new ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add whose, and who asks."""
        parser.add_argument("email")
        parser.add_argument("--by", default="command line")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Remove it; ``NotFoundError`` where there is no such user."""
        user = User.objects.filter(email__iexact=options["email"].strip()).first()
        if user is None:
            raise NotFoundError(
                f"there is no user '{options['email']}'", hint="check the e-mail address"
            )
        forget_second_factor(user=user, by=options["by"], at=timezone.now())
        self.stdout.write(f"{user.email} sets up a second step at the next log-in.")
