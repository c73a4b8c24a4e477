"""How figures change between one retrieval and the next.

Facts are only ever added. A figure that a source corrects is a second fact about the same area and
period; one that it withdraws is a fact without a value.
"""

import math
from collections.abc import Mapping
from datetime import datetime

import polars as pl

from regiokompas.domain.areas import AREA_PATTERN
from regiokompas.domain.errors import FigureError
from regiokompas.domain.periods import PERIOD_PATTERN
from regiokompas.domain.series import STATUS, WITHOUT_VALUE, Status

FIGURE = ["indicator", "area", "period"]

# A figure as it was retrieved at a moment: its version at the source and the digest of the bytes.
FACTS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "indicator": pl.String,
    "area": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "status": STATUS,
    "retrieved_at": pl.Datetime("us", "UTC"),
    "source_version": pl.String,
    "sha256": pl.String,
}

# The standard deviation of a normal distribution is √(π/2) = 1.253 times its mean absolute value.
SIGMA_OF_MEAN_ABSOLUTE = math.sqrt(math.pi / 2)


def checked_facts(facts: pl.DataFrame) -> pl.DataFrame:
    """Return ``facts`` (``FACTS``) in the order of retrieval; refuse with ``FigureError``.

    Refused: other columns or types, an empty key or digest, malformed codes, a value that is not
    finite or contradicts its status, and two facts about one figure at the same moment.
    """
    place = "facts"
    if dict(facts.schema) != FACTS:
        raise FigureError(
            f"the facts have the columns {dict(facts.schema)}, expected {FACTS}", place=place
        )
    key = [*FIGURE, "retrieved_at"]
    has_value = pl.col("value").is_not_null()
    may_have_value = ~pl.col("status").is_in([status.value for status in WITHOUT_VALUE])
    rules = {
        "a key or digest is empty": pl.any_horizontal(pl.col([*key, "sha256", "status"]).is_null()),
        "an area code is malformed": ~pl.col("area").str.contains(AREA_PATTERN),
        "a period is malformed": ~pl.col("period").str.contains(PERIOD_PATTERN),
        "a value is not a finite number": has_value & ~pl.col("value").is_finite(),
        "value and status contradict each other": has_value != may_have_value,
        "one figure has two facts of the same moment": pl.struct(key).is_duplicated(),
    }
    for sentence, condition in rules.items():
        broken = facts.filter(condition)
        if broken.height:
            raise FigureError(f"{sentence} ({broken.row(0)[:3]})", place=place)
    return facts.sort(key)


def as_known_on(facts: pl.DataFrame, moment: datetime) -> pl.DataFrame:
    """Return the newest fact of each figure that was retrieved at ``moment`` or before (``FACTS``).

    A figure withdrawn by then is there without a value. ``moment`` needs a time zone.
    """
    if moment.tzinfo is None:
        raise FigureError(
            f"{moment:%Y-%m-%d %H:%M} has no time zone", hint="give the moment in UTC"
        )
    known = checked_facts(facts).filter(pl.col("retrieved_at") <= moment)
    return known.group_by(FIGURE, maintain_order=True).last().select(list(FACTS)).sort(FIGURE)


def added_facts(facts: pl.DataFrame, answer: pl.DataFrame) -> pl.DataFrame:
    """Return what a new ``answer`` adds to ``facts``, withdrawals included (all ``FACTS``).

    The answer is whole for each indicator in it, and all of one moment, later than any fact.
    A figure from the same bytes as before adds nothing; one that new bytes tell again, also
    unchanged, is a fact: it was looked at, and not revised.
    """
    if answer.is_empty():
        return answer
    moment = answer.item(0, "retrieved_at")
    content = ["value", "status", "sha256"]
    known = as_known_on(facts, moment).select(*FIGURE, *content)
    pairs = answer.join(known, on=FIGURE, how="left", suffix="_known")
    differs = pl.any_horizontal(
        ~pl.col(name).eq_missing(pl.col(f"{name}_known")) for name in content
    )
    gone = withdrawals(facts, answer, retrieved_at=moment)
    return pl.concat([pairs.filter(differs).select(list(FACTS)), gone])


def withdrawals(
    facts: pl.DataFrame, answer: pl.DataFrame, *, retrieved_at: datetime
) -> pl.DataFrame:
    """Return the facts to add for figures that a new ``answer`` no longer contains (``FACTS``).

    ``answer`` has the columns ``FACTS`` and is whole for each indicator in it: a figure that was
    known with a value and is absent now is told as "not-available", with the version and digest of
    the answer. Indicators that the answer does not name are left alone.
    """
    known = as_known_on(facts, retrieved_at).drop_nulls("value").select(FIGURE)
    sources = (
        checked_facts(answer)
        .group_by("indicator")
        .agg(pl.col("source_version").last(), pl.col("sha256").last())
    )
    gone = known.join(answer, on=FIGURE, how="anti").join(sources, on="indicator")
    return gone.select(
        *FIGURE,
        pl.lit(None, dtype=pl.Float64).alias("value"),
        pl.lit(Status.NOT_AVAILABLE.value, dtype=STATUS).alias("status"),
        pl.lit(retrieved_at).cast(FACTS["retrieved_at"]).alias("retrieved_at"),
        "source_version",
        "sha256",
    ).sort(FIGURE)


def revisions(facts: pl.DataFrame) -> pl.DataFrame:
    """Return R_k = y^(k) − y^(1) of every figure with more than one value.

    Columns: indicator, area, period, status (of the first value), vintage (k = 2, 3 …),
    retrieved_at and revision. A fact without a value is no vintage and gives no row.
    """
    values = checked_facts(facts).drop_nulls("value")
    first = pl.col("value").first().over(FIGURE)
    return (
        values.with_columns(
            pl.col("status").first().over(FIGURE),
            pl.int_range(1, pl.len() + 1).over(FIGURE).alias("vintage"),
            (pl.col("value") - first).alias("revision"),
        )
        .filter(pl.col("vintage") > 1)
        .select(*FIGURE, "status", "vintage", "retrieved_at", "revision")
    )


