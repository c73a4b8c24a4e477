"""Figures of every year told for the municipalities of today, and where that cannot be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.analysis.aggregation import all_origins
from regiokompas.analysis.harmonisation.breaks import years_redrawn
from regiokompas.analysis.harmonisation.figures import harmonised_counts
from regiokompas.analysis.harmonisation.matrices import chained, weights_of
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.harmonisation import MARKS, WEIGHTS, BorderChange, Statistic
from regiokompas.domain.series import FIGURES

KEY = ["part", "area", "period"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PartMunicipalities:
    """Whose municipalities the figures of a part are about.

    Those of 1 January of ``year``; None: of each period less ``shift`` years, for a position at
    the end of a year that is told for the first day of the next.
    """

    year: int | None = None
    shift: int = 0


class Borders:
    """The border changes of a country, and what follows from them for each year."""

    def __init__(self, changes: Sequence[BorderChange] = ()) -> None:
        """Take the ``changes``, a year each, oldest first."""
        self.changes = tuple(changes)
        self.redrawn = years_redrawn(self.changes)
        self.ended = _ended(self.changes)
        self.begun = _begun(self.changes)
        self._after: dict[int, pl.DataFrame] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something changed."""
        return tuple(change.year for change in self.changes)

    def since(self, year: int) -> int:
        """Return the first year of the same borders as ``year``; 0 before every known change."""
        return max((each for each in self.years if each <= year), default=0)

    def matrix_after(self, year: int) -> pl.DataFrame:
        """Return the matrix (``WEIGHTS``) from the municipalities of ``year`` to those of today.

        It has only areas that something happened to. An area of which the figures do not tell
        where it went is left out when it ended, and otherwise stays what it was.
        """
        since = self.since(year)
        if since not in self._after:
            self._after[since] = self._matrix(since)
        return self._after[since]

    def _matrix(self, year: int) -> pl.DataFrame:
        later = [change for change in self.changes if change.year > year]
        codes = sorted({*self.redrawn, *self.begun})
        whole = pl.DataFrame(
            {"old": codes, "current": codes, "share": [1.0] * len(codes)}, schema=WEIGHTS
        )
        for change in later:
            whole = chained(whole, weights_of(change, areas=codes))
        not_yet = [code for code, begun in self.begun.items() if begun > year]
        existed = whole.filter(
            ~pl.col("old").is_in(not_yet), ~pl.col("current").is_in(list(self.ended))
        )
        moved = existed.filter((pl.col("old") != pl.col("current")) | (pl.col("share") < 1))
        return existed.filter(pl.col("current").is_in(moved["current"].to_list()))

    def unresolved(self) -> dict[str, tuple[int, ...]]:
        """Return for the areas of today the years that no matrix bridges.

        Those of an area that went into another one later are years of that one as well.
        """
        found: dict[str, set[int]] = {}
        for change in self.changes:
            named = {*change.unresolved_old, *change.unresolved_current}
            heirs = self.matrix_after(change.year).filter(pl.col("old").is_in(named))["current"]
            for area in {*named, *heirs} - set(self.ended):
                found.setdefault(area, set()).add(change.year)
        return {area: tuple(sorted(years)) for area, years in sorted(found.items())}


def in_current_borders(
    figures: pl.DataFrame, borders: Borders, parts: Mapping[str, PartMunicipalities]
) -> pl.DataFrame:
    """Return the counts in ``figures`` told for the municipalities of today.

    ``figures`` has the columns ``FIGURES`` and origin (a list), and so has the answer; ``parts``
    tells for each part whose municipalities its figures are about. What a source itself tells of
    a municipality before it began wins over the sum of its predecessors. Other areas than those
    that changed keep their rows as they are; municipalities that ended have none.
    """
    rows = figures.with_columns(about_year(parts))
    changed = [
        _told_for_today(rows.filter(pl.col("about") == year), borders.matrix_after(year))
        for year in _years_to_tell(rows, borders)
    ]
    kept = rows.filter(~_is_told(rows, borders)).drop("about").filter(_exists(borders))
    if not changed:
        return kept
    told = pl.concat(changed).join(kept.drop_nulls("value"), on=KEY, how="anti")
    return pl.concat([kept.join(told, on=KEY, how="anti"), told.select(kept.columns)]).sort(KEY)


def existing(figures: pl.DataFrame, borders: Borders) -> pl.DataFrame:
    """Return ``figures`` without the municipalities that ended: each year in its own borders."""
    return figures.filter(_exists(borders))


def marks_of(
    figures: pl.DataFrame,
    borders: Borders,
    parts: Mapping[str, PartMunicipalities],
    *,
    indicator: str,
    is_summed: bool,
) -> pl.DataFrame:
    """Return the marks (columns ``MARKS``) of the municipalities in ``figures``.

    ``figures`` (``FIGURES``) are those of one indicator, as its sources give them. With
    ``is_summed`` they are told for today as far as a matrix exists. "B" is the first period after
    a change that is not bridged; "G" a period whose figure was added up or divided.
    """
    rows = figures.filter(_is_municipal(), pl.col("value").is_not_null()).select(
        "area", "period", about_year(parts)
    )
    if is_summed:
        years, added = borders.unresolved(), [_added_up(rows, borders)]
        rows = _inherited(rows, borders)
    else:
        years, added = borders.redrawn, []
    broken = [(area, period, "B") for area, period in _broken(rows, years, borders)]
    schema = {name: kind for name, kind in MARKS.items() if name != "indicator"}
    return (
        pl.concat([pl.DataFrame(broken, schema=schema, orient="row"), *added])
        .filter(_exists(borders))
        .unique()
        .select(pl.lit(indicator).alias("indicator"), *schema)
        .sort(list(MARKS))
    )


