"""Border changes recomputed from the official table of inhabitants and growth."""

from collections.abc import Mapping

import polars as pl

from regiokompas.analysis.harmonisation.declaring import border_changes, population_of
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.harmonisation import BorderChanges
from regiokompas.domain.indicators import Part
from regiokompas.sources.registry import READERS


def recomputed_borders(
    declarations: Declarations,
    contents: Mapping[str, bytes],
    *,
    table: str,
    population: str,
    growth: str,
) -> BorderChanges:
    """Return the border changes that ``contents``, the answers of ``table``, tell.

    ``population`` and ``growth`` are the measures of inhabitants on 1 January and of growth.
    ``NotFoundError`` where the table is not declared.
    """
    declared = declarations.tables.get(table)
    if declared is None:
        raise NotFoundError(
            f"there is no table '{table}'",
            hint=f"known: {', '.join(sorted(declarations.tables))}",
        )
    people, more = (Part(table=table, measure=name, unit="number") for name in (population, growth))
    figures = READERS[declared.format](declared, contents, (people, more), {})
    municipal = figures.filter(pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value))
    told = population_of(municipal, population=people.key, growth=more.key)
    years = told["year"].unique().sort().to_list()
    return BorderChanges(
        table=table,
        publisher=declared.publisher,
        licence=declared.licence,
        population=population,
        growth=growth,
        first=years[0],
        last=years[-1],
        changes=border_changes(told, table=f"{declared.publisher}, {declared.table}"),
    )
