"""Periods: a year, a quarter or a month, written so that they sort as text."""

import re

PERIOD_PATTERN = r"^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$"
_PERIOD = re.compile(PERIOD_PATTERN)


def is_period(text: str) -> bool:
    """Return whether ``text`` is a period: "2026", "2026-Q1" or "2026-03"."""
    return _PERIOD.match(text) is not None


def year_of(period: str) -> int:
    """Return the calendar year of ``period``; ``ValueError`` where it is no period."""
    match = _PERIOD.match(period)
    if match is None:
        raise ValueError(f"'{period}' is not a period such as 2026, 2026-Q1 or 2026-03")
    return int(match[1])
