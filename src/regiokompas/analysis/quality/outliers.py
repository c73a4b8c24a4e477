"""Changes that stand far out from those of all other municipalities and from the area's own."""

from collections.abc import Mapping, Sequence

import polars as pl

from regiokompas.analysis.quality.wording import told
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.quality import QualityFinding
from regiokompas.domain.texts import Text

ROBUST = 1.4826
# So many robust standard deviations from the middle of all municipalities between two years …
FAR_FROM_OTHERS = 6.0
# … and so many from the middle of the area's own changes, where it has enough of them.
FAR_FROM_ITSELF = 4.0
LEAST_OTHERS = 30
LEAST_OWN = 4

_WHAT = Text(
    nl="{area}: de verandering van {before} naar {period} wijkt sterk af ({z} keer de gewone "
    "spreiding onder gemeenten).",
    en="{area}: the change from {before} to {period} stands far out ({z} times the usual spread "
    "among municipalities).",
    de="{area}: die Veränderung von {before} zu {period} fällt stark aus dem Rahmen ({z}-mal die "
    "übliche Streuung unter Gemeinden).",
)
_CHECK = Text(
    nl="Kijk of de bron dit verklaart: een grenswijziging, een correctie, een echt voorval. "
    "Het cijfer blijft staan.",
    en="See whether the source explains it: a change of borders, a correction, a real event. "
    "The figure stays.",
    de="Prüfen Sie, ob die Quelle es erklärt: eine Grenzänderung, eine Korrektur, ein echtes "
    "Ereignis. Die Zahl bleibt stehen.",
)


def outliers(series: pl.DataFrame) -> pl.DataFrame:
    """Return the changes that stand out: indicator, area, before, period, z (robust).

    A change is that of the logarithm where a series is always above zero, otherwise the plain
    difference, from one figure of an area to its next. Compared are changes over the same two
    periods, of municipalities only: a region or the country moves otherwise.
    """
    key = ["indicator", "before", "period"]
    positive = (pl.col("value").min() > 0).over("indicator")
    level = pl.when(positive).then(pl.col("value").clip(1e-300).log()).otherwise(pl.col("value"))
    is_municipality = pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value)
    changes = (
        series.filter(is_municipality)
        .drop_nulls("value")
        .sort("indicator", "area", "period")
        .with_columns(level.alias("level"))
        .with_columns(
            pl.col("level").diff().over("indicator", "area").alias("change"),
            pl.col("period").shift().over("indicator", "area").alias("before"),
        )
        .drop_nulls("change")
    )
    others = (
        changes.group_by(key)
        .agg(
            pl.col("change").median().alias("middle"),
            _spread(pl.col("change")).alias("spread"),
            pl.len().alias("count"),
        )
        .filter((pl.col("spread") > 0) & (pl.col("count") >= LEAST_OTHERS))
    )
    own_middle = pl.col("change").median().over("indicator", "area")
    own_spread = ROBUST * (pl.col("change") - own_middle).abs().median().over("indicator", "area")
    own_count = pl.len().over("indicator", "area")
    is_usual_here = (own_count >= LEAST_OWN) & (
        (pl.col("change") - own_middle).abs() <= FAR_FROM_ITSELF * own_spread
    )
    return (
        changes.with_columns(is_usual_here.alias("usual"))
        .join(others, on=key)
        .with_columns(((pl.col("change") - pl.col("middle")) / pl.col("spread")).alias("z"))
        .filter((pl.col("z").abs() > FAR_FROM_OTHERS) & ~pl.col("usual"))
        .select("indicator", "area", "before", "period", "z")
        .sort("indicator", "area", "period")
    )


def outlier_findings(
    found: pl.DataFrame,
    *,
    areas: Sequence[str],
    names: Mapping[str, str],
    newest: Mapping[str, str],
) -> list[QualityFinding]:
    """Return the outliers of ``areas``; one in the ``newest`` period of its indicator is a warning.

    They are told, never removed.
    """
    return [
        QualityFinding(
            kind="outlier",
            severity="warning" if newest.get(row["indicator"]) == row["period"] else "note",
            place=row["indicator"],
            area=row["area"],
            period=row["period"],
            what=told(
                _WHAT,
                area=names.get(row["area"], row["area"]),
                before=row["before"],
                period=row["period"],
                z=round(abs(row["z"])),
            ),
            action=_CHECK,
        )
        for row in found.filter(pl.col("area").is_in(list(areas))).iter_rows(named=True)
    ]


def _spread(change: pl.Expr) -> pl.Expr:
    return ROBUST * (change - change.median()).abs().median()
