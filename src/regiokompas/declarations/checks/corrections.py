"""What must hold of the declared corrections of a region."""

from collections.abc import Iterator
from datetime import date

from regiokompas.analysis.corrections import corrects
from regiokompas.declarations.checks.findings import (
    Finding,
    Location,
    id_findings,
    nearest,
    text_findings,
)
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.corrections import Correction
from regiokompas.domain.periods import is_period


def correction_findings(
    corrections: tuple[Correction, ...], declarations: Declarations
) -> Iterator[Finding]:
    """Find corrections of nothing, of the same figure twice, without a reason or a day."""
    seen: set[tuple[object, ...]] = set()
    for index, item in enumerate(corrections):
        here: Location = ("corrections", index)
        for location, sentence, hint in id_findings(item.id):
            yield (*here, *location), sentence, hint
        yield from _figure_findings(item, here, declarations)
        yield from text_findings((*here, "reason"), item.reason)
        if not item.by:
            yield (*here, "by"), "'by' is empty", "name the function or organisation"
        if not item.evidence.startswith(("https://", "http://")):
            yield (
                (*here, "evidence"),
                f"'{item.evidence}' is no address",
                "give the web address at which the right figure is to be seen",
            )
        if not _is_day(item.on):
            yield (*here, "on"), f"'{item.on}' is no day", "write it as 2026-05-07"
        figure = (item.table, item.measure, *sorted(item.where.items()), item.area, item.period)
        for name in (figure, (item.id,)):
            if name in seen:
                yield (
                    here,
                    f"'{item.id}' is declared twice, or corrects a figure that another one does",
                    "keep one of the two",
                )
            seen.add(name)


def _figure_findings(
    item: Correction, here: Location, declarations: Declarations
) -> Iterator[Finding]:
    if item.table not in declarations.tables:
        yield (
            (*here, "table"),
            f"the table '{item.table}' does not exist",
            nearest(item.table, list(declarations.tables)),
        )
    elif not any(
        corrects(item, part)
        for indicator in declarations.indicators.values()
        for declared in indicator.inputs.values()
        for part in declared.parts
    ):
        yield (
            (*here, "measure"),
            f"no indicator uses the measure '{item.measure}' of '{item.table}' like this",
            "copy table, measure and where from the indicator",
        )
    if not is_area_code(item.area):
        yield (*here, "area"), f"'{item.area}' is no area code", "write a code such as GM0153"
    if not is_period(item.period):
        yield (*here, "period"), f"'{item.period}' is no period", "write 2020"
    if item.value == item.instead_of:
        yield (
            (*here, "value"),
            "the correction changes nothing",
            "give the right value, and in instead_of what the source gives",
        )


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
