"""From the raw answers of an OData table to tidy figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.domain.areas import DUTCH_AREA_PATTERN
from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.periods import is_period
from regiokompas.domain.series import FIGURES, STATUS, Status, checked
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.answers import OBSERVATIONS, dimensions_of, rows_of, units_of
from regiokompas.sources.cbs.codes import (
    HAS_VALUE,
    VALUE_STATUS,
    WHOLE_COUNTRY,
    area_names,
    codes_of,
    geo_dimension,
    known,
    period_of_code,
    statuses_of_periods,
    time_dimension,
)
from regiokompas.sources.files.periods import is_within, shifted

__all__ = ["area_names", "read_odata_table"]

_FIXED = ("Measure", "ValueAttribute", "Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parsed:
    """The answers of one table taken apart: all observations, and what its codes mean.

    ``geo`` is empty where no dimension tells the region; every figure is then about ``whole``.
    """

    table_id: str
    answers: Mapping[str, bytes]
    observations: pl.DataFrame
    units: Mapping[str, str]
    geo: str
    whole: str
    time: str
    others: tuple[str, ...]
    statuses: Mapping[str, str]


def read_odata_table(
    table: Table,
    answers: Mapping[str, bytes],
    parts: Sequence[Part],
    names: Mapping[str, str],  # noqa: ARG001  # readers of every format have one signature
) -> pl.DataFrame:
    """Return the ``FIGURES`` of all ``parts`` in the raw ``answers`` of ``table``.

    Kept are the country, provinces, COROP regions and municipalities, and years, quarters and
    months; other kinds (parts of the country, school years) are left out, but a part of which
    nothing else exists is refused. What CBS keeps secret, calls impossible or not available has
    that status and no value; the margin is null, as these tables give none. ``since`` and
    ``until`` apply after ``period_shift``.

    Raises ``SourceError`` where a measure, dimension or code does not exist, a unit differs, a
    dimension is left open, or an answer cannot be read.
    """
    parsed = _parse(table, answers)
    # The same part may stand in two indicators: its figures are kept once.
    frames = [_figures(parsed, part) for part in parts]
    figures = pl.concat([pl.DataFrame(schema=FIGURES), *frames]).unique()
    return checked(figures, FIGURES, place=f"table {table.id}")


def _parse(table: Table, answers: Mapping[str, bytes]) -> _Parsed:
    table_id = table.id
    kinds = dimensions_of(answers, table_id=table_id)
    geo, time = geo_dimension(kinds), time_dimension(kinds, table_id=table_id)
    return _Parsed(
        table_id=table_id,
        answers=answers,
        observations=_observations(answers, list(kinds), table_id=table_id),
        units=units_of(answers, table_id=table_id),
        geo=geo,
        whole=table.area.fixed if table.area is not None and table.area.fixed else WHOLE_COUNTRY,
        time=time,
        others=tuple(name for name in kinds if name not in (geo, time)),
        statuses=statuses_of_periods(answers, time, table_id=table_id),
    )


def _observations(
    answers: Mapping[str, bytes], dimensions: Sequence[str], *, table_id: str
) -> pl.DataFrame:
    columns = (*_FIXED, *dimensions)
    rows = rows_of(answers, OBSERVATIONS, table_id=table_id, keys=columns)
    schema = {name: pl.Float64 if name == "Value" else pl.String for name in columns}
    data = {name: [row[name] for row in rows] for name in columns}
    wrong = next((v for v in data["Value"] if isinstance(v, bool | str | list | dict)), None)
    if wrong is not None:
        raise SourceError(
            f"the value {wrong!r} is no number",
            place=f"table {table_id}, answer {OBSERVATIONS}",
            hint="look at the answer: the source has changed its form, or the file was altered",
        )
    try:
        frame = pl.DataFrame(data, schema=schema)
    except (TypeError, pl.exceptions.PolarsError) as error:
        raise SourceError(
            "a code of an observation is no text",
            place=f"table {table_id}, answer {OBSERVATIONS}",
            hint="look at the answer: the source has changed its form, or the file was altered",
        ) from error
    return frame.with_columns(pl.col(pl.String).str.strip_chars())


def _figures(parsed: _Parsed, part: Part) -> pl.DataFrame:
    _check_part(parsed, part)
    selected = _selected(parsed, part)
    _refuse_open_dimensions(parsed, part, selected)
    dated = _with_periods(parsed, part, _with_areas(parsed, selected))
    attribute = pl.col("ValueAttribute")
    without_value = {name: status.value for name, status in VALUE_STATUS.items()}
    status = (
        pl.when(attribute != HAS_VALUE)
        .then(attribute.replace_strict(without_value, default=None, return_dtype=pl.String))
        .when(pl.col("Value").is_null())
        .then(pl.lit(Status.MISSING.value))
        .otherwise(pl.col("period_status"))
    )
    return dated.select(
        pl.lit(part.key).alias("part"),
        "area",
        "period",
        # A value beside "Confidential" would be a leak of the source: it is not used.
        pl.when(attribute == HAS_VALUE).then(pl.col("Value") * part.factor).alias("value"),
        status.cast(STATUS).alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
    )


def _check_part(parsed: _Parsed, part: Part) -> None:
    place = f"table {parsed.table_id}"
    if part.period:
        raise DeclarationError(
            f"the part with measure '{part.measure}' fixes the period {part.period}, "
            "but an OData table tells its periods itself",
            place=place,
            hint="remove `period`; use `since` and `until` to limit the periods",
        )
    for limit in filter(None, (part.since, part.until)):
        if not is_period(limit):
            raise DeclarationError(f"the limit '{limit}' is not a period", place=place)
    known("measure", part.measure, parsed.units, table_id=parsed.table_id)
    unit = parsed.units[part.measure]
    if unit != part.unit:
        raise SourceError(
            f"measure {part.measure} is in '{unit}', but '{part.unit}' is declared",
            place=place,
            hint="declare the unit as the publisher writes it, and the factor that goes with it",
        )


def _selected(parsed: _Parsed, part: Part) -> pl.DataFrame:
    """Return the observations of the measure of ``part`` under its conditions."""
    kept = parsed.observations.filter(pl.col("Measure") == part.measure)
    dimensions = [*parsed.others, *filter(None, (parsed.geo, parsed.time))]
    for dimension, code in part.where.items():
        known("dimension", dimension, dimensions, table_id=parsed.table_id)
        codes = codes_of(parsed.answers, dimension, table_id=parsed.table_id)
        known(f"code of {dimension}", code, codes, table_id=parsed.table_id)
        kept = kept.filter(pl.col(dimension) == code)
    if kept.is_empty():
        conditions = ", ".join(f"{name} {code}" for name, code in part.where.items())
        raise SourceError(
            f"the answers hold no observation of measure {part.measure}"
            + (f" with {conditions}" if conditions else ""),
            place=f"table {parsed.table_id}",
            hint="widen the filter of the request in the file of the table, and fetch again",
        )
    unknown = kept.filter(~pl.col("ValueAttribute").is_in([HAS_VALUE, *VALUE_STATUS]))
    if not unknown.is_empty():
        raise SourceError(
            f"the ValueAttribute '{unknown['ValueAttribute'][0]}' is unknown",
            place=f"table {parsed.table_id}, answer {OBSERVATIONS}",
            hint=f"known are {', '.join((HAS_VALUE, *VALUE_STATUS))}",
        )
    return kept


def _refuse_open_dimensions(parsed: _Parsed, part: Part, selected: pl.DataFrame) -> None:
    for dimension in parsed.others:
        codes = sorted(selected[dimension].unique().to_list())
        if len(codes) > 1:
            raise SourceError(
                f"measure {part.measure} is left open in dimension {dimension}: "
                f"{len(codes)} codes are present ({', '.join(codes[:5])}"
                f"{', …' if len(codes) > 5 else ''})",  # noqa: PLR2004  # a handful shows it
                place=f"table {parsed.table_id}",
                hint=f"choose one with `where.{dimension}` in the part",
            )


def _with_areas(parsed: _Parsed, selected: pl.DataFrame) -> pl.DataFrame:
    """Add the column ``area`` and keep the kinds of areas we know."""
    area = pl.col(parsed.geo) if parsed.geo else pl.lit(parsed.whole)
    return selected.with_columns(area.alias("area")).filter(
        pl.col("area").str.contains(DUTCH_AREA_PATTERN)
    )


def _with_periods(parsed: _Parsed, part: Part, selected: pl.DataFrame) -> pl.DataFrame:
    """Add ``period`` and ``period_status``; keep the periods of ``part``."""
    present = sorted(selected[parsed.time].unique().to_list())
    for code in present:
        known("code of " + parsed.time, code, parsed.statuses, table_id=parsed.table_id)
    periods = {
        code: shifted(period, part.period_shift)
        for code in present
        if (period := period_of_code(code)) is not None
    }
    if present and not periods:
        raise SourceError(
            f"measure {part.measure} has only periods of a kind we cannot read: "
            f"{', '.join(present[:5])}",
            place=f"table {parsed.table_id}",
            hint="use a table or measure with years (2024JJ00), quarters or months",
        )
    inside = {
        code: period
        for code, period in periods.items()
        if is_within(period, since=part.since, until=part.until)
    }
    time = pl.col(parsed.time)
    return selected.filter(time.is_in(list(inside))).with_columns(
        time.replace_strict(inside, default=None, return_dtype=pl.String).alias("period"),
        time.replace_strict(dict(parsed.statuses), default=None, return_dtype=pl.String).alias(
            "period_status"
        ),
    )
