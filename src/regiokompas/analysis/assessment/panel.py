"""From the tidy series of one indicator to an array of areas by years, and back to nothing else."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.scales import gap_to, steepness, to_scale
from regiokompas.domain.errors import FigureError
from regiokompas.domain.series import SERIES, checked
from regiokompas.domain.verdicts import Yardstick

YEAR_PATTERN = r"^\d{4}$"
GAPS = ("gap", "log-gap")


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """One indicator as arrays [areas, years]; NaN is missing.

    ``values`` are in the unit (or the gap), ``scaled`` the same on the scale, and ``variance`` is
    that of sampling and revision together, on the scale.
    """

    indicator: str
    areas: tuple[str, ...]
    years: FloatArray
    values: FloatArray
    scaled: FloatArray
    variance: FloatArray


def panel_of(series: pl.DataFrame, *, yardstick: Yardstick, until: int, country: str = "") -> Panel:
    """Return the panel of ``series`` (schema ``SERIES``, one indicator) up to the year ``until``.

    A gap is taken to ``country``, which then is no area of the panel. Refused with
    ``FigureError``: a frame that breaks the schema (double periods, for one), several
    indicators, periods that are not years, and a gap without a country in the series.
    """
    rows = checked(series, SERIES, place="assessment")
    indicator = _only_indicator(rows)
    if not rows["period"].str.contains(YEAR_PATTERN).all():
        raise FigureError(
            "a verdict needs one figure a year",
            place=indicator,
            hint="bring quarters or months together into years first: their season is not a trend",
        )
    rows = rows.with_columns(pl.col("period").cast(pl.Int64).alias("year"))
    rows = rows.filter(pl.col("year") <= until)
    areas = tuple(series["area"].unique().sort())
    first = _first_year(rows, until)
    years = np.arange(first, until + 1, dtype=np.float64)
    values = _filled(rows, areas, first, len(years), rows["value"].to_numpy())
    spread = _filled(rows, areas, first, len(years), _error_sd(rows, yardstick))
    if yardstick.scale in GAPS:
        areas, values, spread = _gaps(
            areas, values, spread, yardstick=yardstick, country=country, indicator=indicator
        )
    scaled = to_scale(values, yardstick.scale)
    return Panel(
        indicator=indicator,
        areas=areas,
        years=years,
        values=values,
        scaled=scaled,
        variance=np.nan_to_num(spread * steepness(values, yardstick.scale)) ** 2,
    )


def _only_indicator(rows: pl.DataFrame) -> str:
    names = rows["indicator"].unique().to_list()
    if len(names) != 1:
        found = ", ".join(sorted(names)) or "none"
        raise FigureError(
            f"a panel holds one indicator, found {found}",
            place="assessment",
            hint="assess one indicator at a time",
        )
    return str(names[0])


def _first_year(rows: pl.DataFrame, until: int) -> int:
    year = rows["year"].min()
    return year if isinstance(year, int) else until


def _filled(
    rows: pl.DataFrame, areas: tuple[str, ...], first: int, width: int, column: np.ndarray
) -> FloatArray:
    result = np.full((len(areas), width), np.nan)
    place = rows["area"].cast(pl.Enum(areas)).to_physical().to_numpy()
    result[place, rows["year"].to_numpy() - first] = column.astype(np.float64)
    return result


def _error_sd(rows: pl.DataFrame, yardstick: Yardstick) -> np.ndarray:
    """Return the standard deviation of sampling and revision of each row, in the unit."""
    revision = {str(status): sd for status, sd in yardstick.revision_sd.items()}
    by_status = pl.col("status").cast(pl.String).replace_strict(revision, default=0.0)
    sampling = pl.col("margin").fill_null(0.0) / yardstick.margin_z
    total = (sampling**2 + by_status.cast(pl.Float64) ** 2).sqrt()
    return rows.select(total.alias("sd"))["sd"].to_numpy()


def _gaps(
    areas: tuple[str, ...],
    values: FloatArray,
    spread: FloatArray,
    *,
    yardstick: Yardstick,
    country: str,
    indicator: str,
) -> tuple[tuple[str, ...], FloatArray, FloatArray]:
    if country not in areas:
        raise FigureError(
            f"a gap needs the figures of the country, and the series has none of '{country}'",
            place=indicator,
            hint="give the series of the country along, or choose another scale",
        )
    at = areas.index(country)
    others = np.arange(len(areas)) != at
    gaps = gap_to(values[others], values[at], yardstick.scale)
    # The country's own error is small beside that of an area, and the same for all of them.
    scale = 1.0 if yardstick.scale == "gap" else np.abs(values[at])
    names = tuple(area for area in areas if area != country)
    return names, gaps, spread[others] / scale