def revision_statistics(facts: pl.DataFrame) -> pl.DataFrame:
    """Return how much figures moved from their first to their newest value.

    Columns: indicator, status (of the first value), figures (with at least two values), bias
    (mean revision), mean_absolute, sigma (1.253 × mean_absolute) and withdrawn (figures of that
    status whose newest fact has no value). Statistics are null where no figure was revised.
    """
    ordered = checked_facts(facts)
    newest = revisions(ordered).group_by(FIGURE, maintain_order=True).last()
    figures = ordered.group_by(FIGURE).agg(
        pl.col("status").filter(pl.col("value").is_not_null()).first(),
        pl.col("value").last().is_null().alias("withdrawn"),
    )
    absolute = pl.col("revision").abs().mean()
    return (
        figures.drop_nulls("status")
        .join(newest.select(*FIGURE, "revision"), on=FIGURE, how="left")
        .group_by("indicator", "status")
        .agg(
            pl.col("revision").count().alias("figures"),
            pl.col("revision").mean().alias("bias"),
            absolute.alias("mean_absolute"),
            (SIGMA_OF_MEAN_ABSOLUTE * absolute).alias("sigma"),
            pl.col("withdrawn").sum().alias("withdrawn"),
        )
        .sort("indicator", "status")
    )


def then_and_now(
    facts: pl.DataFrame, *, baselines: Mapping[str, str], then: datetime, now: datetime
) -> pl.DataFrame:
    """Return the baseline of each indicator as known at ``then`` and at ``now``, side by side.

    ``baselines`` gives the period of the baseline by indicator. Columns: indicator, area, period,
    value_then, status_then, value_now, status_now, difference (now − then) and outcome:
    "unchanged", "revised", "withdrawn" (had a value then, has none now), "added" (the reverse) or
    "unknown" (never had one). Refused with ``FigureError``: ``now`` before ``then``.
    """
    if now < then:
        raise FigureError("now lies before then", hint="give the earlier moment first")
    wanted = pl.DataFrame(
        list(baselines.items()), schema={"indicator": pl.String, "period": pl.String}, orient="row"
    )
    old, new = (
        as_known_on(facts, moment).join(wanted, on=["indicator", "period"], how="semi")
        for moment in (then, now)
    )
    return side_by_side(old, new)


def side_by_side(old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Return the figures of ``old`` and ``new`` beside each other (columns of ``then_and_now``).

    Both have the columns FIGURE, value and status. A figure that ``new`` no longer has counts as
    one without a value.
    """
    columns = [*FIGURE, "value", "status"]
    pairs = new.select(columns).join(
        old.select(columns), on=FIGURE, how="full", suffix="_then", coalesce=True
    )
    return pairs.select(
        *FIGURE,
        "value_then",
        "status_then",
        pl.col("value").alias("value_now"),
        pl.col("status").alias("status_now"),
        (pl.col("value") - pl.col("value_then")).alias("difference"),
        _outcome().alias("outcome"),
    ).sort(FIGURE)


def direction_changes(facts: pl.DataFrame) -> pl.DataFrame:
    """Return how often a rise became a fall, or the reverse, once the figures were told again.

    For each figure the change since the period before it, as it was when the figure first came,
    is compared with that change by the newest facts. Columns: indicator, pairs (of which at least
    one figure was told again) and turned (the change has the opposite sign now).
    """
    values = checked_facts(facts).drop_nulls("value")
    first, last = pl.col("value").first(), pl.col("value").last()
    figures = (
        values.group_by(FIGURE)
        .agg(
            pl.col("retrieved_at").first(),
            first.alias("first"),
            last.alias("last"),
            (pl.len() > 1).alias("again"),
        )
        .sort(FIGURE)
    )
    before = pl.col("period").shift().over("indicator", "area")
    pairs = figures.with_columns(before.alias("before")).drop_nulls("before")
    newest = figures.select(
        "indicator", "area", pl.col("period").alias("before"), pl.col("last").alias("last_before"),
        pl.col("again").alias("again_before"),
    )  # fmt: skip
    known_then = values.select(
        "indicator",
        "area",
        pl.col("period").alias("before"),
        "retrieved_at",
        pl.col("value").alias("first_before"),
    ).sort("retrieved_at")
    key = ["indicator", "area", "before"]
    told = (
        pairs.sort("retrieved_at")
        .join_asof(known_then, on="retrieved_at", by=key, check_sortedness=False)
        .join(newest, on=key)
        .filter((pl.col("again") | pl.col("again_before")) & pl.col("first_before").is_not_null())
    )
    then = (pl.col("first") - pl.col("first_before")).sign()
    now = (pl.col("last") - pl.col("last_before")).sign()
    return (
        told.group_by("indicator")
        .agg(pl.len().alias("pairs"), (then * now < 0).sum().alias("turned"))
        .sort("indicator")
    )


def _outcome() -> pl.Expr:
    """Return the word for what happened between ``value_then`` and ``value``."""
    then, now = pl.col("value_then"), pl.col("value")
    return (
        pl.when(then.is_null() & now.is_null())
        .then(pl.lit("unknown"))
        .when(now.is_null())
        .then(pl.lit("withdrawn"))
        .when(then.is_null())
        .then(pl.lit("added"))
        .when(then != now)
        .then(pl.lit("revised"))
        .otherwise(pl.lit("unchanged"))
    )
