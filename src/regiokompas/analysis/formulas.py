"""The declared formula of an indicator, applied to its inputs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from types import MappingProxyType

import polars as pl

from regiokompas.analysis.aggregation import (
    VALUES,
    ratio_of_sums,
    summed,
    weighted_mean,
    without_own_value,
)
from regiokompas.analysis.joining import quantities
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.series import SERIES, STATUS, WITHOUT_VALUE

# Floating-point dirt of sums and factors lies far beyond the tenth decimal of any figure here.
DECIMALS_KEPT = 10

# A table may give years, quarters and months; an indicator has one frequency.
PERIODS = {"year": r"^\d{4}$", "quarter": r"^\d{4}-Q\d$", "month": r"^\d{4}-\d{2}$"}


def indicator_series(
    indicator: Indicator,
    figures: pl.DataFrame,
    *,
    region: str,
    members: Sequence[str],
    country: str,
    nationwide: pl.DataFrame | None = None,
    abroad: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> pl.DataFrame:
    """Return the series of an indicator for every area (schema ``SERIES``).

    ``figures`` (schema ``FIGURES``) are what the sources give. ``region`` is the code whose own
    published figure wins over one computed from ``members``; ``country`` is computed from all
    municipalities only where the indicator says so, from ``nationwide``: the figures of the
    municipalities of each year (None: ``figures``). ``abroad`` has the codes of areas by country;
    figures of a country for which the indicator declares no comparability are a ``FigureError``.
    """
    of_frequency = figures.filter(pl.col("period").str.contains(PERIODS[indicator.frequency]))
    place = f"indicator {indicator.id}"
    if nationwide is None:
        inputs = whole = quantities(indicator.inputs, of_frequency, place=place)
    else:
        published = nationwide.filter(pl.col("period").str.contains(PERIODS[indicator.frequency]))
        whole = quantities(indicator.inputs, published, place=place)
        inputs = quantities(indicator.inputs, of_frequency, place=place, is_agreed=True)
    series = own_values(indicator, inputs)
    foreign = values_abroad(indicator, of_frequency, series, abroad=abroad)
    codes = [code for areas in abroad.values() for code in areas]
    series = series.filter(~pl.col("area").is_in(codes))
    exact = from_own_and_members(indicator, inputs, members=members, target=region)
    series = without_own_value(series, exact)
    regional = from_members(indicator, inputs, members=members, target=region)
    series = without_own_value(series, regional)
    if indicator.country_from_parts:
        national = from_members(indicator, whole, members=None, target=country)
        series = without_own_value(series, national)
    return _as_series(pl.concat([series, *foreign]), indicator.id)


def is_summed(indicator: Indicator) -> bool:
    """Return whether every input that ``indicator`` is computed with is a count to add up."""
    return bool(indicator.inputs) and all(
        indicator.inputs[name].aggregate == "sum" for name in _computed_with(indicator)
    )


def own_values(indicator: Indicator, inputs: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the formula applied to each area's own figures (columns ``VALUES``)."""
    formula = indicator.formula
    if formula.kind == "value":
        return inputs[formula.input].select(VALUES)
    wide = _wide({name: inputs[name] for name in _computed_with(indicator)})
    return _computed(wide, _expression(indicator))


def values_abroad(
    indicator: Indicator,
    figures: pl.DataFrame,
    own: pl.DataFrame,
    *,
    abroad: Mapping[str, Collection[str]],
) -> list[pl.DataFrame]:
    """Return the values of each country in ``abroad`` (columns ``VALUES``).

    They follow from the inputs declared for that country or, where none are, stand in ``own``:
    the indicator's own formula applied to every area.
    """
    found = []
    for country, codes in abroad.items():
        declared = indicator.abroad_in(country)
        values = own.filter(pl.col("area").is_in(list(codes)))
        if declared is None:
            _refuse_without_grade(indicator, values, country=country)
        elif declared.formula is not None:
            there = replace(indicator, inputs=declared.inputs, formula=declared.formula)
            place = f"indicator {indicator.id}, abroad {country}"
            computed = own_values(there, quantities(there.inputs, figures, place=place))
            values = computed.filter(pl.col("area").is_in(list(codes)))
        found.append(values)
    return found


def _refuse_without_grade(indicator: Indicator, values: pl.DataFrame, *, country: str) -> None:
    if values.is_empty():
        return
    area, period = values.select("area", "period").row(0)
    raise FigureError(
        f"there are figures of {country} ({area}, {period}), but nothing says how far they "
        "compare with ours",
        place=f"indicator {indicator.id}",
        hint=f'declare [[abroad]] with country = "{country}", a grade and the difference in words',
    )


