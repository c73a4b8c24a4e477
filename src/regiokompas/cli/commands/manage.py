"""`regiokompas manage`: the administrative commands of the web framework."""

import os
import sys

import typer
from django.core.management import execute_from_command_line

from regiokompas.cli.app import app

SETTINGS = "regiokompas.config.settings"


@app.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    add_help_option=False,
)
def manage(context: typer.Context) -> None:
    """Run a command of the web framework, such as `createsuperuser` or `migrate`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line([f"{sys.argv[0]} manage", *context.args])
