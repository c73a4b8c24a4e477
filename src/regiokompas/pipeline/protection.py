"""Small numbers hidden before figures go anywhere: into a release, a pack, a page, a download."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from regiokompas.analysis.disclosure.primary import (
    CONTRIBUTIONS,
    KEY,
    hidden_by,
    too_few_or_dominated,
    too_small,
)
from regiokompas.analysis.disclosure.rounding import rounded
from regiokompas.analysis.disclosure.secondary import protected
from regiokompas.analysis.disclosure.totals import with_total
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.disclosure import HidingRule, Protection
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Part
from regiokompas.domain.regions import Region
from regiokompas.domain.series import FIGURES, STATUS, Status, checked
from regiokompas.pipeline.history import State, of_table
from regiokompas.warehouse.hidden import no_hidden


def protected_figures(
    figures: pl.DataFrame,
    declarations: Declarations,
    region: Region,
    *,
    needed: Mapping[str, Sequence[Part]],
    hidden: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the figures that may be published, and what was hidden by us (``HIDDEN``).

    ``figures`` (``FIGURES``) are of the ``needed`` parts by table. Per protected part the members
    and the total of the region are protected together, the total added up by us where the source
    gives none; other municipalities by themselves, and the country goes where one of them is
    hidden. ``hidden`` is what was hidden in other vintages: it is hidden here as well, or one
    vintage would tell what the other keeps secret.
    """
    logs = [no_hidden()]
    for part, protection in protected_parts(declarations, needed):
        own = pl.col("part") == part.key
        of_part = figures.filter(own)
        primary = pl.concat([_primary(of_part, figures, part, protection), hidden.filter(own)])
        shown, log = _protected_part(of_part, primary, part, protection, region)
        helping = [helper.key for helper in _helpers(part, protection)]
        figures = pl.concat([figures.filter(~own & ~pl.col("part").is_in(helping)), shown])
        logs.append(log)
    ours = pl.concat(logs).filter(pl.col("rule") != HidingRule.SOURCE.value)
    return checked(figures, FIGURES, place="protected figures"), ours.sort(KEY)


def with_helpers(
    declarations: Declarations, needed: Mapping[str, Sequence[Part]]
) -> dict[str, list[Part]]:
    """Return the ``needed`` parts with those that only tell how a sum over businesses is made."""
    wanted = {table: list(parts) for table, parts in needed.items()}
    for part, protection in protected_parts(declarations, needed):
        known = {other.key for other in wanted[part.table]}
        helpers = _helpers(part, protection)
        wanted[part.table] += [helper for helper in helpers if helper.key not in known]
    return wanted


def protected_parts(
    declarations: Declarations, needed: Mapping[str, Sequence[Part]]
) -> Iterator[tuple[Part, Protection]]:
    """Yield each of the ``needed`` parts whose table declares a protection of its measure."""
    for table, parts in needed.items():
        protection = declarations.tables[table].protection
        for part in parts:
            if protection is not None and part.measure in protection.measures:
                yield part, protection


def _helpers(part: Part, protection: Protection) -> list[Part]:
    measures = (protection.contributors, protection.largest)
    return [replace(part, measure=measure, unit="") for measure in measures if measure]


def _primary(
    of_part: pl.DataFrame, figures: pl.DataFrame, part: Part, protection: Protection
) -> pl.DataFrame:
    """Return what must be hidden of the figures of ``part`` by themselves (``HIDDEN``)."""
    if not protection.contributors:
        return too_small(of_part, rules=protection.rules)
    few, largest = (
        figures.filter(pl.col("part") == helper.key).select("area", "period", "value")
        for helper in _helpers(part, protection)
    )
    contributions = few.join(largest, on=["area", "period"], suffix="_largest").select(
        pl.lit(part.key).alias("part"),
        "area",
        "period",
        pl.col("value").cast(pl.Int64).alias("contributors"),
        pl.col("value_largest").alias("largest"),
    )
    return too_few_or_dominated(
        of_part, contributions.select(list(CONTRIBUTIONS)), rules=protection.rules
    )


