"""The same quantity in two official tables: do they agree?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.analysis.quality.wording import numbers, told
from regiokompas.domain.quality import QualityFinding, SameQuantity, Severity
from regiokompas.domain.texts import Text

# Further apart than this part of the figure, the two tables do not mean the same any more.
SERIOUS_SHARE = 0.05
# Adding and scaling floating-point numbers may leave this part of a figure.
DIRT = 1e-9

_DIFFER = Text(
    nl="{name}: {n} van de {common} cijfers verschillen meer dan {tolerance}. Het meest in "
    "{period} voor {area}: {first} in {one} en {second} in {other}. {reason}",
    en="{name}: {n} of {common} figures differ by more than {tolerance}. Most about {period} for "
    "{area}: {first} in {one} and {second} in {other}. {reason}",
    de="{name}: {n} von {common} Zahlen weichen um mehr als {tolerance} ab. Am meisten {period} "
    "für {area}: {first} in {one} und {second} in {other}. {reason}",
)
_CHOOSE = Text(
    nl="Gebruik één van beide tabellen in een reeks, en noem het verschil bij de indicator.",
    en="Use one of the two tables in a series, and name the difference with the indicator.",
    de="Nutzen Sie in einer Reihe nur eine der Tabellen und nennen Sie den Unterschied.",
)
_NOTHING = Text(
    nl="{name}: {one} en {other} hebben geen enkel cijfer over hetzelfde gebied en jaar.",
    en="{name}: {one} and {other} have no figure about the same area and year.",
    de="{name}: {one} und {other} haben keine Zahl über dasselbe Gebiet und Jahr.",
)
_REMOVE = Text(
    nl="Haal het paar uit quality/pairs.toml, of haal de ontbrekende jaren op.",
    en="Take the pair out of quality/pairs.toml, or fetch the missing years.",
    de="Nehmen Sie das Paar aus quality/pairs.toml oder rufen Sie die fehlenden Jahre ab.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How far two tables agree: how many figures both have, and which differ too much.

    ``differing`` has area, period, first, second and difference, the largest first.
    """

    pair: SameQuantity
    common: int
    differing: pl.DataFrame


def agreement_of(pair: SameQuantity, figures: pl.DataFrame) -> Agreement:
    """Return how far the two parts of ``pair`` agree in ``figures`` (schema ``FIGURES``)."""
    known = figures.drop_nulls("value")
    first = known.filter(pl.col("part") == pair.first.key)
    second = known.filter(pl.col("part") == pair.second.key)
    both = first.select("area", "period", pl.col("value").alias("first")).join(
        second.select("area", "period", pl.col("value").alias("second")), on=["area", "period"]
    )
    difference = pl.col("first") - pl.col("second")
    limit = pair.tolerance + DIRT * pl.col("first").abs()
    return Agreement(
        pair=pair,
        common=len(both),
        differing=both.with_columns(difference.alias("difference"))
        .filter(difference.abs() > limit)
        .sort(pl.col("difference").abs(), "area", "period", descending=[True, False, False]),
    )


def agreement_findings(
    found: Sequence[Agreement], *, names: Mapping[str, str]
) -> list[QualityFinding]:
    """Return the pairs that differ, and those that cannot be compared at all."""
    return [
        _finding(item, names) if item.common else _without(item)
        for item in found
        if not item.common or not item.differing.is_empty()
    ]


def _finding(item: Agreement, names: Mapping[str, str]) -> QualityFinding:
    pair, worst = item.pair, item.differing.row(0, named=True)
    largest = max(abs(worst["first"]), abs(worst["second"]))
    is_far = abs(worst["difference"]) > SERIOUS_SHARE * largest
    severity: Severity = "serious" if is_far else "warning"
    decimals = 0 if worst["first"] == round(worst["first"]) else 1
    return QualityFinding(
        kind="tables-differ",
        severity=severity,
        place=pair.id,
        area=worst["area"],
        period=worst["period"],
        what=told(
            _DIFFER,
            name=pair.name,
            n=len(item.differing),
            common=item.common,
            tolerance=numbers(pair.tolerance, decimals=0 if pair.tolerance >= 1 else 1),
            period=worst["period"],
            area=names.get(worst["area"], worst["area"]),
            first=numbers(worst["first"], decimals=decimals),
            second=numbers(worst["second"], decimals=decimals),
            one=pair.first.table,
            other=pair.second.table,
            reason=pair.reason,
        ),
        action=_CHOOSE,
    )


def _without(item: Agreement) -> QualityFinding:
    pair = item.pair
    return QualityFinding(
        kind="tables-differ",
        severity="note",
        place=pair.id,
        what=told(_NOTHING, name=pair.name, one=pair.first.table, other=pair.second.table),
        action=_REMOVE,
    )
