"""What a release tells of the past: a series as it was known on a day, and all it ever said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import polars as pl

from regiokompas.analysis.history import state_of
from regiokompas.analysis.revisions import FACTS, added_facts, checked_facts
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.pipeline.series import Rules, parts_of, series_of
from regiokompas.warehouse.packs import Pack


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A series (schema ``SERIES``) as it was known on a day, and the vintages it follows from.

    ``origins`` is empty for a day on which none of its tables had been retrieved.
    """

    day: str
    series: pl.DataFrame
    origins: dict[str, Origin]


def tables_of(indicator: Indicator, region: Region) -> tuple[str, ...]:
    """Return the tables that ``indicator`` is computed from for ``region``, by identifier."""
    return tuple(sorted({part.table for part in parts_of(indicator, region)}))


def vintages_of(pack: Pack, table: str) -> tuple[Origin, ...]:
    """Return every vintage of ``table``, oldest first; none where it was never read."""
    only = (pack.origins[table],) if table in pack.origins else ()
    return pack.history.vintages.get(table, only)


def days_of(pack: Pack, indicator: Indicator, region: Region) -> tuple[str, ...]:
    """Return the days (ISO) on which a vintage of a table of ``indicator`` was retrieved."""
    origins = [
        origin for table in tables_of(indicator, region) for origin in vintages_of(pack, table)
    ]
    return tuple(sorted({origin.retrieved_at[:10] for origin in origins}))


def known_on(pack: Pack, indicator: Indicator, rules: Rules, *, day: str) -> Known:
    """Return the series of ``indicator`` from what had been retrieved by the end of ``day`` (ISO).

    The definition is the present one; only the figures of the sources are those of that day.
    """
    origins, frames = {}, [pack.figures.clear()]
    for table in tables_of(indicator, rules.region):
        known = [item for item in vintages_of(pack, table) if item.retrieved_at[:10] <= day]
        if known:
            origins[table] = known[-1]
            frames.append(_figures_at(pack, table, known))
    series = series_of(indicator, pl.concat(frames), rules, day=day)
    return Known(day=day, series=series, origins=origins)


def facts_of(pack: Pack, indicator: Indicator, rules: Rules) -> pl.DataFrame:
    """Return every fact about ``indicator``, oldest first (columns ``FACTS``).

    It begins on the day on which each of its tables had been retrieved once: that a table was
    added does not make the figures of another one revised. Corrections of ours are left out: they
    are no revisions by the source.
    """
    facts = pl.DataFrame(schema=FACTS)
    vintages = [vintages_of(pack, table) for table in tables_of(indicator, rules.region)]
    complete = max((known[0].retrieved_at[:10] for known in vintages if known), default="")
    for day in days_of(pack, indicator, rules.region):
        if day < complete:
            continue
        known = known_on(pack, indicator, replace(rules, corrections=()), day=day)
        facts = pl.concat([facts, added_facts(facts, _as_answer(known))])
    return checked_facts(facts)


def _figures_at(pack: Pack, table: str, known: list[Origin]) -> pl.DataFrame:
    """Return the figures of ``table`` after its ``known`` vintages."""
    prefix = pl.col("part").str.starts_with(f"{table}|")
    if known[-1].sha256 == pack.origins[table].sha256:
        return pack.figures.filter(prefix)
    return state_of(pack.history.log.filter(prefix), [item.sha256 for item in known])


def _as_answer(known: Known) -> pl.DataFrame:
    """Return what was known on a day as facts of that day (columns ``FACTS``)."""
    return known.series.select(
        "indicator",
        "area",
        "period",
        "value",
        "status",
        pl.lit(_moment(known)).cast(FACTS["retrieved_at"]).alias("retrieved_at"),
        _of_tables({key: item.source_version for key, item in known.origins.items()}).alias(
            "source_version"
        ),
        _of_tables({key: item.sha256 for key, item in known.origins.items()}).alias("sha256"),
    )


def _moment(known: Known) -> datetime:
    """Return the last moment of that day at which one of the tables was retrieved."""
    moments = [item.retrieved_at for item in known.origins.values()]
    return datetime.fromisoformat(max(moments)).astimezone(UTC)


def _of_tables(told: Mapping[str, str]) -> pl.Expr:
    """Return what is ``told`` of each table of a row, in one text."""
    each = pl.element().replace_strict(told, default="", return_dtype=pl.String)
    return pl.col("origin").list.eval(each).list.join(" | ")
