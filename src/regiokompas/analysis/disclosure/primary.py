"""Figures that would tell about a person or a business by themselves."""

import polars as pl

from regiokompas.domain.disclosure import HIDDEN, DisclosureRules, HidingRule
from regiokompas.domain.errors import FigureError
from regiokompas.domain.series import FIGURES, WITHOUT_VALUE, Status, checked

KEY = ["part", "area", "period"]

# Who contributes to a figure about businesses: how many, and how much the largest holds.
CONTRIBUTIONS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "part": pl.String,
    "area": pl.String,
    "period": pl.String,
    "contributors": pl.Int64,
    "largest": pl.Float64,
}


def too_small(counts: pl.DataFrame, *, rules: DisclosureRules) -> pl.DataFrame:
    """Return what must be hidden of ``counts`` (``FIGURES``) of persons or households.

    Columns ``HIDDEN``. A count below the threshold is told; a zero too, since it says something
    of everybody. Negative numbers and fractions are no counts and are refused with
    ``FigureError``.
    """
    counts = checked(counts, FIGURES, place="counts to protect")
    value = pl.col("value")
    wrong = counts.filter((value < 0) | (value != value.round()))
    if wrong.height:
        raise FigureError(
            f"{wrong.item(0, 'value')} is not a count",
            place=f"{wrong.item(0, 'area')} in {wrong.item(0, 'period')}",
            hint="protect the counts before computing shares, balances or means from them",
        )
    return hidden_by(
        counts.filter(value < rules.threshold),
        rule=HidingRule.THRESHOLD,
        because=f"fewer than {rules.threshold} persons or households",
    )


def too_few_or_dominated(
    sums: pl.DataFrame, contributions: pl.DataFrame, *, rules: DisclosureRules
) -> pl.DataFrame:
    """Return what must be hidden of ``sums`` (``FIGURES``) over businesses (columns ``HIDDEN``).

    ``contributions`` has the columns ``CONTRIBUTIONS``. Refused with ``FigureError``: a figure of
    which the contributors are not known, a negative sum, or a largest share above the sum.
    """
    sums = checked(sums, FIGURES, place="sums to protect")
    if dict(contributions.schema) != CONTRIBUTIONS:
        raise FigureError(
            f"expected the columns {CONTRIBUTIONS}, found {dict(contributions.schema)}",
            place="contributions",
        )
    pairs = sums.drop_nulls("value").join(contributions, on=KEY, how="left", validate="1:1")
    _refuse_unknown(pairs)
    few = pl.col("contributors") < rules.contributors
    dominated = pl.col("largest") > rules.dominance * pl.col("value")
    return pl.concat(
        [
            hidden_by(
                pairs.filter(few),
                rule=HidingRule.CONTRIBUTORS,
                because=f"fewer than {rules.contributors} contributors",
            ),
            hidden_by(
                pairs.filter(~few & dominated),
                rule=HidingRule.DOMINANCE,
                because=f"one contributor holds more than {rules.dominance:.0%}",
            ),
        ]
    )


def secret_at_source(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the figures that came without a value because the source hides them (``HIDDEN``).

    Every figure without a value counts, except an impossible one: a reader cannot know why it is
    absent, but could still compute it.
    """
    absent = [status.value for status in WITHOUT_VALUE if status is not Status.IMPOSSIBLE]
    return hidden_by(
        figures.filter(pl.col("status").is_in(absent)),
        rule=HidingRule.SOURCE,
        because="the source gives no value",
    )


def hidden_by(figures: pl.DataFrame, *, rule: HidingRule, because: str) -> pl.DataFrame:
    """Return a row of ``HIDDEN`` for each figure, with the same rule and sentence."""
    return figures.select(
        *KEY,
        pl.lit(rule.value, dtype=HIDDEN["rule"]).alias("rule"),
        pl.lit(because).alias("because"),
    )


def _refuse_unknown(pairs: pl.DataFrame) -> None:
    rules = {
        "the contributors are not known": pl.col("contributors").is_null()
        | pl.col("largest").is_null(),
        "the sum is negative": pl.col("value") < 0,
        "the largest contribution is above the sum": pl.col("largest") > pl.col("value"),
    }
    for sentence, condition in rules.items():
        wrong = pairs.filter(condition)
        if wrong.height:
            raise FigureError(
                sentence,
                place=f"{wrong.item(0, 'area')} in {wrong.item(0, 'period')}",
                hint="give the number of contributors and the largest of them for each figure",
            )
