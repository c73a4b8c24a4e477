"""Breaks that a population table tells by itself: P(t+1) − P(t) − growth(t) ≠ 0."""

import polars as pl

from regiokompas.domain.errors import FigureError

# Inhabitants on 1 January of ``year``, and their growth in that year.
POPULATION: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "area": pl.String,
    "year": pl.Int64,
    "population": pl.Float64,
    "growth": pl.Float64,
}

# Above this share of the population a residual is a break and no correction of the registers
# (docs/explanation/harmonisation.md).
LEAST_BREAK = 0.002


def unexplained(population: pl.DataFrame) -> pl.DataFrame:
    """Return what growth does not explain, for each area known on two following 1 Januaries.

    ``population`` has the columns ``POPULATION``. Columns: area, year (of the second 1 January),
    expected (P + growth), population, residual (population − expected) and relative (residual ÷
    the earlier population; null where that is 0). Rows with a missing figure give no row.
    """
    known = checked_population(population).drop_nulls()
    expected = known.select(
        "area",
        pl.col("year") + 1,
        (pl.col("population") + pl.col("growth")).alias("expected"),
        pl.col("population").alias("earlier"),
    )
    later = checked_population(population).select("area", "year", "population")
    residual = pl.col("population") - pl.col("expected")
    return (
        expected.join(later.drop_nulls(), on=["area", "year"])
        .with_columns(
            residual.alias("residual"),
            pl.when(pl.col("earlier") > 0).then(residual / pl.col("earlier")).alias("relative"),
        )
        .select("area", "year", "expected", "population", "residual", "relative")
        .sort("area", "year")
    )


def detected_breaks(population: pl.DataFrame, *, least: float = LEAST_BREAK) -> pl.DataFrame:
    """Return the rows of ``unexplained`` whose residual is more than ``least`` of the population.

    The first year in the new borders is ``year``: figures from then on are about another area.
    """
    return unexplained(population).filter(pl.col("relative").abs() > least)


def break_flags(breaks: pl.DataFrame) -> pl.DataFrame:
    """Return the flag "B" for the first period after each break: area, period, flag."""
    return breaks.select(
        "area", pl.col("year").cast(pl.String).alias("period"), pl.lit("B").alias("flag")
    ).unique(maintain_order=True)


def checked_population(population: pl.DataFrame) -> pl.DataFrame:
    """Return ``population`` when it has the columns ``POPULATION``, each area and year once."""
    place = "population table"
    if dict(population.schema) != POPULATION:
        raise FigureError(
            f"the table has the columns {dict(population.schema)}, expected {POPULATION}",
            place=place,
        )
    double = population.filter(pl.struct("area", "year").is_duplicated())
    if double.height:
        area, year = double.row(0)[:2]
        raise FigureError(
            f"{area} occurs twice in {year}",
            place=place,
            hint="keep one row an area and year: the total of both sexes and all ages",
        )
    return population
