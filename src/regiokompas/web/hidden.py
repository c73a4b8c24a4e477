"""What a page tells of hidden small numbers: how many, and why; never which value."""

from dataclasses import dataclass

import polars as pl

from regiokompas.domain.texts import Text
from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class HiddenIn:
    """How many figures of a table are hidden for the region: small ones, and to protect those.

    ``reason`` says why the table is protected at all.
    """

    title: str
    small: int
    others: int
    reason: Text


def hidden_in(site: Site) -> tuple[HiddenIn, ...]:
    """Return what is hidden of each protected table, for the region and its municipalities."""
    own = [site.region.code, *(member.code for member in site.region.members)]
    rows = site.release.hidden().filter(pl.col("area").is_in(own))
    protects_others = pl.col("rule").is_in(["secondary", "total"])
    counts = (
        rows.group_by(pl.col("part").str.split("|").list.first().alias("table"))
        .agg(
            (~protects_others).sum().alias("small"),
            protects_others.sum().alias("others"),
        )
        .sort("table")
    )
    tables = site.declarations.tables
    return tuple(
        HiddenIn(
            title=tables[table].title,
            small=small,
            others=others,
            reason=protection.reason,
        )
        for table, small, others in counts.iter_rows()
        if (protection := tables[table].protection) is not None
    )