def about_year(parts: Mapping[str, PartMunicipalities]) -> pl.Expr:
    """Return whose municipalities each figure is about, as the column about."""
    fixed = {key: item.year for key, item in parts.items() if item.year is not None}
    shifts = {key: item.shift for key, item in parts.items()}
    own = pl.col("period").str.slice(0, 4).cast(pl.Int64) - pl.col("part").replace_strict(
        shifts, default=0, return_dtype=pl.Int64
    )
    declared = pl.col("part").replace_strict(fixed, default=None, return_dtype=pl.Int64)
    return pl.coalesce(declared, own).alias("about")


def _told_for_today(rows: pl.DataFrame, weights: pl.DataFrame) -> pl.DataFrame:
    """Return the figures of ``rows`` (of one set of borders) for the areas of today."""
    old = rows.filter(pl.col("area").is_in(weights["old"].to_list()))
    told = harmonised_counts(old.select(list(FIGURES)), weights, statistic=Statistic.COUNT)
    origins = (
        old.join(weights, left_on="area", right_on="old")
        .group_by("part", pl.col("current").alias("area"), "period")
        .agg(all_origins())
    )
    return told.join(origins, on=KEY, how="left")


def _added_up(rows: pl.DataFrame, borders: Borders) -> pl.DataFrame:
    """Return area, period and mark "G" of sums and shares of other areas, not of new names."""
    several = (
        _heirs(rows, borders)
        .group_by("current", "about")
        .agg(((pl.col("share") < 1).any() | (pl.len() > 1)).alias("is_other"))
        .filter("is_other")
    )
    return (
        rows.join(_heirs(rows, borders), left_on=["area", "about"], right_on=["old", "about"])
        .join(several, on=["current", "about"], how="semi")
        .select(pl.col("current").alias("area"), "period", pl.lit("G").alias("mark"))
    )


def _inherited(rows: pl.DataFrame, borders: Borders) -> pl.DataFrame:
    """Return ``rows`` (area, period, about) with the areas of today that they became part of."""
    heirs = _heirs(rows, borders).select(pl.col("old").alias("area"), "about", "current")
    return rows.join(heirs, on=["area", "about"], how="left").select(
        pl.coalesce("current", "area").alias("area"), "period", "about"
    )


def _heirs(rows: pl.DataFrame, borders: Borders) -> pl.DataFrame:
    """Return the matrices of every year that ``rows`` are about (``WEIGHTS`` and about)."""
    about = pl.DataFrame(schema={**WEIGHTS, "about": pl.Int64})
    return pl.concat(
        [
            about,
            *(
                borders.matrix_after(year).with_columns(pl.lit(year, dtype=pl.Int64).alias("about"))
                for year in _years_to_tell(rows, borders)
            ),
        ]
    )


def _years_to_tell(rows: pl.DataFrame, borders: Borders) -> list[int]:
    """Return the years whose municipalities are not all those of today."""
    last = max(borders.years, default=0)
    years = rows.filter(_is_municipal(), pl.col("about") < last)["about"].unique().sort()
    return [year for year in years if not borders.matrix_after(year).is_empty()]


def _is_told(rows: pl.DataFrame, borders: Borders) -> pl.Series:
    """Return which of ``rows`` become part of the figure of another area or share of one."""
    told = (
        _heirs(rows, borders)
        .select(pl.col("old").alias("area"), "about", pl.lit(value=True).alias("told"))
        .unique()
    )
    joined = rows.join(told, on=["area", "about"], how="left", maintain_order="left")
    return joined["told"].fill_null(value=False)


def _broken(
    rows: pl.DataFrame, years: Mapping[str, tuple[int, ...]], borders: Borders
) -> Iterator[tuple[str, str]]:
    """Yield area and period of the first figures after a change that nothing bridges.

    Where a figure is computed from figures of two sets of borders the older one counts.
    """
    first = (
        rows.filter(pl.col("area").is_in(list(years)))
        .group_by("area", "period")
        .agg(pl.col("about").min())
        .sort("area", "period")
    )
    for (area,), periods in first.group_by("area", maintain_order=True):
        own = [each for each in years[str(area)] if borders.begun.get(str(area)) != each]
        earlier: int | None = None
        for period, about in periods.select("period", "about").iter_rows():
            if earlier is not None and any(earlier < year <= about for year in own):
                yield str(area), period
            earlier = about


def _exists(borders: Borders) -> pl.Expr:
    return ~pl.col("area").is_in(sorted(borders.ended))


def _is_municipal() -> pl.Expr:
    return pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value)


def _ended(changes: Sequence[BorderChange]) -> dict[str, int]:
    """Return the areas that no longer exist, with the year of their end."""
    found: dict[str, int] = {}
    for change in changes:
        currents = {row.current for row in change.shares} | set(change.unresolved_current)
        olds = {row.old for row in change.shares}
        for code in sorted((olds | set(change.unresolved_ended)) - currents):
            if code not in change.unresolved_old or code in change.unresolved_ended:
                found[code] = change.year
    return found


def _begun(changes: Sequence[BorderChange]) -> dict[str, int]:
    """Return the areas that began with a change whose origins are known, with its year."""
    found: dict[str, int] = {}
    for change in changes:
        olds = {row.old for row in change.shares}
        for code in sorted({row.current for row in change.shares} - olds):
            found.setdefault(code, change.year)
    return found
