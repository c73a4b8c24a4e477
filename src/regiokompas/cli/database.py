"""The database that a command works on, brought up to date."""

from django.core.management import call_command
from django.db import OperationalError

from regiokompas.domain.errors import RegiokompasError


class DatabaseError(RegiokompasError):
    """A database that cannot be reached or written."""

    code = "database-unusable"
    exit_code = 16


def bring_up_to_date() -> None:
    """Make the tables of the database those of this version; the framework must be set up.

    Raises ``DatabaseError`` where the database cannot be reached or written.
    """
    try:
        call_command("migrate", verbosity=0)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise DatabaseError(
            f"the database cannot be used: {reason}",
            hint="start the database that DATABASE_URL names, or correct that address",
        ) from error
