"""What can only be said of many verdicts at once: false signals, positions and reasons."""

from collections.abc import Collection, Mapping

import numpy as np
import polars as pl

from regiokompas.analysis.assessment.funnel import funnel_limits
from regiokompas.analysis.assessment.multiplicity import adjusted_p
from regiokompas.analysis.assessment.ranks import rank_intervals
from regiokompas.analysis.assessment.reasons import with_reasons
from regiokompas.analysis.assessment.scales import to_scale
from regiokompas.domain.assessments import ASSESSMENTS, with_unknown_stability
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.verdicts import Gate

# The share of what is called out that may be false.
FALSE_SHARE = 0.10
HEADLINES = "headlines"
PERCENT = 100.0


def assessments_of(
    findings: pl.DataFrame,
    *,
    headlines: Collection[str],
    region: str,
    members: Collection[str],
    indicators: Mapping[str, Indicator],
    funnels: pl.DataFrame,
) -> pl.DataFrame:
    """Return ``findings`` (schema ``FINDINGS``) as the verdicts of a release (``ASSESSMENTS``).

    ``headlines`` are the indicators whose verdict on ``region`` counts as a headline, ``members``
    its municipalities; ``funnels`` has limits by indicator and area (see ``funnels_of``).
    """
    counted = with_families(findings, headlines=headlines, region=region, members=members)
    placed = counted.join(
        pl.concat(
            [_positions(part, indicators) for part in _of_members(findings, members)]
            or [_no_positions()]
        ),
        on=["indicator", "area"],
        how="left",
    ).join(funnels, on=["indicator", "area"], how="left")
    return with_unknown_stability(with_reasons(placed)).sort("indicator", "area")


def with_families(
    findings: pl.DataFrame, *, headlines: Collection[str], region: str, members: Collection[str]
) -> pl.DataFrame:
    """Return ``findings`` with p-values adjusted over the verdicts they stand together with.

    The headline verdicts on the region are one family; for the municipalities of the region each
    indicator is one (Benjamini and Hochberg 1995). Other verdicts belong to no family.
    """
    is_headline = pl.col("indicator").is_in(list(headlines)) & (pl.col("area") == region)
    direction = pl.col("probability_direction")
    framed = findings.with_columns(
        is_headline.alias("is_headline"),
        pl.when(is_headline)
        .then(pl.lit(HEADLINES))
        .when(pl.col("area").is_in(list(members)))
        .then("indicator")
        .alias("family"),
        pl.when(pl.col("gate") == Gate.OPEN.value).then(two_sided_p_of(direction)).alias("p"),
    )
    return framed.with_columns(
        pl.when(pl.col("family").is_not_null())
        .then(pl.col("p").map_batches(_adjusted, return_dtype=pl.Float64).over("family"))
        .alias("p_adjusted")
    ).with_columns((pl.col("p_adjusted") <= FALSE_SHARE).alias("is_called_out"))


def two_sided_p_of(direction: pl.Expr) -> pl.Expr:
    """Return the two-sided p of "no movement" for a column of probabilities of direction."""
    return 2 * pl.min_horizontal(direction, 1 - direction)


def _adjusted(p: pl.Series) -> pl.Series:
    numbers = p.to_numpy().astype(np.float64)
    return pl.Series(adjusted_p(numbers)).fill_nan(None)


def _of_members(findings: pl.DataFrame, members: Collection[str]) -> list[pl.DataFrame]:
    """Return the rows of the members with a value in the newest year any has, by indicator."""
    own = findings.filter(pl.col("area").is_in(list(members)), pl.col("value").is_not_null())
    newest = own.filter(pl.col("value_year") == pl.col("value_year").max().over("indicator"))
    return newest.sort("indicator", "area").partition_by("indicator")


def _no_positions() -> pl.DataFrame:
    names = ("indicator", "area", "rank", "rank_low", "rank_high", "ranked")
    return pl.DataFrame(schema={name: ASSESSMENTS[name] for name in names})


def _positions(rows: pl.DataFrame, indicators: Mapping[str, Indicator]) -> pl.DataFrame:
    """Return the rank of each of ``rows`` (one indicator) with its interval; 1 is the highest.

    Where a lower figure is better 1 is the lowest. A value is uncertain by its own error and, for
    a rate, by what it moves from year to year around its trend.
    """
    indicator = indicators[rows["indicator"][0]]
    values = rows["value"].to_numpy()
    scale = rows["scale"][0]
    on_scale = to_scale(values, scale) if rows["scale"].n_unique() == 1 else values
    error = np.nan_to_num(rows["value_sd"].to_numpy().astype(np.float64))
    noise = np.nan_to_num(rows["noise_sd"].to_numpy().astype(np.float64))
    sd = np.maximum(error, noise) if indicator.process == "rate" else error
    found = rank_intervals(on_scale, sd, highest_is_best=indicator.direction != "down")
    return rows.select(
        "indicator",
        "area",
        pl.Series("rank", found.rank),
        pl.Series("rank_low", found.low),
        pl.Series("rank_high", found.high),
        pl.lit(len(rows), dtype=pl.Int64).alias("ranked"),
    )


def funnels_of(
    indicator: Indicator, findings: pl.DataFrame, sizes: pl.DataFrame, *, country: str
) -> pl.DataFrame:
    """Return the limits within which chance alone keeps each municipality, in per cent.

    ``sizes`` (area, period, size) tells of how many people or homes the share is; places without
    one have no limits. How much wilder shares really are than chance is pooled over all places.
    """
    columns = ("indicator", "area", "funnel_low", "funnel_high")
    nothing = pl.DataFrame(schema={name: ASSESSMENTS[name] for name in columns})
    own = findings.filter(pl.col("indicator") == indicator.id, pl.col("value").is_not_null())
    national = own.filter(pl.col("area") == country)
    if national.is_empty():
        return nothing
    share, year = national["value"][0] / PERCENT, national["value_year"][0]
    rows = own.filter(pl.col("value_year") == year, pl.col("area") != country).join(
        sizes.filter(pl.col("period") == str(year), pl.col("size") > 0), on="area"
    )
    if rows.is_empty() or not 0 < share < 1:
        return nothing
    people = rows["size"].to_numpy().astype(np.float64)
    apart = (rows["value"].to_numpy() / PERCENT - share) ** 2 * people / (share * (1 - share))
    wildness = max(1.0, float(apart.sum()) / max(len(rows) - 1, 1))
    low, high = funnel_limits(share, people, overdispersion=wildness)
    return rows.select(
        "indicator",
        "area",
        pl.Series("funnel_low", PERCENT * low),
        pl.Series("funnel_high", PERCENT * high),
    )
