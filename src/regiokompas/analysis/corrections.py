"""Accepted corrections, laid over the figures of a source without touching them."""

from collections.abc import Iterable, Sequence

import polars as pl

from regiokompas.domain.corrections import MARK, Correction
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Part
from regiokompas.domain.series import FIGURES, STATUS, Status

KEY = ["part", "area", "period"]
CORRECTED_FIGURES = {**FIGURES, "origin": pl.List(pl.String)}
_ROWS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "part": pl.String,
    "area": pl.String,
    "period": pl.String,
    "corrected": pl.Float64,
    "instead_of": pl.Float64,
    "correction": pl.String,
}
# Figures are compared up to what scaling floating-point numbers may leave.
DUST = 1e-9


def corrects(correction: Correction, part: Part) -> bool:
    """Return whether ``correction`` is about a figure of ``part``."""
    return (correction.table, correction.measure, correction.where) == (
        part.table,
        part.measure,
        part.where,
    )


def corrected(
    figures: pl.DataFrame, corrections: Iterable[Correction], parts: Sequence[Part]
) -> pl.DataFrame:
    """Return ``figures`` (``FIGURES``) of ``parts`` with the accepted ``corrections`` laid over.

    A column origin (a list) is added: the table and, of a corrected figure, the correction. Such
    a figure has the status "corrected" and no margin. Proposed corrections change nothing.
    Refused with ``FigureError``: a correction of a figure that the source does not give as the
    correction says, for then somebody has to look again.
    """
    accepted = _rows(corrections, parts)
    pairs = figures.join(accepted, on=KEY, how="full", coalesce=True)
    _refuse_outdated(pairs)
    return _laid_over(pairs)


def fitting(
    figures: pl.DataFrame, corrections: Iterable[Correction], parts: Sequence[Part], *, day: str
) -> tuple[Correction, ...]:
    """Return those of ``corrections`` that were made by ``day`` (ISO) and fit ``figures``.

    Figures of an earlier vintage may be without the error that was corrected later.
    """
    found = tuple(corrections)
    pairs = figures.join(_rows(found, parts), on=KEY, how="full", coalesce=True)
    outdated = set(pairs.filter(_is_outdated())["correction"])
    return tuple(item for item in found if item.on <= day and item.id not in outdated)


def _rows(corrections: Iterable[Correction], parts: Sequence[Part]) -> pl.DataFrame:
    """Return a row for each accepted correction and part it is about, in the part's unit."""
    rows = [
        (
            part.key,
            item.area,
            item.period,
            item.value * part.factor,
            None if item.instead_of is None else item.instead_of * part.factor,
            item.id,
        )
        for item in corrections
        if item.status == "accepted"
        for part in parts
        if corrects(item, part)
    ]
    return pl.DataFrame(rows, schema=_ROWS, orient="row")


def _is_outdated() -> pl.Expr:
    given, expected = pl.col("value"), pl.col("instead_of")
    differs = (given - expected).abs() > DUST * pl.max_horizontal(expected.abs(), 1.0)
    is_other = (
        pl.when(given.is_null() | expected.is_null())
        .then(~given.eq_missing(expected))
        .otherwise(differs)
    )
    return pl.col("correction").is_not_null() & is_other


def _refuse_outdated(pairs: pl.DataFrame) -> None:
    outdated = pairs.filter(_is_outdated())
    if outdated.is_empty():
        return
    row = outdated.row(0, named=True)
    raise FigureError(
        f"the correction '{row['correction']}' says that the source gives "
        f"{_told(row['instead_of'])} for {row['area']} in {row['period']}, "
        f"but it gives {_told(row['value'])}",
        place=f"correction {row['correction']}",
        hint="look whether the source has mended it: then remove the correction, or correct it",
    )


def _told(value: float | None) -> str:
    return "no figure" if value is None else f"{value:g}"


def _laid_over(pairs: pl.DataFrame) -> pl.DataFrame:
    is_corrected = pl.col("correction").is_not_null()
    table = pl.col("part").str.split("|").list.first()
    mark = pl.lit(MARK) + pl.col("correction")
    return pairs.select(
        *KEY,
        pl.when(is_corrected).then("corrected").otherwise("value").alias("value"),
        pl.when(is_corrected)
        .then(pl.lit(Status.CORRECTED.value, dtype=STATUS))
        .otherwise("status")
        .alias("status"),
        pl.when(~is_corrected).then("margin").alias("margin"),
        pl.when(is_corrected)
        .then(pl.concat_list(table, mark))
        .otherwise(pl.concat_list(table))
        .alias("origin"),
    ).sort(KEY)
