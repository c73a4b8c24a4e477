"""The codes of an OData table: areas, periods, and the status CBS gives a period or a value."""

import re
from collections.abc import Iterable, Mapping

from regiokompas.domain.errors import SourceError
from regiokompas.domain.series import Status
from regiokompas.sources.cbs.answers import rows_of
from regiokompas.sources.files.nearest import nearest

GEO = "GeoDimension"
TIME = "TimeDimension"
# Some regional tables call their dimension of regions an ordinary one.
_REGIONS = "RegioS"

# A table without a dimension of regions is about the whole country.
WHOLE_COUNTRY = "NL01"

PERIOD_STATUS = {
    "Definitief": Status.FINAL,
    "NaderVoorlopig": Status.REVISED_PROVISIONAL,
    "Voorlopig": Status.PROVISIONAL,
    "": Status.UNKNOWN_STATUS,
}
VALUE_STATUS = {
    "Confidential": Status.SECRET,
    "Impossible": Status.IMPOSSIBLE,
    "NotAvailable": Status.NOT_AVAILABLE,
}
HAS_VALUE = "None"

_PERIOD = re.compile(r"(\d{4})(?:JJ00|KW0([1-4])|MM(0[1-9]|1[0-2]))")


def area_names(answers: Mapping[str, bytes]) -> dict[str, str]:
    """Return the name of every area by its code, from the code list of regions.

    Empty where the table knows no regions.
    """
    name = f"codes-{_REGIONS}"
    if name not in answers:
        return {}
    rows = rows_of(answers, name, table_id="", keys=("Identifier", "Title"))
    return {str(row["Identifier"]).strip(): str(row["Title"]).strip() for row in rows}


def geo_dimension(kinds: Mapping[str, str]) -> str:
    """Return which of the dimensions in ``kinds`` tells the region; empty where none does."""
    by_kind = next((name for name, kind in kinds.items() if kind == GEO), "")
    return by_kind or (_REGIONS if _REGIONS in kinds else "")


def time_dimension(kinds: Mapping[str, str], *, table_id: str) -> str:
    """Return which of the dimensions in ``kinds`` tells the period; ``SourceError`` without."""
    for name, kind in kinds.items():
        if kind == TIME:
            return name
    raise SourceError("none of its dimensions tells the period", place=f"table {table_id}")


def period_of_code(code: str) -> str | None:
    """Return the period of a code such as 2024JJ00, 2024KW01 or 2024MM04; otherwise ``None``."""
    match = _PERIOD.fullmatch(code.strip())
    if match is None:
        return None
    year, quarter, month = match.groups()
    return f"{year}-Q{quarter}" if quarter else f"{year}-{month}" if month else str(year)


def codes_of(answers: Mapping[str, bytes], dimension: str, *, table_id: str) -> set[str]:
    """Return the codes that ``dimension`` knows."""
    rows = rows_of(answers, f"codes-{dimension}", table_id=table_id, keys=("Identifier",))
    return {str(row["Identifier"]).strip() for row in rows}


def statuses_of_periods(
    answers: Mapping[str, bytes], dimension: str, *, table_id: str
) -> dict[str, str]:
    """Return the status of every period code; a word we do not know is a ``SourceError``."""
    rows = rows_of(answers, f"codes-{dimension}", table_id=table_id, keys=("Identifier",))
    statuses = {}
    for row in rows:
        word = str(row.get("Status") or "").strip()
        if word not in PERIOD_STATUS:
            raise SourceError(
                f"the status '{word}' of period {row['Identifier']} is unknown",
                place=f"table {table_id}, answer codes-{dimension}",
                hint=f"known are {', '.join(filter(None, PERIOD_STATUS))}",
            )
        statuses[str(row["Identifier"]).strip()] = PERIOD_STATUS[word].value
    return statuses


def known(word: str, name: str, names: Iterable[str], *, table_id: str) -> str:
    """Return ``name`` where it is one of ``names``; a ``SourceError`` with the nearest if not."""
    existing = sorted(names)
    if name in existing:
        return name
    raise SourceError(
        f"the {word} '{name}' does not exist in this table",
        place=f"table {table_id}",
        hint=nearest(name, existing),
    )
