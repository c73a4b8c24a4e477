"""Answers of a table that were recorded earlier, in a folder with an ``index.json``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.answers import (
    OBSERVATIONS,
    PROPERTIES,
    Row,
    check_complete,
    json_of,
    page_name,
    unreadable,
)

INDEX = "index.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """Recorded answers by name, with the address, filter and moment of asking.

    ``rows`` is how many observations the source counted when they were recorded.
    """

    answers: Mapping[str, bytes]
    addresses: Mapping[str, str]
    request: str
    captured_at: datetime
    rows: int


def has_recording(folder: Path) -> bool:
    """Return whether there are recorded answers in ``folder``."""
    return (folder / INDEX).is_file()


def read_recording(table: Table, folder: Path, *, only_description: bool = False) -> Recording:
    """Return the recorded answers of ``table`` in ``folder``, complete and of that very table.

    ``only_description`` leaves out the observations. Raises ``SourceError`` where an answer is
    absent, cut off, or of another table.
    """
    index = json_of((folder / INDEX).read_bytes(), table_id=table.id, name=INDEX)
    if index.get("tableId") != table.table:
        raise unreadable(table.id, INDEX, f"is of table {index.get('tableId')}, not {table.table}")
    recording = _recording(table, folder, index, only_description=only_description)
    if PROPERTIES not in recording.answers:
        raise unreadable(table.id, PROPERTIES, "is absent")
    if not only_description:
        check_complete(recording.answers, table_id=table.id, expected=recording.rows)
    return recording


def _recording(table: Table, folder: Path, index: Row, *, only_description: bool) -> Recording:
    try:
        named = {str(name): str(file) for name, file in index["files"].items()}
        pages = [] if only_description else [str(file) for file in index["observationPages"]]
        source = str(index["source"])
        captured_at = datetime.fromisoformat(index["capturedAt"])
        rows = int(index["observationRows"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise unreadable(table.id, INDEX, f"does not say what it must ({error})") from error
    request = str(index.get("sliceFilter") or "")
    named |= {page_name(OBSERVATIONS, number): file for number, file in enumerate(pages, start=1)}
    return Recording(
        answers={name: _content(table, folder, file) for name, file in named.items()},
        addresses={name: f"{source}/{_entity(name, request)}" for name in named},
        request=request,
        captured_at=captured_at,
        rows=rows,
    )


def _content(table: Table, folder: Path, file: str) -> bytes:
    path = folder / file
    if Path(file).name != file or not path.is_file():
        raise SourceError(
            f"the recorded answer '{file}' is absent",
            place=f"table {table.id}, {path}",
            hint="record the table again, or fetch it over the network",
        )
    return path.read_bytes()


def _entity(name: str, request: str) -> str:
    """Return the last part of the address that gives the answer ``name``."""
    if name.startswith("codes-"):
        return f"{name.removeprefix('codes-')}Codes"
    if name.startswith(OBSERVATIONS):
        return "Observations" + (f"?$filter={quote(request, safe='')}" if request else "")
    return {"measure-codes": "MeasureCodes"}.get(name, name.capitalize())
