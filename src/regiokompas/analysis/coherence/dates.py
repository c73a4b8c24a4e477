"""Dates as exact as the documents tell them: a day, a month, a quarter or a year."""

_LAST_MONTH = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}
_FIRST_MONTH = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def is_before(date: str, on: str) -> bool:
    """Return whether ``date`` has wholly passed on the day ``on``; an empty date never has.

    A year, quarter or month has passed when its last day has: "2026-Q2" on "2026-07-01".
    """
    moment = _in_months(date, _LAST_MONTH)
    return bool(moment) and moment < on[: len(moment)]


def has_begun(date: str, on: str) -> bool:
    """Return whether ``date`` has been reached on the day ``on``; an empty date always has."""
    return _in_months(date, _FIRST_MONTH) <= on


def _in_months(date: str, months: dict[str, str]) -> str:
    year, _, rest = date.partition("-")
    return f"{year}-{months[rest]}" if rest in months else date
