"""What must hold of a declared indicator."""

from collections.abc import Iterator

import polars as pl

from regiokompas.declarations.checks.findings import (
    Finding,
    Location,
    id_findings,
    nearest,
    text_findings,
)
from regiokompas.declarations.load import Declarations
from regiokompas.domain.indicators import Formula, Indicator, Input
from regiokompas.domain.periods import is_period


def indicator_findings(indicator: Indicator, declarations: Declarations) -> Iterator[Finding]:
    """Find what does not hang together in the declaration of an indicator."""
    yield from id_findings(indicator.id)
    if indicator.unit not in declarations.units:
        yield (
            ("unit",),
            f"the unit '{indicator.unit}' does not exist",
            nearest(indicator.unit, list(declarations.units)),
        )
    yield from text_findings(("name",), indicator.name)
    yield from text_findings(("definition",), indicator.definition)
    yield from recipe_findings(indicator, declarations)
    yield from _wanted_findings(indicator)
    for index, change in enumerate(indicator.breaks):
        if not is_period(change.period):
            yield (("breaks", index, "period"), f"'{change.period}' is no period", "write 2020")
        yield from text_findings(("breaks", index, "reason"), change.reason)


def _wanted_findings(indicator: Indicator) -> Iterator[Finding]:
    """Find a draft that does not say what it waits for, and a published one that says it waits."""
    wanted = indicator.wanted
    if wanted is None:
        if indicator.status == "draft" and not indicator.inputs:
            yield (
                (),
                "the draft has no inputs and does not say what it waits for",
                "add [inputs.NAME], or [wanted]: the table, what is missing, who can fill it",
            )
        return
    if indicator.status == "published":
        yield (("wanted",), "a published indicator waits for nothing", "take [wanted] out")
    for key in ("publisher", "table", "title", "address"):
        if not getattr(wanted, key):
            yield (("wanted", key), f"'{key}' is empty", "say it, so that somebody can find it")
    yield from text_findings(("wanted", "missing"), wanted.missing)
    yield from text_findings(("wanted", "who"), wanted.who)


def recipe_findings(indicator: Indicator, declarations: Declarations) -> Iterator[Finding]:
    """Find what does not hang together in the inputs and the formula of an indicator."""
    for name, declared in indicator.inputs.items():
        yield from _input_findings(name, declared, indicator, declarations)
    yield from _formula_findings(indicator, declarations)


def _input_findings(
    name: str, declared: Input, indicator: Indicator, declarations: Declarations
) -> Iterator[Finding]:
    here: Location = ("inputs", name)
    if not declared.parts:
        yield (here, f"the input '{name}' has no parts", "name a table and a measure")
    for index, part in enumerate(declared.parts):
        if part.table not in declarations.tables:
            yield (
                (*here, "parts", index, "table"),
                f"the table '{part.table}' does not exist",
                nearest(part.table, list(declarations.tables)),
            )
        if part.factor <= 0:
            yield ((*here, "parts", index, "factor"), "a factor must be above 0", "correct it")
        for key in ("period", "since", "until"):
            written = getattr(part, key)
            if written and not is_period(written):
                yield (
                    (*here, "parts", index, key),
                    f"'{written}' is no period",
                    "write a period such as 2024 or 2024-Q1",
                )
    if (declared.aggregate == "weighted-mean") != bool(declared.weight):
        yield (
            (*here, "weight"),
            f"the input '{name}' must have a weight if, and only if, it is a weighted mean",
            "add or remove 'weight'",
        )
    if declared.weight and declared.weight not in indicator.inputs:
        yield (
            (*here, "weight"),
            f"the weight '{declared.weight}' is no input of this indicator",
            nearest(declared.weight, list(indicator.inputs)),
        )


def _formula_findings(indicator: Indicator, declarations: Declarations) -> Iterator[Finding]:
    formula = indicator.formula
    used = [formula.input, formula.numerator, formula.denominator]
    waits = indicator.wanted is not None and not indicator.inputs
    for name in used:
        if name and name not in indicator.inputs and not waits:
            yield (
                ("formula",),
                f"the formula names '{name}', which is no input",
                nearest(name, list(indicator.inputs)),
            )
    needed = {
        "value": ("input",),
        "share": ("numerator", "denominator"),
        "rate": ("numerator", "denominator"),
        "sql": ("sql",),
    }[formula.kind]
    for key in needed:
        if not getattr(formula, key):
            yield (("formula",), f"a formula of kind '{formula.kind}' needs '{key}'", "add it")
    if formula.kind == "share" and indicator.unit != "percent":
        yield (
            ("unit",),
            f"a share is in per cent, but the unit is '{indicator.unit}'",
            'write unit = "percent", or use another formula',
        )
    if formula.kind == "sql" and formula.sql:
        yield from _sql_findings(formula, indicator)
    yield from _value_unit_findings(indicator, declarations)


def _sql_findings(formula: Formula, indicator: Indicator) -> Iterator[Finding]:
    try:
        names = pl.sql_expr(formula.sql).meta.root_names()
    except pl.exceptions.PolarsError as error:
        yield (("formula", "sql"), f"this SQL cannot be read: {error}", "correct the expression")
        return
    for name in names:
        if name not in indicator.inputs and not (indicator.wanted and not indicator.inputs):
            yield (
                ("formula", "sql"),
                f"the SQL names '{name}', which is no input",
                nearest(name, list(indicator.inputs)),
            )


def _value_unit_findings(indicator: Indicator, declarations: Declarations) -> Iterator[Finding]:
    """Find figures published in another unit than the indicator's, without a factor."""
    formula, unit = indicator.formula, declarations.units.get(indicator.unit)
    if formula.kind != "value" or formula.input not in indicator.inputs or unit is None:
        return
    for index, part in enumerate(indicator.inputs[formula.input].parts):
        is_other = bool(unit.written) and part.unit not in unit.written and part.factor == 1
        if is_other or (part.unit == "%") != (indicator.unit == "percent"):
            yield (
                ("inputs", formula.input, "parts", index, "unit"),
                f"the source publishes in '{part.unit}' but the indicator is in '{indicator.unit}'",
                "correct the unit, or give the factor that turns one into the other",
            )
