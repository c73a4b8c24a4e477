"""Periods as publishers write them, with the stars that mark provisional ones."""

import re

from regiokompas.domain.periods import year_of
from regiokompas.domain.series import Status

EXPECTED_PERIOD = "a period such as 2024, 2024*, 2024JJ00, 2024KW01, 2024MM04, 2024-Q1 or 2024-04"

_PERIOD = re.compile(
    r"([0-9]{4})"
    r"(?:JJ00|(?:KW0|-Q)(?P<quarter>[1-4])|(?:MM|-)(?P<month>0[1-9]|1[0-2]))?"
    r"(?P<stars>\*{0,2})"
)
# Statistics Netherlands: one star is provisional, two are provisional after a revision.
_STATUS = {"": Status.FINAL, "*": Status.PROVISIONAL, "**": Status.REVISED_PROVISIONAL}


def period_of(text: str) -> tuple[str, Status] | None:
    """Return the period that ``text`` means and its status; ``None`` where it is none."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        return None
    quarter, month = match["quarter"], match["month"]
    rest = f"-Q{quarter}" if quarter else f"-{month}" if month else ""
    return match[1] + rest, _STATUS[match["stars"]]


def shifted(period: str, by: int) -> str:
    """Return the period ``by`` years, quarters or months after ``period``."""
    year, rest = year_of(period), period[5:]
    if not rest:
        return f"{year + by:04d}"
    parts, number = (4, int(rest[1])) if rest.startswith("Q") else (12, int(rest))
    year, left = divmod(year * parts + number - 1 + by, parts)
    return f"{year:04d}-Q{left + 1}" if parts == 4 else f"{year:04d}-{left + 1:02d}"  # noqa: PLR2004  # quarters


def is_within(period: str, *, since: str, until: str) -> bool:
    """Return whether ``period`` is not before ``since`` and not after ``until``, where given.

    A year as limit includes all its quarters and months.
    """
    after = not since or period[: len(since)] >= since
    return after and (not until or period[: len(until)] <= until)