def from_own_and_members(
    indicator: Indicator,
    inputs: Mapping[str, pl.DataFrame],
    *,
    members: Sequence[str],
    target: str,
) -> pl.DataFrame:
    """Return the figure of ``target`` from its own quantities and sums (columns ``VALUES``).

    One quantity may be published for the region while another has to be added up. Only periods
    in which every quantity is whole; nothing for a formula that cannot be added up.
    """
    names = _computed_with(indicator)
    if indicator.formula.kind == "value" or not is_summed(indicator):
        return _nothing()
    whole = {}
    for name in names:
        own = inputs[name].filter(pl.col("area") == target).select(VALUES)
        sums = summed(_municipalities(inputs[name]), members=members, target=target)
        whole[name] = without_own_value(own, sums)
    return _computed(_wide(whole), _expression(indicator)).drop_nulls("value")


def from_members(
    indicator: Indicator,
    inputs: Mapping[str, pl.DataFrame],
    *,
    members: Sequence[str] | None,
    target: str,
) -> pl.DataFrame:
    """Return the figure of ``target`` computed from ``members`` (columns ``VALUES``).

    ``members`` None means all municipalities in the figures. Nothing where the indicator's
    inputs say that they cannot be brought together.
    """
    formula = indicator.formula
    local = {name: _municipalities(quantity) for name, quantity in inputs.items()}
    if formula.kind in {"share", "rate"}:
        pair = (formula.numerator, formula.denominator)
        if all(indicator.inputs[name].aggregate == "sum" for name in pair):
            return ratio_of_sums(
                local[formula.numerator],
                local[formula.denominator],
                per=_per(indicator),
                members=members,
                target=target,
            )
        return _nothing()
    brought = {
        name: _brought_together(indicator, local, name, members=members, target=target)
        for name in _computed_with(indicator)
    }
    if formula.kind == "value":
        return brought[formula.input]
    return _computed(_wide(brought), _expression(indicator))


def _computed_with(indicator: Indicator) -> list[str]:
    """Return the inputs the formula computes with; an input that only weighs is none of them."""
    formula = indicator.formula
    if formula.kind == "value":
        return [formula.input]
    if formula.kind == "sql":
        named = set(pl.sql_expr(formula.sql).meta.root_names())
        return [name for name in indicator.inputs if name in named]
    return [formula.numerator, formula.denominator]


def _brought_together(
    indicator: Indicator,
    local: Mapping[str, pl.DataFrame],
    name: str,
    *,
    members: Sequence[str] | None,
    target: str,
) -> pl.DataFrame:
    declared = indicator.inputs[name]
    if declared.aggregate == "weighted-mean":
        return weighted_mean(local[name], local[declared.weight], members=members, target=target)
    if declared.aggregate == "sum" and members is not None:
        return summed(local[name], members=members, target=target)
    return _nothing()


def _municipalities(quantity: pl.DataFrame) -> pl.DataFrame:
    return quantity.filter(pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value))


def _nothing() -> pl.DataFrame:
    """Return no rows, with the columns of ``VALUES``."""
    return pl.DataFrame(schema={name: dtype for name, dtype in SERIES.items() if name in VALUES})


def _per(indicator: Indicator) -> float:
    return 100.0 if indicator.formula.kind == "share" else indicator.formula.per


def _expression(indicator: Indicator) -> pl.Expr:
    formula = indicator.formula
    if formula.kind == "sql":
        return pl.sql_expr(formula.sql)
    denominator = pl.col(formula.denominator)
    return (
        pl.when(denominator > 0)
        .then(_per(indicator) * pl.col(formula.numerator) / denominator)
        .otherwise(None)
    )


def _wide(inputs: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return one row per area and period known to every input, a column for each input."""
    parts = [
        quantity.select(
            "area",
            "period",
            pl.col("value").alias(name),
            pl.col("status").alias(f"status {name}"),
            pl.col("origin").alias(f"origin {name}"),
        )
        for name, quantity in inputs.items()
    ]
    joined = reduce(lambda left, right: left.join(right, on=["area", "period"]), parts)
    return joined.with_columns(
        pl.max_horizontal([f"status {name}" for name in inputs]).alias("status"),
        pl.concat_list([f"origin {name}" for name in inputs])
        .list.unique()
        .list.sort()
        .alias("origin"),
    )


def _computed(wide: pl.DataFrame, expression: pl.Expr) -> pl.DataFrame:
    """Return the value of ``expression`` for every row; without a value the status says so."""
    return wide.select(
        "area",
        "period",
        expression.cast(pl.Float64).alias("value"),
        "status",
        pl.lit(None, dtype=pl.Float64).alias("margin"),
        "origin",
    ).with_columns(
        pl.when(
            pl.col("value").is_null()
            & (pl.col("status") < pl.lit(WITHOUT_VALUE[0].value, dtype=STATUS))
        )
        .then(pl.lit("impossible", dtype=STATUS))
        .otherwise("status")
        .alias("status")
    )


def _as_series(values: pl.DataFrame, identifier: str) -> pl.DataFrame:
    return values.select(
        pl.lit(identifier).alias("indicator"),
        "area",
        "period",
        pl.col("value").round(DECIMALS_KEPT),
        "status",
        "margin",
        "origin",
    ).sort("area", "period")
