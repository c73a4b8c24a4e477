"""`regiokompas audit`: can what happened still be trusted?"""

import os

import django
import typer
from django.core.management import call_command

from regiokompas.cli.app import app
from regiokompas.cli.commands.manage import SETTINGS
from regiokompas.cli.database import bring_up_to_date

audit = typer.Typer(help="What happened, and whether it was kept as it was.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.callback()
def about_audit() -> None:
    """What happened, and whether it was kept as it was."""


@audit.command("verify")
def verify_audit() -> None:
    """Follow the chain of events and tell the first that was changed, added or removed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    bring_up_to_date()
    call_command("verify_audit")
