"""Figures as files, every value with its origin."""

import json
from dataclasses import asdict

import polars as pl

from regiokompas.analysis.assessment.records import IDENTIFIERS, verdict_from, verdict_record
from regiokompas.analysis.harmonisation.flags import flagged
from regiokompas.domain.assessments import ASSESSMENTS, FINDINGS
from regiokompas.domain.indicators import Abroad, Indicator
from regiokompas.domain.provenance import Origin
from regiokompas.web.site import Site
from regiokompas.web.spreadsheets import csv_of

# The columns of the origin, in the order of the CSV file.
ORIGIN_COLUMNS = (
    "publisher",
    "table",
    "title",
    "address",
    "retrieved_at",
    "source_version",
    "licence",
    "licence_confirmed",
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
    "comparability",
    "flags",
)

# What is only known of a verdict among others, beside its reason.
TOGETHER = [name for name in ASSESSMENTS if name not in FINDINGS and not name.startswith("reason_")]


def csv_bytes(site: Site, series: pl.DataFrame) -> bytes:
    """Return ``series`` (schema ``SERIES``) as CSV: UTF-8, commas, decimal points, ``COLUMNS``.

    The file of a region that is an example says so in one more column.

    A value from several tables has their origins in one cell each, separated by " | "; so have
    the flags: B, not to be compared with earlier figures; G, told for the municipality of today.
    """
    units = {name: item.unit.id for name, item in site.measured.items()}
    known = flagged(
        series,
        marks=site.release.marks(),
        indicators=[item.indicator for item in site.measured.values()],
    )
    named = known.with_columns(
        pl.col("area").replace_strict(site.names, default="").alias("area_name"),
        pl.col("indicator").replace_strict(units, default="").alias("unit"),
        pl.col("origin").list.join("|").alias("tables"),
    )
    origins = _origins_by_tables(site, named.get_column("tables").unique().to_list())
    graded = named.join(origins, on="tables", how="left").join(
        _grades(site), on=["indicator", "area"], how="left"
    )
    told = graded.with_columns(pl.col("flags").list.join(" | ")).select(COLUMNS)
    if site.region.is_example:
        told = told.with_columns(pl.lit("invented example").alias("note"))
    return csv_of(told)


def _grades(site: Site) -> pl.DataFrame:
    """Return how far the figures of each indicator compare, for every area across the border."""
    rows = [
        (measured.indicator.id, area, abroad.grade)
        for measured in site.measured.values()
        for border in site.region.borders
        if (abroad := measured.indicator.abroad_in(border.country)) is not None
        for area in border.codes
    ]
    columns = ("indicator", "area", "comparability")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


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
    known = flagged(series, marks=site.release.marks(), indicators=[indicator])
    figures = known.select(
        "area",
        pl.col("area").replace_strict(site.names, default="").alias("area_name"),
        "period",
        "value",
        pl.col("status").cast(pl.String),
        "margin",
        pl.col("origin").alias("tables"),
        "flags",
    )
    tables = sorted({table for row in series.get_column("origin").to_list() for table in row})
    content = {
        **({"note": "invented example"} if site.region.is_example else {}),
        "indicator": indicator.id,
        "name": asdict(indicator.name),
        "definition": asdict(indicator.definition),
        "unit": indicator.unit,
        "release": site.release.id,
        "comparability": {item.country: _graded(item) for item in indicator.abroad},
        "origins": {table: asdict(site.origins[table]) for table in tables},
        "values": figures.to_dicts(),
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def _graded(abroad: Abroad) -> dict[str, object]:
    return {"grade": abroad.grade, "difference": asdict(abroad.difference)}


def verdict_csv_bytes(site: Site, assessments: pl.DataFrame) -> bytes:
    """Return ``assessments`` (schema ``ASSESSMENTS``) as CSV: flags in one cell, by " | ".

    States have the nine identifiers that programs know, and the name that pages show.
    """
    identifiers = {state.value: other.value for state, other in IDENTIFIERS.items()}
    told = assessments.with_columns(
        pl.col("area").replace_strict(site.names, default="").alias("area_name"),
        pl.col("state").cast(pl.String).alias("shown_as"),
        pl.col("state").cast(pl.String).replace(identifiers),
        pl.col("flags").list.join(" | "),
        pl.lit(site.release.id).alias("release"),
    )
    return csv_of(told)


def verdict_json_bytes(site: Site, assessments: pl.DataFrame) -> bytes:
    """Return ``assessments`` as JSON: one object an area, with the sentences of other methods."""
    rows = [
        verdict_record(verdict_from(row))
        | {name: row[name] for name in TOGETHER}
        | {"area_name": site.names.get(row["area"], "")}
        for row in assessments.iter_rows(named=True)
    ]
    content = {"release": site.release.id, "verdicts": rows}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
