"""Mergers and splits that follow from a population table alone."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import polars as pl

from regiokompas.analysis.harmonisation.residuals import (
    LEAST_BREAK,
    checked_population,
    detected_breaks,
)

# One row for each pair of an old area and where it went; nulls where that does not follow.
CHANGES: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "year": pl.Int64,
    "old": pl.String,
    "current": pl.String,
    "share": pl.Float64,
    "kind": pl.String,
}

# Among more areas at once a sum fits too often by chance to prove anything.
MOST_TOGETHER = 5

People = dict[str, float]
Row = tuple[int, str | None, str | None, float | None, str]


def detected_changes(population: pl.DataFrame, *, tolerance: float = 0.5) -> pl.DataFrame:
    """Return the mergers, splits and transfers between following 1 Januaries (``CHANGES``).

    What left an area must arrive in others, to within ``tolerance`` persons. "merge": old areas
    that went whole, together exactly what one area gained. "split": one area divided over several,
    shares by inhabitants; "transfer": a part of one area to one other. Where no or more than one
    combination fits, the area is told as "unresolved": an old one without a destination, or a
    current one that gained without an origin. The share an area keeps has its own row.
    """
    table = checked_population(population)
    years = sorted(table.drop_nulls("population")["year"].unique())
    rows = [row for year in years for row in _changes_of(table, year=year + 1, within=tolerance)]
    return pl.DataFrame(rows, schema=CHANGES, orient="row").sort("year", "old", "current")


def _changes_of(table: pl.DataFrame, *, year: int, within: float) -> Iterator[Row]:
    """Yield the changes on 1 January of ``year``; none where that year is not in the table."""
    earlier = table.filter(pl.col("year") == year - 1).drop_nulls("population")
    later = table.filter(pl.col("year") == year).drop_nulls(["population"])
    if later.is_empty():
        return
    # An area dissolved within a year has no growth of its own: its people moved as they were.
    expected = _people(earlier, pl.col("population") + pl.col("growth").fill_null(0))
    found = _people(later, pl.col("population"))
    around = pl.concat([earlier, later])
    moved = _people(detected_breaks(around, least=LEAST_BREAK), pl.col("residual"))
    gained = {area: people for area, people in moved.items() if people > 0}
    gained |= {area: people for area, people in found.items() if area not in expected}
    gone = {area: people for area, people in expected.items() if area not in found}
    lost = {area: -people for area, people in moved.items() if people < 0}
    yield from _merges(gone, gained, year=year, within=within)
    yield from _splits(gone | lost, gained, expected, year=year, within=within)


def _people(frame: pl.DataFrame, number: pl.Expr) -> People:
    return dict(frame.select("area", number.alias("people")).iter_rows())


def _merges(gone: People, gained: People, *, year: int, within: float) -> Iterator[Row]:
    """Yield whole areas that explain a gain, and take both out of what is to be explained."""
    progress = True
    while progress:
        progress = False
        for current, people in sorted(gained.items()):
            together = _the_only_sum(gone, people, within=within)
            if together:
                progress = True
                del gained[current]
                for old in together:
                    del gone[old]
                    yield year, old, current, 1.0, "merge"


def _splits(
    lost: People, gained: People, expected: People, *, year: int, within: float
) -> Iterator[Row]:
    """Yield the areas that were divided, and the losses and gains that stay unexplained."""
    remaining = dict(gained)
    for old, people in sorted(lost.items()):
        together = _the_only_sum(remaining, people, within=within)
        if not together:
            yield year, old, None, None, "unresolved"
            continue
        kind = "split" if len(together) > 1 else "transfer"
        total = max(expected[old], people)
        for current in together:
            yield year, old, current, remaining.pop(current) / total, kind
        if total - people > within:
            yield year, old, old, (total - people) / total, kind
    for current in sorted(remaining):
        yield year, None, current, None, "unresolved"


def _the_only_sum(numbers: Mapping[str, float], total: float, *, within: float) -> tuple[str, ...]:
    """Return the areas that together make ``total``; empty where none or several sets do."""
    most = min(MOST_TOGETHER, len(numbers))
    fitting = [
        areas
        for size in range(1, most + 1)
        for areas in combinations(sorted(numbers), size)
        if abs(sum(numbers[area] for area in areas) - total) <= within
    ]
    return fitting[0] if len(fitting) == 1 else ()
