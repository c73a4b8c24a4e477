"""Rounded counts, and how far a sum of them may be off."""

import polars as pl

from regiokompas.domain.errors import FigureError
from regiokompas.domain.series import FIGURES, checked

# Half the width of a 95 % interval in standard deviations; the same as in published margins.
NORMAL_95 = 1.96


def rounded(counts: pl.DataFrame, *, to: int) -> pl.DataFrame:
    """Return ``counts`` (``FIGURES``) rounded to multiples of ``to``, halves away from zero.

    The margin grows by that of the rounding, as independent errors do; an absent margin counts
    as none. Missing values stay missing.
    """
    _refuse_unless_positive(to)
    counts = checked(counts, FIGURES, place="counts to round")
    value = pl.col("value")
    margin = (
        pl.col("margin").fill_null(0.0).pow(2) + NORMAL_95**2 * rounding_variance(to=to, cells=1)
    ).sqrt()
    return counts.with_columns(
        value.sign() * (value.abs() / to + 0.5).floor() * to,
        pl.when(value.is_not_null()).then(margin).alias("margin"),
    )


def rounding_variance(*, to: int, cells: int) -> float:
    """Return the variance of a sum of ``cells`` numbers, each rounded to a multiple of ``to``.

    An error of rounding is spread evenly over a width of ``to``: variance to² ÷ 12 a number.
    """
    _refuse_unless_positive(to)
    return cells * to**2 / 12


def _refuse_unless_positive(to: int) -> None:
    if to < 1:
        raise FigureError(f"cannot round to multiples of {to}", hint="round to 5, 10 or 100")
