"""Breaks that a publisher marks in its figures must be declared, so that no reader misses them."""

from collections.abc import Mapping

import polars as pl

from regiokompas.domain.areas import country_of_area
from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.flags import marks_break


def refuse_undeclared_breaks(cells: pl.DataFrame, table: Table, *, name: str) -> None:
    """Refuse a figure in ``cells`` (area, period, flags) with a break that ``table`` does not list.

    The figures of one country share their breaks: ``breaks`` of the table has them by country.
    """
    marks = [text for text in cells["flags"].unique().to_list() if marks_break(text)]
    marked = cells.filter(pl.col("flags").is_in(marks)).select("area", "period").unique()
    for area, period in marked.sort("area", "period").iter_rows():
        if period not in _listed(table.breaks, area):
            raise SourceError(
                f"the publisher marks a break for {area} in {period}, which is not declared",
                hint=f"read only the periods after it (`since`), or declare it: in the table "
                f'breaks.{country_of_area(area)} = ["{period}"], and in the indicator with its '
                "reason",
                place=name,
            )


def _listed(breaks: Mapping[str, tuple[str, ...]], area: str) -> tuple[str, ...]:
    return breaks.get(country_of_area(area), ())
