"""Further figures that must be hidden, so that no hidden one follows from the others.

What a reader can work out is an interval: hidden figures are bounded by the rule they were hidden
by, and together they are the total minus what is published. Where that interval is too narrow,
one more figure is hidden.
"""

from collections.abc import Sequence

import polars as pl

from regiokompas.analysis.disclosure.primary import KEY, hidden_by, secret_at_source
from regiokompas.domain.disclosure import DisclosureRules, HidingRule
from regiokompas.domain.errors import FigureError
from regiokompas.domain.series import FIGURES, STATUS, Status, checked

TABLE = ["part", "period"]
INFINITE = float("inf")

# Three whole numbers at least, up to the dust of floating-point sums. With two, a reader who knows
# this very procedure could exclude one of them: more would not have been hidden otherwise.
LEAST_WIDTH = 2 - 1e-6


def protected(
    figures: pl.DataFrame,
    primary: pl.DataFrame,
    *,
    members: Sequence[str],
    total: str,
    rules: DisclosureRules,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the figures that may be published, and what was hidden and why.

    ``figures`` (``FIGURES``) are additive and not negative: ``total`` is the sum of ``members``.
    ``primary`` (``HIDDEN``) tells what must be hidden by itself. The first result has a row for
    every figure, hidden ones "secret" without value; the second (``HIDDEN``) also tells the
    figures hidden only to protect others, and those the source hid.

    Per part and period the smallest published member is hidden until every hidden member could
    be numbers at least 2 apart; where all are hidden and that is not enough, the total too.
    A member without any row counts as hidden by the source. Refused with ``FigureError``:
    negative values, and areas that are no member and not the total.
    """
    completed = _completed(figures, members=members, total=total)
    log = pl.concat([secret_at_source(completed), primary]).unique(
        KEY, keep="first", maintain_order=True
    )
    for _ in range(len(members) + 1):
        more = _needed(completed, log, total=total, rules=rules)
        if more.is_empty():
            break
        log = pl.concat([log, more])
    secret = pl.lit(Status.SECRET.value, dtype=STATUS)
    hide = pl.col("rule").is_not_null() & (pl.col("rule") != HidingRule.SOURCE.value)
    published = completed.join(log, on=KEY, how="left").select(
        *KEY,
        pl.when(~hide.fill_null(value=False)).then("value").alias("value"),
        pl.when(hide.fill_null(value=False)).then(secret).otherwise("status").alias("status"),
        pl.when(~hide.fill_null(value=False)).then("margin").alias("margin"),
    )
    return checked(published, FIGURES, place="protected figures"), log.sort(KEY)


def bounds(
    published: pl.DataFrame, log: pl.DataFrame, *, total: str, rules: DisclosureRules
) -> pl.DataFrame:
    """Return between which numbers a reader can place each hidden figure.

    ``published`` (``FIGURES``) may still hold the hidden values: they are not used. Columns KEY,
    low and high (infinite where nothing limits it). A count hidden by the threshold is known to be
    below it; one hidden to protect others to lie between the threshold and the smallest published.
    """
    rows = published.join(log.select(*KEY, "rule"), on=KEY, how="left")
    rows = rows.with_columns(
        (pl.col("area") != total).alias("member"), pl.col("rule").is_null().alias("shown")
    ).with_columns(*_own_bounds(rules))
    rows = rows.with_columns(*_whole_bounds())
    members = rows.filter("member", ~pl.col("shown")).select(
        *KEY,
        pl.max_horizontal("least", pl.col("whole_least") - pl.col("parts") - _others_most()).alias(
            "low"
        ),
        pl.min_horizontal("most", pl.col("whole_most") - pl.col("parts") - _others_least()).alias(
            "high"
        ),
    )
    return pl.concat([members, _bounds_of_totals(rows)])


def _own_bounds(rules: DisclosureRules) -> tuple[pl.Expr, pl.Expr]:
    """Return what the rule alone says of a hidden member: its ``least`` and its ``most``."""
    business = (HidingRule.CONTRIBUTORS.value, HidingRule.DOMINANCE.value)
    counts = ~pl.col("rule").is_in(business).any().over(TABLE)
    secondary = pl.col("rule") == HidingRule.SECONDARY.value
    smallest = pl.col("value").filter(pl.col("member") & pl.col("shown")).min().over(TABLE)
    least = pl.when(secondary & counts).then(float(rules.threshold)).otherwise(0.0)
    most = (
        pl.when(pl.col("rule") == HidingRule.THRESHOLD.value)
        .then(float(rules.threshold - 1))
        .when(secondary)
        .then(smallest.fill_null(INFINITE))
        .otherwise(INFINITE)
    )
    return least.alias("least"), most.alias("most")


def _whole_bounds() -> tuple[pl.Expr, ...]:
    """Return what is known of the total of each table, and the sum of the members shown."""
    whole, shown = ~pl.col("member"), pl.col("shown")
    value = pl.col("value").filter(whole & shown).first().over(TABLE)
    parts = pl.col("value").filter(pl.col("member") & shown).sum().over(TABLE)
    limit = pl.col("most").filter(whole).first().over(TABLE).fill_null(INFINITE)
    return (
        value.fill_null(0.0).alias("whole_least"),
        value.fill_null(limit).alias("whole_most"),
        parts.alias("parts"),
    )


def _bounds_of_totals(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the bounds of the totals that somebody hid; one merely absent is no secret."""
    member = pl.col("member") & ~pl.col("shown")
    secret = (pl.col("rule") != HidingRule.SOURCE.value) | (pl.col("status") == Status.SECRET.value)
    least = pl.col("parts") + pl.col("least").filter(member).sum().over(TABLE)
    most = pl.col("parts") + pl.col("most").filter(member).sum().over(TABLE)
    bounded = rows.select(
        *KEY,
        pl.max_horizontal("whole_least", least).alias("low"),
        pl.min_horizontal("whole_most", most).alias("high"),
        (~pl.col("member") & secret).alias("told"),
    )
    return bounded.filter("told").drop("told")


def _others_least() -> pl.Expr:
    """Return the least that the other hidden members of the same table can be together."""
    return pl.col("least").sum().over(TABLE) - pl.col("least")


def _others_most() -> pl.Expr:
    """Return the most that the others can be: without a limit as soon as one has none."""
    unlimited = pl.col("most").is_infinite()
    finite = pl.when(unlimited).then(0.0).otherwise("most")
    others = finite.sum().over(TABLE) - finite
    others_unlimited = unlimited.cast(pl.Int64).sum().over(TABLE) - unlimited.cast(pl.Int64)
    return pl.when(others_unlimited > 0).then(INFINITE).otherwise(others)


def _needed(
    completed: pl.DataFrame, log: pl.DataFrame, *, total: str, rules: DisclosureRules
) -> pl.DataFrame:
    """Return one more figure to hide for each table in which a hidden one follows (``HIDDEN``)."""
    told = bounds(completed, log, total=total, rules=rules).filter(
        pl.col("high") - pl.col("low") < LEAST_WIDTH
    )
    open_tables = completed.join(log, on=KEY, how="anti").join(
        told.select(TABLE).unique(), on=TABLE, how="semi"
    )
    members = open_tables.filter(pl.col("area") != total).drop_nulls("value")
    smallest = members.sort("value", "area").unique(TABLE, keep="first", maintain_order=True)
    without = open_tables.filter((pl.col("area") == total) & pl.col("value").is_not_null()).join(
        smallest, on=TABLE, how="anti"
    )
    return pl.concat(
        [
            hidden_by(
                smallest,
                rule=HidingRule.SECONDARY,
                because="otherwise another hidden figure follows from the total",
            ),
            hidden_by(
                without,
                rule=HidingRule.TOTAL,
                because="all members are hidden, and the total would still tell them",
            ),
        ]
    )


def _completed(figures: pl.DataFrame, *, members: Sequence[str], total: str) -> pl.DataFrame:
    """Return ``figures`` with a row for every member, "missing" where there was none."""
    figures = checked(figures, FIGURES, place="figures to protect")
    wrong = figures.filter((pl.col("value") < 0) | ~pl.col("area").is_in([*members, total]))
    if wrong.height:
        negative = (wrong.item(0, "value") or 0) < 0
        raise FigureError(
            "a value is negative" if negative else "an area is no member and not the total",
            place=f"{wrong.item(0, 'area')} in {wrong.item(0, 'period')}",
            hint="protect the counts a balance is made of, for one region at a time",
        )
    rows = figures.select(TABLE).unique().join(pl.DataFrame({"area": list(members)}), how="cross")
    absent = rows.join(figures, on=KEY, how="anti").select(
        *KEY,
        pl.lit(None, dtype=pl.Float64).alias("value"),
        pl.lit(Status.MISSING.value, dtype=STATUS).alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
    )
    return pl.concat([figures, absent])
