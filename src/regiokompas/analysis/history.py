"""The vintages of a table as one log of figures, to which later vintages only add."""

from collections.abc import Collection, Sequence

import polars as pl

from regiokompas.domain.errors import FigureError
from regiokompas.domain.history import LOG
from regiokompas.domain.series import FIGURES, STATUS, Status, checked

KEY = ["part", "area", "period"]
CONTENT = ["value", "status", "margin"]


def logged(states: Sequence[tuple[str, pl.DataFrame]]) -> pl.DataFrame:
    """Return what each vintage of a table added to what was known before (columns ``LOG``).

    ``states`` are the digest and the figures (``FIGURES``) of each vintage, oldest first. A figure
    that a later vintage no longer has is added as "not-available"; a part that a later vintage
    has nothing at all of was not asked for, and is no withdrawal. A log holds each figure once
    for each change, however many vintages there are.
    """
    log = pl.DataFrame(schema=LOG)
    for sha256, figures in states:
        known = _newest(log)
        state = pl.concat([figures, _withdrawn(known, figures)])
        added = (
            state.join(known, on=KEY, how="left", suffix="_known")
            .filter(_is_new() | _differs())
            .select(*FIGURES, pl.lit(sha256).alias("sha256"))
            .sort(KEY)
        )
        log = pl.concat([log, added])
    return log


def state_of(log: pl.DataFrame, vintages: Collection[str]) -> pl.DataFrame:
    """Return the figures (``FIGURES``) as they stood after ``vintages``, the first ones of ``log``.

    ``vintages`` are digests. Figures that had been withdrawn by then are "not-available".
    """
    known = _newest(log.filter(pl.col("sha256").is_in(list(vintages))))
    return checked(known, FIGURES, place="figures of an earlier vintage")


def checked_log(log: pl.DataFrame, *, vintages: Collection[str], place: str) -> pl.DataFrame:
    """Return ``log`` when it has the columns ``LOG`` and names ``vintages`` only."""
    if dict(log.schema) != LOG:
        raise FigureError(
            f"the log has the columns {dict(log.schema)}, expected {LOG}", place=place
        )
    unknown = log.filter(~pl.col("sha256").is_in(list(vintages)))
    if unknown.height:
        raise FigureError(
            f"the log names a vintage that is not listed: {unknown.item(0, 'sha256')[:12]}",
            place=place,
            hint="build this release again",
        )
    return log


def _newest(log: pl.DataFrame) -> pl.DataFrame:
    """Return the last row of each figure, in the columns ``FIGURES``."""
    return log.unique(KEY, keep="last", maintain_order=True).select(list(FIGURES))


def _withdrawn(known: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    asked = pl.col("part").is_in(figures["part"].unique().to_list())
    gone = known.filter(asked).join(figures, on=KEY, how="anti")
    return gone.select(
        *KEY,
        pl.lit(None, dtype=pl.Float64).alias("value"),
        pl.lit(Status.NOT_AVAILABLE.value, dtype=STATUS).alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
    )


def _is_new() -> pl.Expr:
    return pl.col("status_known").is_null()


def _differs() -> pl.Expr:
    return pl.any_horizontal(~pl.col(name).eq_missing(pl.col(f"{name}_known")) for name in CONTENT)
