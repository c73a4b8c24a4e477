"""The tidy schema of verdicts: one row an indicator and area, with everything it was made of."""

import polars as pl

from regiokompas.domain.stability import Stability
from regiokompas.domain.texts import LANGUAGES
from regiokompas.domain.verdicts import Gate, Method, State, Tier

# In the order in which they are shown beside a verdict.
METHODS: tuple[Method, ...] = (
    "eurostat",
    "statistics-canada",
    "un-progress-chart",
    "destatis-weather",
)

# Numbers as in ``Verdict``: paces and slopes a year on the scale, values in the unit.
NUMBERS = (
    "value", "expected_value", "slope", "slope_se", "degrees_of_freedom", "theil_sen",
    "mann_kendall_p", "required_pace", "original_pace", "remaining_pace", "ratio", "ratio_low",
    "ratio_high", "acceleration", "probability_direction", "probability_on_pace",
    "probability_sixty", "probability_reached", "target", "base", "value_sd", "noise_sd",
)  # fmt: skip
YEARS = ("value_year", "target_year", "base_year")

FINDINGS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "indicator": pl.String,
    "area": pl.String,
    "state": pl.Enum([state.value for state in State]),
    "tier": pl.Enum([tier.value for tier in Tier]),
    "flags": pl.List(pl.String),
    "gate": pl.Enum([gate.value for gate in Gate]),
    "scale": pl.String,
    "window_first": pl.Int64,
    "window_last": pl.Int64,
    "n": pl.Int64,
    "least_values": pl.Int64,
    "max_age": pl.Int64,
    **dict.fromkeys(YEARS, pl.Int64),
    **dict.fromkeys(NUMBERS, pl.Float64),
}


def column_of(method: Method) -> str:
    """Return the column of the answer of ``method``; ``_number`` and ``_agrees`` follow it."""
    return method.replace("-", "_")


for _method in METHODS:
    FINDINGS |= {
        column_of(_method): pl.String,
        f"{column_of(_method)}_number": pl.Float64,
        f"{column_of(_method)}_agrees": pl.Boolean,
    }

# What follows once many verdicts stand together, and the reason in every language. ``family``
# is the set of verdicts that false signals were counted over; ranks are among the members;
# ``state_before`` is the verdict by the figures before their last revision.
ASSESSMENTS = FINDINGS | {
    "is_headline": pl.Boolean,
    "family": pl.String,
    "p": pl.Float64,
    "p_adjusted": pl.Float64,
    "is_called_out": pl.Boolean,
    "rank": pl.Int64,
    "rank_low": pl.Int64,
    "rank_high": pl.Int64,
    "ranked": pl.Int64,
    "funnel_low": pl.Float64,
    "funnel_high": pl.Float64,
    "stability": pl.Enum([item.value for item in Stability]),
    "state_before": pl.Enum([state.value for state in State]),
    **{f"reason_{language}": pl.String for language in LANGUAGES},
}


def with_unknown_stability(assessments: pl.DataFrame) -> pl.DataFrame:
    """Return ``assessments`` of which nothing is known of revisions (schema ``ASSESSMENTS``)."""
    return assessments.with_columns(
        pl.lit(Stability.FIRST_VINTAGE.value).cast(ASSESSMENTS["stability"]).alias("stability"),
        pl.lit(None).cast(ASSESSMENTS["state_before"]).alias("state_before"),
    ).select(list(ASSESSMENTS))


def no_assessments() -> pl.DataFrame:
    """Return the assessments of a release that has none."""
    return pl.DataFrame(schema=ASSESSMENTS)
