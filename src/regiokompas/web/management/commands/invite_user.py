"""`regiokompas manage invite_user`: make a user, give a role, and print a link that works once."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from regiokompas.accounts.inviting import InvitationRefusedError, invite_user, make_administrator
from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.affiliating import affiliate
from regiokompas.plan.models import Challenge, Organisation
from regiokompas.web.accounts.links import one_time_link, send_link, site_address
from regiokompas.web.shown import current_region


class Command(BaseCommand):
    """Invite somebody."""

    help = "Make a user, give a role at an organisation, and print a link that works once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add who, in which role, where and for how long."""
        parser.add_argument("email")
        parser.add_argument("--administrator", action="store_true", help="needs no organisation")
        parser.add_argument("--organisation", default="", help="its identifier in the plan")
        parser.add_argument("--role", default="", help="one of accounts/roles.toml")
        parser.add_argument("--challenge", type=int, help="its number, for an owner")
        parser.add_argument("--from", dest="valid_from", type=date.fromisoformat)
        parser.add_argument("--until", dest="valid_until", type=date.fromisoformat)
        parser.add_argument("--address", default="", help="where the site is reached")
        parser.add_argument("--language", choices=("nl", "en", "de"), default="nl")
        parser.add_argument("--by", default="command line")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002  # of the framework
        """Invite, in one transaction; the link is printed and, where possible, sent."""
        if bool(options["organisation"]) != bool(options["role"]):
            raise InvitationRefusedError(
                "a role belongs to an organisation", hint="give both --organisation and --role"
            )
        address = options["address"] or site_address()
        by, now = options["by"], timezone.now()
        with transaction.atomic():
            make = make_administrator if options["administrator"] else invite_user
            user = make(email=options["email"], by=by, at=now)
            if options["role"]:
                affiliate(
                    user=user,
                    organisation=_organisation(options["organisation"]),
                    role=options["role"],
                    challenge=_challenge(options["challenge"]),
                    valid_from=options["valid_from"] or timezone.localdate(now),
                    valid_until=options["valid_until"],
                    by=by,
                    at=now,
                )
            link = one_time_link(user, site_address=address, language=options["language"])
        is_sent = send_link(user, link, language=options["language"])
        self.stdout.write(f"{user.email} chooses a password here, once, within three days:\n{link}")
        if not is_sent and settings.CAN_SEND_MAIL:
            self.stderr.write("The link could not be sent: hand it over yourself.")


def _organisation(identifier: str) -> Organisation:
    found = Organisation.objects.in_use().filter(identifier=identifier).first()
    if found is None:
        raise NotFoundError(
            f"there is no organisation '{identifier}' in the plan",
            hint="use the identifier that stands in organisations.toml",
        )
    return found


def _challenge(number: int | None) -> Challenge | None:
    if number is None:
        return None
    region = current_region()
    found = Challenge.objects.in_use().filter(region__slug=region, number=number).first()
    if found is None:
        raise NotFoundError(
            f"the plan of '{region}' has no challenge {number}",
            hint="'regiokompas plan show' lists them",
        )
    return found
