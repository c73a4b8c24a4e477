"""From cells to figures: areas, periods and numbers interpreted, or refused with their place."""

from collections.abc import Mapping

import polars as pl

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.periods import is_period
from regiokompas.domain.series import STATUS, WITHOUT_VALUE, Status
from regiokompas.domain.tables import AreaColumn, File, PeriodColumn, Table
from regiokompas.sources.breaks import refuse_undeclared_breaks
from regiokompas.sources.files.areas import OTHER_KIND, area_of, unknown_area
from regiokompas.sources.files.numbers import expectation, has_figure, is_number, number_values
from regiokompas.sources.files.periods import EXPECTED_PERIOD, is_within, period_of, shifted
from regiokompas.sources.flags import status_of_flags

_TEXT = pl.col("text")


def figures_of_cells(
    cells: pl.DataFrame,
    table: Table,
    part: Part,
    names: Mapping[str, str],
    *,
    file: File,
    name: str,
) -> pl.DataFrame:
    """Return the ``FIGURES`` of ``part`` in ``cells`` (schema ``CELLS``), unsorted.

    A flag of the publisher goes before the status of its period, and what it keeps secret has no
    value. Left out are areas of kinds we do not keep, periods outside ``since`` and ``until``, and
    unknown areas without a figure, such as a line that names the source. Whatever else is not
    understood is a ``SourceError`` with file, line and column, and so is a file that has nothing
    for the part.
    """
    column = table.area or AreaColumn()
    cells = cells.with_columns(has_figure(file, _TEXT).alias("has_figure"))
    cells = _with_areas(cells, column, names)
    cells = _with_periods(cells, table.period or PeriodColumn(), part, name=name)
    _refuse_unknown_areas(cells, column, names, name=name)
    if part.rows == "count":
        _refuse_nothing(cells, part, name=name)
        return _with_key(_counted(cells), part)
    cells = with_flags(cells, table, name=name)
    _refuse_other_texts(cells, part, file, name=name)
    _refuse_nothing(cells, part, name=name)
    withheld = pl.col("status").is_in([status.value for status in WITHOUT_VALUE])
    texts = cells.select(pl.when(pl.col("has_figure") & ~withheld).then(_TEXT)).to_series()
    figures = cells.select(
        "area",
        "period",
        number_values(file, texts, factor=part.factor).alias("value"),
        pl.when(pl.col("has_figure") | withheld)
        .then(pl.col("status"))
        .otherwise(pl.lit(Status.MISSING.value))
        .cast(STATUS)
        .alias("status"),
    )
    return _with_key(_summed(figures) if part.rows == "sum" else figures, part)


def _with_key(figures: pl.DataFrame, part: Part) -> pl.DataFrame:
    margin = pl.lit(None, dtype=pl.Float64).alias("margin")
    return figures.select(
        pl.lit(part.key).alias("part"), "area", "period", "value", "status", margin
    )


def _counted(cells: pl.DataFrame) -> pl.DataFrame:
    """Return how many rows of each area and period have a text."""
    return (
        cells.filter(pl.col("text") != "")
        .group_by("area", "period", maintain_order=True)
        .agg(
            pl.len().cast(pl.Float64).alias("value"),
            pl.col("status").cast(STATUS).max().alias("status"),
        )
    )