def _protected_part(
    figures: pl.DataFrame,
    primary: pl.DataFrame,
    part: Part,
    protection: Protection,
    region: Region,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    if part.factor != 1:
        raise FigureError(
            f"the part {part.key} is scaled before its small numbers are hidden",
            place=f"table {part.table}",
            hint="protect counts as the source gives them, and scale in the formula",
        )
    members = [member.code for member in region.members]
    inside = pl.col("area").is_in([*members, region.code])
    primary = primary.unique(KEY, keep="first", maintain_order=True)
    own = with_total(figures.filter(inside), members=members, total=region.code)
    shown, log = protected(
        own,
        pl.concat([primary.filter(inside), _small_totals(own, region, protection)]).unique(
            KEY, keep="first", maintain_order=True
        ),
        members=members,
        total=region.code,
        rules=protection.rules,
    )
    others, others_log = _by_themselves(figures.filter(~inside), primary.filter(~inside))
    published = pl.concat([shown, others])
    if protection.round_to:
        published = rounded(published, to=protection.round_to)
    return published, pl.concat([log, others_log])


def _small_totals(own: pl.DataFrame, region: Region, protection: Protection) -> pl.DataFrame:
    """Return the totals of counts that are small themselves (``HIDDEN``)."""
    totals = own.filter(pl.col("area") == region.code)
    return no_hidden() if protection.contributors else too_small(totals, rules=protection.rules)


def _by_themselves(figures: pl.DataFrame, log: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return ``figures`` of areas that no total of ours is made of, small ones hidden.

    The figure of the country, and of anything else that holds municipalities, is hidden where
    one of them is.
    """
    is_municipality = pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value)
    periods = log.filter(is_municipality)["period"].unique().to_list()
    totals = figures.filter(
        ~is_municipality, pl.col("period").is_in(periods), pl.col("value").is_not_null()
    )
    log = pl.concat(
        [
            log,
            hidden_by(totals, rule=HidingRule.TOTAL, because="a municipality within it is hidden"),
        ]
    ).unique(KEY, keep="first", maintain_order=True)
    return _without(figures, log), log


def _without(figures: pl.DataFrame, log: pl.DataFrame) -> pl.DataFrame:
    """Return ``figures`` with what ``log`` names "secret" and without value."""
    marked = figures.join(log.select(*KEY, "rule"), on=KEY, how="left")
    hide = pl.col("rule").is_not_null()
    return marked.select(
        *KEY,
        pl.when(~hide).then("value").alias("value"),
        pl.when(hide)
        .then(pl.lit(Status.SECRET.value, dtype=STATUS))
        .otherwise("status")
        .alias("status"),
        pl.when(~hide).then("margin").alias("margin"),
    )


def protected_vintages(
    figures: pl.DataFrame,
    states: Mapping[str, Sequence[State]],
    declarations: Declarations,
    region: Region,
    *,
    needed: Mapping[str, Sequence[Part]],
) -> tuple[pl.DataFrame, dict[str, list[State]], pl.DataFrame]:
    """Return present figures and earlier vintages that may be published, and what was hidden.

    What is hidden in one vintage is hidden in all: see ``protected_figures``.
    """

    def protect(
        frame: pl.DataFrame, tables: Mapping[str, Sequence[Part]], hidden: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        return protected_figures(frame, declarations, region, needed=tables, hidden=hidden)

    every = [(figures, dict(needed))]
    for table, vintages in states.items():
        every += [(earlier, {table: needed[table]}) for _, earlier in vintages[:-1]]
    logs = [protect(frame, tables, no_hidden())[1] for frame, tables in every]
    hidden = pl.concat(logs).unique(KEY, keep="first", maintain_order=True).sort(KEY)
    published, _ = protect(figures, needed, hidden)
    told = {
        table: [
            (origin, protect(earlier, {table: needed[table]}, hidden)[0])
            for origin, earlier in vintages[:-1]
        ]
        + [(vintages[-1][0], of_table(published, table))]
        for table, vintages in states.items()
    }
    return published, told, hidden
