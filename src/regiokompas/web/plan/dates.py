"""Dates of the plan: a day, a month, a quarter or a year, as exact as the source."""

import re
from calendar import monthrange

from regiokompas.domain.notation import date_text, period_text
from regiokompas.domain.periods import is_period

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS_IN_A_QUARTER = 3


def written(date: str, *, language: str) -> str:
    """Write ``date``: "20 maart 2026", "maart 2026", "1e kwartaal 2026", "2026".

    What is none of these stands as the plan has it.
    """
    if _DAY.fullmatch(date):
        return date_text(date, language=language)
    if is_period(date):
        return period_text(date, moment="period", language=language)
    return date


def last_day(date: str) -> str:
    """Return the last day ``date`` may mean, as ISO date: "2026-06-30" for "2026-Q2"."""
    year, _, rest = date.partition("-")
    if not rest:
        return f"{year}-12-31"
    if "-" in rest:
        return date
    month = int(rest[1]) * _MONTHS_IN_A_QUARTER if rest.startswith("Q") else int(rest)
    return f"{year}-{month:02d}-{monthrange(int(year), month)[1]:02d}"