def _summed(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the sum of each area and period: none where one of its rows has no figure."""
    return figures.group_by("area", "period", maintain_order=True).agg(
        pl.when(pl.col("value").is_null().any())
        .then(None)
        .otherwise(pl.col("value").sum())
        .alias("value"),
        pl.col("status").max(),
    )


def _with_areas(cells: pl.DataFrame, column: AreaColumn, names: Mapping[str, str]) -> pl.DataFrame:
    """Add the column ``area`` with codes, null where unknown; the text becomes ``area_text``."""
    codes = {text: area_of(text, column, names) for text in cells["area"].unique()}
    known = cells.rename({"area": "area_text"}).with_columns(
        _translated("area_text", codes).alias("area")
    )
    return known.filter(
        pl.col("area").ne_missing(OTHER_KIND)
        & (pl.col("area").is_not_null() | pl.col("has_figure"))
    )


def _with_periods(
    cells: pl.DataFrame, column: PeriodColumn, part: Part, *, name: str
) -> pl.DataFrame:
    """Replace the texts of ``period`` by periods, add ``status``, keep the periods in use."""
    _check_limits(part, name=name)
    found = {text: period_of(text) for text in cells["period"].unique()}
    wrong = cells.filter(pl.col("period").is_in([t for t, period in found.items() if not period]))
    if not wrong.is_empty():
        raise SourceError(
            f"the period '{wrong['period'][0]}' cannot be read; expected {EXPECTED_PERIOD}",
            hint="declare under [period] the column that tells it, or correct the file",
            place=f"{name}:{wrong['at'][0]}",
        )
    periods, statuses = {}, {}
    for text, (period, status) in ((text, one) for text, one in found.items() if one):
        periods[text] = shifted(period, part.period_shift)
        statuses[text] = _declared_status(period, status, column)
    inside = [
        text
        for text, period in periods.items()
        if is_within(period, since=part.since, until=part.until)
    ]
    return cells.filter(pl.col("period").is_in(inside)).with_columns(
        _translated("period", periods).alias("period"),
        _translated("period", statuses).alias("status"),
    )


def with_flags(cells: pl.DataFrame, table: Table, *, name: str) -> pl.DataFrame:
    """Give the status that the letters in ``flags`` tell the precedence over that of the period.

    A break that the publisher marks must be declared with the table.
    """
    found = {text: status_of_flags(text, place=name) for text in cells["flags"].unique().to_list()}
    refuse_undeclared_breaks(cells, table, name=name)
    told = {text: status.value if status is not None else None for text, status in found.items()}
    return cells.with_columns(
        pl.coalesce(_translated("flags", told), pl.col("status")).alias("status")
    )


def _declared_status(period: str, status: Status, column: PeriodColumn) -> str:
    if status != Status.FINAL:
        return status.value
    return Status.PROVISIONAL.value if period in column.provisional else column.status


def _check_limits(part: Part, *, name: str) -> None:
    for key, limit in (("since", part.since), ("until", part.until)):
        if limit and not is_period(limit):
            raise DeclarationError(
                f"{key} = '{limit}' is not a period such as 2026, 2026-Q1 or 2026-03",
                hint=f"correct `{key}` of the part that reads '{part.measure}'",
                place=name,
            )


def _refuse_unknown_areas(
    cells: pl.DataFrame, column: AreaColumn, names: Mapping[str, str], *, name: str
) -> None:
    unknown = cells.filter(pl.col("area").is_null())
    if not unknown.is_empty():
        sentence, hint = unknown_area(unknown["area_text"][0], column, names)
        raise SourceError(sentence, hint=hint, place=f"{name}:{unknown['at'][0]}")


def _refuse_other_texts(cells: pl.DataFrame, part: Part, file: File, *, name: str) -> None:
    wrong = cells.filter(pl.col("has_figure") & ~is_number(file, _TEXT))
    if not wrong.is_empty():
        raise SourceError(
            f"'{wrong['text'][0]}' in '{part.measure}' is no figure; expected {expectation(file)}",
            hint="correct the file, or declare `decimal`, `thousands` and the texts that stand "
            "for no figure (`missing`)",
            place=f"{name}:{wrong['at'][0]}",
        )


def _refuse_nothing(cells: pl.DataFrame, part: Part, *, name: str) -> None:
    if cells.is_empty():
        raise SourceError(
            f"no row of the file is a figure for '{part.measure}'",
            hint="check the declared column of the area, and `since` and `until` of the part; "
            "a file that was cut off after its header gives this too",
            place=name,
        )


def _translated(column: str, words: Mapping[str, str | None]) -> pl.Expr:
    return pl.col(column).replace_strict(
        list(words), list(words.values()), default=None, return_dtype=pl.String
    )
