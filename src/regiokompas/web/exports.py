"""Figures as files, every value with its origin."""

import json
from dataclasses import asdict

import polars as pl

from regiokompas.domain.indicators import Indicator
from regiokompas.domain.provenance import Origin
from regiokompas.web.site import Site

# The columns of the origin, in the order of the CSV file.
ORIGIN_COLUMNS = (
    "publisher",
    "table",
    "title",
    "address",
    "retrieved_at",
    "source_version",
    "licence",
    "sha256",
)
COLUMNS = (
    "indicator",
    "area",
    "area_name",
    "period",
    "value",
    "unit",
    "status",
    "margin",
    *ORIGIN_COLUMNS,
)


def csv_bytes(site: Site, series: pl.DataFrame) -> bytes:
    """Return ``series`` (schema ``SERIES``) as CSV: UTF-8, commas, decimal points, ``COLUMNS``.

    A value from several tables has their origins in one cell each, separated by " | ".
    """
    units = {name: item.unit.id for name, item in site.measured.items()}
    named = series.with_columns(
        pl.col("area").replace_strict(site.names, default="").alias("area_name"),
        pl.col("indicator").replace_strict(units, default="").alias("unit"),
        pl.col("origin").list.join("|").alias("tables"),
    )
    origins = _origins_by_tables(site, named.get_column("tables").unique().to_list())
    text = named.join(origins, on="tables", how="left").select(COLUMNS).write_csv()
    return text.encode("utf-8")


def _origins_by_tables(site: Site, combinations: list[str]) -> pl.DataFrame:
    """Return the origin columns for each combination of tables that occurs."""
    rows = [
        {"tables": tables, **_joined([site.origins[name] for name in tables.split("|") if name])}
        for tables in combinations
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(("tables", *ORIGIN_COLUMNS), pl.String))


def _joined(origins: list[Origin]) -> dict[str, str]:
    return {
        column: " | ".join(str(getattr(origin, column)) for origin in origins)
        for column in ORIGIN_COLUMNS
    }


def json_bytes(site: Site, indicator: Indicator, series: pl.DataFrame) -> bytes:
    """Return the definition, the figures and the origins of ``indicator`` as JSON."""
    figures = series.select(
        "area",
        pl.col("area").replace_strict(site.names, default="").alias("area_name"),
        "period",
        "value",
        pl.col("status").cast(pl.String),
        "margin",
        pl.col("origin").alias("tables"),
    )
    tables = sorted({table for row in series.get_column("origin").to_list() for table in row})
    content = {
        "indicator": indicator.id,
        "name": asdict(indicator.name),
        "definition": asdict(indicator.definition),
        "unit": indicator.unit,
        "release": site.release.id,
        "origins": {table: asdict(site.origins[table]) for table in tables},
        "values": figures.to_dicts(),
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8")
