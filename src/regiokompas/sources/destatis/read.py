"""The door of this package: flat tables of GENESIS in, tidy figures out."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.series import FIGURES, checked
from regiokompas.domain.tables import File, Table
from regiokompas.sources.destatis.answers import table_text
from regiokompas.sources.files.cells import CELLS
from regiokompas.sources.files.figures import figures_of_cells
from regiokompas.sources.files.nearest import nearest

Row = dict[str, str]

_NEEDED = ("time", "value", "value_unit", "value_variable_code")
_VARIABLE = re.compile(r"(\d+)_variable_code")
_TIME = re.compile(r"(\d{4})(?:-\d{2}-\d{2})?|\d{2}\.\d{2}\.(\d{4})")
_COUNT = "Anzahl"
# What stands in place of a figure, as the letter of Eurostat that says the same: secret or
# unknown, not yet there, not sure enough, and pointless.
_SIGNS = {".": "c", "...": "n", "/": "n", "x": "z", "X": "z"}
# How sure a figure is: final, corrected, provisional, estimated, of limited value.
_QUALITY = {"": "", "e": "", "r": "r", "p": "p", "s": "s", "()": "u"}


def read_genesis_table(
    table: Table,
    answers: Mapping[str, bytes],
    parts: Sequence[Part],
    names: Mapping[str, str],
) -> pl.DataFrame:
    """Return the ``FIGURES`` of all ``parts`` in the flat tables of GENESIS.

    ``measure`` of a part is the code of its value variable, ``where`` chooses an attribute of a
    variable; the areas are the attributes of the variable that [area] names. "-" is none of what
    is counted: 0 for a number, and no figure for a share or a mean. A figure in brackets is kept as
    estimated. ``SourceError`` where a variable is left open, a code is absent or the unit differs.
    """
    place = f"table {table.id}"
    rows = [row for name in sorted(answers) for row in _rows(answers[name], place=place)]
    file = File(path="ffcsv", decimal=",")
    frames = [
        figures_of_cells(
            _cells(rows, table, part, place=place), table, part, names, file=file, name=place
        )
        for part in parts
    ]
    figures = pl.concat([pl.DataFrame(schema=FIGURES), *frames]).unique()
    return checked(figures, FIGURES, place=place)


def _rows(content: bytes, *, place: str) -> Iterator[Row]:
    """Yield each row with its variables: the code of each as key, its attribute as text."""
    reader = csv.DictReader(io.StringIO(table_text(content, place=place)), delimiter=";")
    header = reader.fieldnames or []
    absent = [name for name in _NEEDED if name not in header]
    if absent:
        raise SourceError(
            f"the table has no column '{absent[0]}'",
            place=place,
            hint="GENESIS changed its flat form; the older one with German names is not read",
        )
    numbers = [match[1] for name in header if (match := _VARIABLE.fullmatch(name))]
    for row in reader:
        if None in row or None in row.values():
            raise SourceError("a row is cut off", place=place, hint="fetch the table again")
        variables = {
            row[f"{number}_variable_code"]: row[f"{number}_variable_attribute_code"].strip()
            for number in numbers
        }
        told = {name: row[name].strip() for name in _NEEDED}
        yield variables | told | {"value_q": (row.get("value_q") or "").strip()}


def _cells(rows: Sequence[Row], table: Table, part: Part, *, place: str) -> pl.DataFrame:
    area = table.area.column if table.area is not None else ""
    measures = {row["value_variable_code"] for row in rows}
    if part.measure not in measures:
        raise SourceError(
            f"the table has no figures of '{part.measure}'",
            place=place,
            hint=nearest(part.measure, measures),
        )
    wanted = {**table.keep, **part.where}
    kept = [
        row
        for row in rows
        if row["value_variable_code"] == part.measure
        and all(row.get(name) == code for name, code in wanted.items())
    ]
    _check(kept, part, {*wanted, area, *_NEEDED, "value_q"}, area=area, place=place)
    return pl.DataFrame(
        [_cell(number, row, area, place=place) for number, row in enumerate(kept, start=1)],
        schema=CELLS,
        orient="row",
    )


def _check(rows: Sequence[Row], part: Part, settled: set[str], *, area: str, place: str) -> None:
    if not rows or any(area not in row for row in rows):
        raise SourceError(
            f"no row is left for '{part.measure}' with a variable '{area}'",
            place=place,
            hint="correct `where` of the part, and the column of [area]",
        )
    for name in sorted({name for row in rows for name in row} - settled):
        found = sorted({row.get(name, "") for row in rows})
        if len(found) > 1:
            raise SourceError(
                f"the variable {name} is left open: {', '.join(repr(one) for one in found[:5])}",
                place=place,
                hint=f"choose one with where.{name} in the part; the total has an empty code",
            )
    units = {row["value_unit"] for row in rows}
    if units != {part.unit}:
        raise SourceError(
            f"the figures are in {', '.join(sorted(units))}, but '{part.unit}' is declared",
            place=place,
            hint="declare the unit as GENESIS writes it, and the factor that goes with it",
        )


def _cell(number: int, row: Row, area: str, *, place: str) -> tuple[str, str, str, str, str]:
    text, flags = _figure(row, place=place)
    return (str(number), row[area], _period(row["time"], place=place), text, flags)


def _figure(row: Row, *, place: str) -> tuple[str, str]:
    """Return the text of a figure and the letters that say what is known about it."""
    text, quality = row["value"], row["value_q"]
    if text == "-":
        return ("0", "") if row["value_unit"] == _COUNT else ("", "z")
    if text in _SIGNS:
        return "", _SIGNS[text]
    if text.startswith("(") and text.endswith(")"):
        text, quality = text[1:-1].strip(), "()"
    if quality in _SIGNS or quality == "-":
        return text, _SIGNS.get(quality, "") if not text else ""
    if quality not in _QUALITY:
        raise SourceError(
            f"the sign '{quality}' of quality is unknown",
            place=place,
            hint=f"known are {', '.join(filter(None, _QUALITY))}; look what GENESIS means by it",
        )
    return text, _QUALITY[quality]


def _period(text: str, *, place: str) -> str:
    match = _TIME.fullmatch(text)
    if match is None:
        raise SourceError(
            f"the time '{text}' is neither a year nor a day",
            place=place,
            hint="use a table by years or by a day of each year",
        )
    return str(match[1] or match[2])
