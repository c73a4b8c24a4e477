"""What must hold of the figures that an indicator has in other countries."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regiokompas.declarations.checks.findings import Finding, Location, text_findings
from regiokompas.declarations.checks.indicators import recipe_findings
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_nuts_code
from regiokompas.domain.indicators import Abroad, Indicator, Input
from regiokompas.domain.periods import is_period

_COUNTRY_LETTERS = 2
# Lists of codes in which areas of other countries stand.
_FOREIGN_LISTS = ("nuts", "kreis")


def abroad_findings(indicator: Indicator, declarations: Declarations) -> Iterator[Finding]:
    """Find figures of another country without a grade, and declarations abroad that do not fit."""
    tables = [part.table for item in indicator.inputs.values() for part in item.parts]
    foreign = [table for table in tables if _is_foreign(table, declarations)]
    if foreign and not indicator.abroad:
        yield (
            ("inputs",),
            (
                f"the table '{foreign[0]}' has figures of other countries, but nothing says how "
                "far they compare"
            ),
            "declare [[abroad]] with a country, a grade and the difference in words",
        )
    countries = [item.country for item in indicator.abroad]
    for index, item in enumerate(indicator.abroad):
        here: Location = ("abroad", index)
        if countries.count(item.country) > 1:
            yield ((*here, "country"), f"{item.country} stands twice", "keep one of them")
        yield from _one(item, here, indicator, declarations)


def _one(
    item: Abroad, here: Location, indicator: Indicator, declarations: Declarations
) -> Iterator[Finding]:
    if len(item.country) != _COUNTRY_LETTERS or not is_nuts_code(item.country):
        yield (
            (*here, "country"),
            f"'{item.country}' is no country in the code of NUTS",
            "write two letters, such as DE",
        )
    yield from text_findings((*here, "difference"), item.difference)
    for number, change in enumerate(item.breaks):
        if not is_period(change.period):
            place = (*here, "breaks", number, "period")
            yield (place, f"'{change.period}' is no period", "write 2020")
        yield from text_findings((*here, "breaks", number, "reason"), change.reason)
    if bool(item.inputs) != (item.formula is not None):
        yield (
            here,
            "figures abroad need both inputs and a formula, or neither of them",
            "add what is absent, or remove both to use those of the indicator",
        )
    elif item.formula is not None:
        there = replace(indicator, inputs=item.inputs, formula=item.formula)
        for location, sentence, hint in recipe_findings(there, declarations):
            yield ((*here, *location), sentence, hint)
    yield from _break_findings(item, here, item.inputs or indicator.inputs, declarations)


def _break_findings(
    item: Abroad, here: Location, inputs: Mapping[str, Input], declarations: Declarations
) -> Iterator[Finding]:
    """Find a break the publisher marks that readers are not told of."""
    told = {change.period for change in item.breaks}
    for part in (part for declared in inputs.values() for part in declared.parts):
        table = declarations.tables.get(part.table)
        for period in table.breaks.get(item.country, ()) if table is not None else ():
            is_inside = (not part.since or part.since < period) and (
                not part.until or period <= part.until
            )
            if is_inside and period not in told:
                yield (
                    here,
                    (
                        f"the table '{part.table}' has a break for {item.country} in {period}, of "
                        "which the indicator says nothing"
                    ),
                    "declare it under breaks with its reason, or read from that period on",
                )


def _is_foreign(table: str, declarations: Declarations) -> bool:
    declared = declarations.tables.get(table)
    return declared is not None and declared.area is not None and declared.area.by in _FOREIGN_LISTS
