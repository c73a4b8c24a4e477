"""The door of this package: what Eurostat answered in, tidy figures out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.series import FIGURES, checked
from regiokompas.domain.tables import File, PeriodColumn, Table
from regiokompas.sources.eurostat.client import ANSWER, TIME
from regiokompas.sources.eurostat.jsonstat import Cube, read_cube
from regiokompas.sources.files.cells import CELLS
from regiokompas.sources.files.figures import figures_of_cells
from regiokompas.sources.files.nearest import nearest
from regiokompas.sources.files.read import read_file_table

UNIT = "unit"
# Quarters and months were written 2014Q1 and 2014M01 before, and still are in some tables.
_OLD_TIME = re.compile(r"(\d{4})-?(?:(Q[1-4])|M(\d{2}))")


def read_eurostat_table(
    table: Table,
    answers: Mapping[str, bytes],
    parts: Sequence[Part],
    names: Mapping[str, str],
) -> pl.DataFrame:
    """Return the ``FIGURES`` of all ``parts``, from an answer in JSON-stat or a downloaded file.

    The flags of Eurostat become the status; a break it marks must be declared with the table.
    ``SourceError`` where a dimension is left open, a code does not exist or the unit differs.
    """
    if ANSWER not in answers:
        return read_file_table(table, answers, parts, names)
    place = f"table {table.id}"
    cube = read_cube(answers[ANSWER], place=place)
    asked = replace(table, period=PeriodColumn(column=TIME))
    frames = [
        figures_of_cells(
            _cells(cube, table, part, place=place),
            asked,
            part,
            names,
            file=File(path=ANSWER),
            name=place,
        )
        for part in parts
    ]
    figures = pl.concat([pl.DataFrame(schema=FIGURES), *frames]).unique()
    return checked(figures, FIGURES, place=place)


def _cells(cube: Cube, table: Table, part: Part, *, place: str) -> pl.DataFrame:
    area = table.area.column if table.area is not None else "geo"
    wanted = {**table.keep, **part.where}
    _check(cube, part, wanted, area=area, place=place)
    rows = [
        (str(number), codes[area], _time(codes[TIME]), "" if value is None else f"{value:f}", flags)
        for number, (codes, value, flags) in enumerate(cube.cells(), start=1)
        if all(codes[name] == code for name, code in wanted.items())
    ]
    return pl.DataFrame(rows, schema=CELLS, orient="row")


def _check(cube: Cube, part: Part, wanted: Mapping[str, str], *, area: str, place: str) -> None:
    for name, code in wanted.items():
        known = cube.dimensions.get(name)
        if known is None or code not in known:
            raise SourceError(
                f"the answer has no {name} '{code}'",
                place=place,
                hint=nearest(code, known or list(cube.dimensions)),
            )
    for name, codes in cube.dimensions.items():
        if name not in {area, TIME, *wanted} and len(codes) > 1:
            raise SourceError(
                f"the dimension '{name}' is left open: {', '.join(codes[:5])}",
                place=place,
                hint=f"choose one code with where.{name} in the part",
            )
    units = cube.dimensions.get(UNIT, (part.unit,))
    unit = wanted.get(UNIT, units[0])
    if unit != part.unit:
        raise SourceError(
            f"the answer is in '{unit}', but '{part.unit}' is declared",
            place=place,
            hint="declare the unit as Eurostat writes it, and the factor that goes with it",
        )


def _time(text: str) -> str:
    match = _OLD_TIME.fullmatch(text)
    if match is None:
        return text
    return f"{match[1]}-{match[2] or match[3]}"
