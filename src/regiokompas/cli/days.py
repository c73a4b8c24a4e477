"""Days as a command takes them."""

from datetime import date

from regiokompas.domain.errors import NotFoundError


def day_from(written: str) -> str:
    """Return ``written`` as an ISO day; ``NotFoundError`` where it is none."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise NotFoundError(f"'{written}' is no day", hint="write it as 2026-05-07") from error
