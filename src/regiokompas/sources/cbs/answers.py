"""The raw answers of one table: their names, and their JSON taken apart with every doubt told.

A snapshot of an OData table holds the answers ``properties``, ``dimensions``,
``measure-codes``, a ``codes-<Dimension>`` for each dimension and ``observations-page-1``,
``-2`` and so on. A list that does not fit one answer goes on in ``<name>-page-2``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from regiokompas.domain.errors import SourceError

Row = dict[str, Any]

PROPERTIES = "properties"
DIMENSIONS = "dimensions"
MEASURES = "measure-codes"
OBSERVATIONS = "observations"
AGAIN = "run 'regiokompas fetch' again; where it stays like this, the source has changed its form"

_IDENTIFIER = re.compile(r"\w+")


def page_name(name: str, number: int) -> str:
    """Return the name of the answer with page ``number`` (from 1) of the list ``name``."""
    return name if number == 1 and name != OBSERVATIONS else f"{name}-page-{number}"


def json_of(content: bytes, *, table_id: str, name: str) -> Row:
    """Return the JSON object in ``content``; ``SourceError`` where it is none or is cut off."""
    try:
        found = json.loads(content, parse_constant=_refuse_constant)
    except ValueError as error:
        raise unreadable(table_id, name, "is not complete JSON") from error
    if not isinstance(found, dict):
        raise unreadable(table_id, name, "is not a JSON object")
    return found


def list_of(content: bytes, *, table_id: str, name: str, keys: Iterable[str]) -> list[Row]:
    """Return the rows under ``value`` in ``content``; each must have all ``keys``."""
    rows = json_of(content, table_id=table_id, name=name).get("value")
    if not isinstance(rows, list):
        raise unreadable(table_id, name, "has no list under 'value'")
    wanted = set(keys)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not wanted <= row.keys():
            absent = sorted(wanted - (row.keys() if isinstance(row, dict) else set()))
            raise unreadable(table_id, name, f"has no '{absent[0]}' in row {number}")
    return rows


def rows_of(
    answers: Mapping[str, bytes], name: str, *, table_id: str, keys: Iterable[str]
) -> list[Row]:
    """Return the rows of all pages of the list ``name``; ``SourceError`` where it is absent."""
    first = page_name(name, 1)
    if first not in answers:
        raise unreadable(table_id, first, "is absent")
    rows: list[Row] = []
    number = 1
    while (page := page_name(name, number)) in answers:
        rows += list_of(answers[page], table_id=table_id, name=page, keys=keys)
        number += 1
    return rows


def dimensions_of(answers: Mapping[str, bytes], *, table_id: str) -> dict[str, str]:
    """Return the kind of each dimension by its identifier, in the order of the table."""
    rows = rows_of(answers, DIMENSIONS, table_id=table_id, keys=("Identifier", "Kind"))
    for row in rows:
        if not _IDENTIFIER.fullmatch(str(row["Identifier"])):
            sentence = f"names a dimension '{row['Identifier']}', which is no identifier"
            raise unreadable(table_id, DIMENSIONS, sentence)
    return {str(row["Identifier"]): str(row["Kind"]) for row in rows}


def units_of(answers: Mapping[str, bytes], *, table_id: str) -> dict[str, str]:
    """Return the unit of each measure by its code, as the publisher writes it."""
    rows = rows_of(answers, MEASURES, table_id=table_id, keys=("Identifier", "Unit"))
    return {str(row["Identifier"]).strip(): str(row["Unit"] or "").strip() for row in rows}


def observations_in(answers: Mapping[str, bytes], *, table_id: str) -> int:
    """Return how many observations all pages hold together."""
    return len(rows_of(answers, OBSERVATIONS, table_id=table_id, keys=("Measure", "Value")))


def check_complete(answers: Mapping[str, bytes], *, table_id: str, expected: int) -> None:
    """Refuse answers that lack a list, or hold another number of observations than ``expected``."""
    json_of(answers[PROPERTIES], table_id=table_id, name=PROPERTIES)
    units_of(answers, table_id=table_id)
    for dimension in dimensions_of(answers, table_id=table_id):
        rows_of(answers, f"codes-{dimension}", table_id=table_id, keys=("Identifier", "Title"))
    has_any = page_name(OBSERVATIONS, 1) in answers
    found = observations_in(answers, table_id=table_id) if has_any else 0
    if found != expected:
        raise SourceError(
            f"{found:,} observations arrived, the source counts {expected:,}",
            place=f"table {table_id}, answer {OBSERVATIONS}",
            hint=AGAIN,
        )


def unreadable(table_id: str, name: str, what: str) -> SourceError:
    """Return the error that says ``what`` is wrong with the answer ``name``."""
    return SourceError(
        f"the answer '{name}' {what}", place=f"table {table_id}, answer {name}", hint=AGAIN
    )


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
