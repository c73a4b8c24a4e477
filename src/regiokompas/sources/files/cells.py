"""Cells: the texts of one measure with area and period, before anything is interpreted."""

import polars as pl

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import Table
from regiokompas.sources.files.rows import Rows
from regiokompas.sources.files.units import check_unit

# `at` is the line in a CSV or Excel file, or the path in a JSON file; `flags` are the letters by
# which a publisher marks a figure, empty where the file has none.
CELLS = {
    "at": pl.String,
    "area": pl.String,
    "period": pl.String,
    "text": pl.String,
    "flags": pl.String,
}


def cells_of_rows(rows: Rows, table: Table, part: Part) -> pl.DataFrame:
    """Return the ``CELLS`` of ``part``: its column in the rows that are kept.

    ``SourceError`` where a column is absent, its name tells another unit, or a condition meets
    no row.
    """
    texts = rows.column(part.measure)
    check_unit(part, place=rows.file)
    return pl.DataFrame(
        {
            "at": pl.Series(rows.lines, dtype=pl.Int64).cast(pl.String),
            "area": _areas(rows, table),
            "period": _periods(rows, table, part),
            "text": texts,
            "flags": _flags(rows, table),
        },
    ).filter(_kept(rows, table, part))


def declared_period(table: Table, part: Part) -> str:
    """Return the one period that the part or the table declares; empty where none does."""
    return part.period or (table.period.fixed if table.period else "")


def no_period(table: Table, *, place: str) -> DeclarationError:
    """Return the error of a table that tells its period nowhere."""
    return DeclarationError(
        f"the table {table.id} does not say which period its figures are about",
        hint="declare [period] with `column` or `fixed`, or the `period` of the part",
        place=place,
    )


def _areas(rows: Rows, table: Table) -> pl.Series:
    if table.area and table.area.fixed:
        return pl.repeat(table.area.fixed, len(rows.lines), dtype=pl.String, eager=True)
    if table.area is None or not table.area.column:
        raise DeclarationError(
            f"the table {table.id} does not say which area its figures are about",
            hint="declare [area] with `column` or `fixed`",
            place=rows.file,
        )
    return rows.column(table.area.column)


def _flags(rows: Rows, table: Table) -> pl.Series:
    column = table.file.flags if table.file is not None else ""
    if column:
        return rows.column(column)
    return pl.repeat("", len(rows.lines), dtype=pl.String, eager=True)


def _periods(rows: Rows, table: Table, part: Part) -> pl.Series:
    period = declared_period(table, part)
    if period:
        return pl.repeat(period, len(rows.lines), dtype=pl.String, eager=True)
    if table.period is None or not table.period.column:
        raise no_period(table, place=rows.file)
    return rows.column(table.period.column)


def _kept(rows: Rows, table: Table, part: Part) -> pl.Series:
    """Return which rows meet all conditions of the table and of the part."""
    kept = pl.repeat(value=True, n=len(rows.lines), dtype=pl.Boolean, eager=True)
    for column, value in (*table.keep.items(), *part.where.items()):
        texts = rows.column(column)
        kept &= texts == value.strip()
        if not kept.any():
            raise _nothing_kept(rows, column, value, texts)
    return kept


def _nothing_kept(rows: Rows, column: str, value: str, texts: pl.Series) -> SourceError:
    others = sorted(texts.unique().to_list())[:5]
    return SourceError(
        f"no row is left where the column '{column}' is '{value}'",
        hint=f"this column has values such as {', '.join(repr(text) for text in others)}; "
        "correct the condition (`keep` of the table, `where` of the part)",
        place=rows.file,
    )
