"""Border changes to declare, from the inhabitants of every municipality and their growth."""

from collections.abc import Iterator

import polars as pl

from regiokompas.analysis.harmonisation.changes import detected_changes
from regiokompas.analysis.harmonisation.residuals import POPULATION
from regiokompas.domain.harmonisation import BorderChange, BorderShare
from regiokompas.domain.series import FIGURES, checked
from regiokompas.domain.texts import Text


def population_of(figures: pl.DataFrame, *, population: str, growth: str) -> pl.DataFrame:
    """Return ``figures`` (``FIGURES``) of the two named parts as a table (``POPULATION``)."""
    rows = checked(figures, FIGURES, place="inhabitants and growth").select(
        "area", pl.col("period").cast(pl.Int64).alias("year"), "part", "value"
    )
    people, more = (
        rows.filter(pl.col("part") == part).select("area", "year", pl.col("value").alias(name))
        for part, name in ((population, "population"), (growth, "growth"))
    )
    both = people.join(more, on=["area", "year"], how="left")
    return both.select(list(POPULATION)).sort("area", "year")


def border_changes(population: pl.DataFrame, *, table: str) -> tuple[BorderChange, ...]:
    """Return the changes of every year that ``population`` (``POPULATION``) tells.

    Beside what moved, an area that received something and had existed before gets a share 1 to
    itself: the matrix of a year is complete for the areas it names. ``table`` is the name of the
    table in the words of source.
    """
    rows = detected_changes(population)
    return tuple(
        _change(population, rows.filter(pl.col("year") == year), year=year, table=table)
        for year in sorted(rows["year"].unique())
    )


def _change(population: pl.DataFrame, rows: pl.DataFrame, *, year: int, table: str) -> BorderChange:
    is_open = pl.col("kind") == "unresolved"
    unresolved, resolved = rows.filter(is_open), rows.filter(~is_open)
    people = population.drop_nulls("population")
    before, after = (people.filter(pl.col("year") == each) for each in (year - 1, year))
    shares = sorted({*_moved(resolved), *_kept(resolved, set(before["area"]))})
    return BorderChange(
        year=year,
        shares=tuple(BorderShare(old=o, current=c, share=share) for o, c, share in shares),
        source=_source(table, year),
        unresolved_old=tuple(sorted(unresolved["old"].drop_nulls())),
        unresolved_current=tuple(sorted(unresolved["current"].drop_nulls())),
        unresolved_ended=tuple(sorted(set(unresolved["old"].drop_nulls()) - set(after["area"]))),
    )


def _moved(rows: pl.DataFrame) -> Iterator[tuple[str, str, float]]:
    yield from rows.select("old", "current", "share").iter_rows()


def _kept(rows: pl.DataFrame, before: set[str]) -> Iterator[tuple[str, str, float]]:
    for area in sorted((set(rows["current"]) & before) - set(rows["old"])):
        yield area, area, 1.0


def _source(table: str, year: int) -> Text:
    return Text(
        nl=f"{table}: inwoners op 1 januari {year - 1} en {year} en de groei in {year - 1}",
        en=f"{table}: inhabitants on 1 January {year - 1} and {year}, and growth in {year - 1}",
        de=f"{table}: Einwohner am 1. Januar {year - 1} und {year} und Wachstum in {year - 1}",
    )
