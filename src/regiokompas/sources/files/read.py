"""The door of this package: one downloaded file in, tidy figures out."""

from collections.abc import Mapping, Sequence

import polars as pl

from regiokompas.domain.errors import FigureError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.series import FIGURES, checked
from regiokompas.domain.tables import Table
from regiokompas.sources.files.cells import cells_of_rows
from regiokompas.sources.files.columns import declared_file, read_rows
from regiokompas.sources.files.figures import figures_of_cells
from regiokompas.sources.files.json_tables import cells_of_json, read_json


def read_file_table(
    table: Table,
    answers: Mapping[str, bytes],
    parts: Sequence[Part],
    names: Mapping[str, str],
) -> pl.DataFrame:
    """Return the ``FIGURES`` of all ``parts`` in the one downloaded file of ``table``.

    ``answers`` has the bytes of that file under its name; ``names`` the code of every area whose
    name is unique in the code list of the table. Parts with the same key are the same figures:
    what any of them uses is kept once. ``SourceError`` where anything in the file is not as
    declared, ``FigureError`` where it gives the same figure twice.
    """
    name, content = _only(answers, table)
    file = declared_file(table)
    all_cells = _cells(table, parts, content, name=name)
    by_key: dict[str, list[pl.DataFrame]] = {}
    for part, cells in zip(parts, all_cells, strict=True):
        figures = figures_of_cells(cells, table, part, names, file=file, name=name)
        by_key.setdefault(part.key, []).append(_once(figures, name=name))
    frames = [pl.concat(same).unique() for same in by_key.values()]
    empty = pl.DataFrame(schema=FIGURES)
    return _once(pl.concat([empty, *frames]), name=name)


def _only(answers: Mapping[str, bytes], table: Table) -> tuple[str, bytes]:
    if len(answers) != 1:
        raise SourceError(
            f"the table {table.id} needs exactly one file, but there are {len(answers)}",
            hint="fetch the table again",
            place=table.id,
        )
    return next(iter(answers.items()))


def _cells(table: Table, parts: Sequence[Part], content: bytes, *, name: str) -> list[pl.DataFrame]:
    """Return the ``CELLS`` of every part; the file is read once."""
    file = declared_file(table)
    if table.format == "json":
        document = read_json(content, file, name=name)
        return [cells_of_json(document, table, part, file, name=name) for part in parts]
    rows = read_rows(table, content, name=name)
    return [cells_of_rows(rows, table, part) for part in parts]


def _once(figures: pl.DataFrame, *, name: str) -> pl.DataFrame:
    """Return ``figures`` sorted and checked; a figure that stands twice is told with the file."""
    try:
        return checked(figures, FIGURES, place=name)
    except FigureError as error:
        raise FigureError(
            error.problems[0].sentence,
            hint="declare conditions (`keep` of the table, `where` of the part) that leave one "
            "row per area and period",
            place=name,
        ) from error
