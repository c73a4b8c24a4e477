"""A comparison as a file: level, change and gap to the country always on the same row."""

from dataclasses import replace

import polars as pl

from regiokompas.analysis.comparison.compare import Comparison, Standing
from regiokompas.analysis.comparison.gap import Beside, Change, change_of
from regiokompas.web.comparisons import Told
from regiokompas.web.site import Site
from regiokompas.web.spreadsheets import csv_of

SCHEMA: dict[str, type[pl.DataType]] = {
    "indicator": pl.String,
    "role": pl.String,
    "area": pl.String,
    "area_name": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "country": pl.Float64,
    "gap_to_country": pl.Float64,
    "ratio_to_country": pl.Float64,
    "baseline": pl.String,
    "change": pl.Float64,
    "country_change": pl.Float64,
    "gap_in_change": pl.Float64,
    "change_unit": pl.String,
    "list_version": pl.Int64,
}


def comparison_csv(site: Site, told: Told) -> bytes:
    """Return ``told`` as CSV: the area in every period, then everything it is compared with.

    ``role`` is "own" for the area itself in each period, "matched" for a similar municipality
    and "programme-region" for another region. Changes are over the same two periods for all.
    """
    found = told.found
    rows = [_own(site, found, index) for index in range(len(found.series) or 1)]
    names = site.names
    declared = site.declarations.comparisons.regions
    regions = {item.id: item.name for item in declared.regions} if declared else {}
    rows += [_other(found, item, "matched", names, told.version) for item in found.group.areas]
    rows += [_other(found, item, "programme-region", regions, None) for item in found.peers]
    return csv_of(pl.DataFrame(rows, schema=SCHEMA, orient="row"))


def _own(site: Site, found: Comparison, index: int) -> dict[str, object]:
    beside = found.series[index] if found.series else None
    return {
        **_head(found, "own", found.area, site.names[found.area]),
        "period": beside.period if beside else found.newest,
        "value": beside.own if beside else found.value,
        "country": beside.country if beside else None,
        "gap_to_country": beside.gap if beside else None,
        "ratio_to_country": beside.ratio if beside else None,
        **(_change_until(found, beside) if beside else _change(found, found.change)),
        "list_version": None,
    }


def _change_until(found: Comparison, beside: Beside) -> dict[str, object]:
    """Return the change from the baseline to the period of ``beside``; nothing before it."""
    newest = found.change
    first = next((item for item in found.series if newest and item.period == newest.baseline), None)
    if newest is None or first is None or beside.period <= first.period:
        return _change(found, None)
    own = change_of(first.own, beside.own, kind=found.kind)
    country = change_of(first.country, beside.country, kind=found.kind)
    if own is None or country is None:
        return _change(found, None)
    return _change(
        found,
        Change(
            baseline=first.period,
            newest=beside.period,
            own=own,
            country=country,
            gap=own - country,
        ),
    )


def _other(
    found: Comparison, item: Standing, role: str, names: dict[str, str], version: int | None
) -> dict[str, object]:
    beside = found.beside
    country = beside.country if beside else None
    is_level = found.kind == "level" and item.value is not None and country is not None
    is_above_zero = item.value is not None and country is not None and country > 0
    return {
        **_head(found, role, item.id, names.get(item.id, item.id)),
        "period": found.newest,
        "value": item.value,
        "country": country,
        "gap_to_country": (item.value or 0) - (country or 0) if is_level else None,
        "ratio_to_country": (item.value or 0) / (country or 1) if is_above_zero else None,
        **_change(found, _change_of(found, item.change)),
        "list_version": version,
    }


def _head(found: Comparison, role: str, area: str, name: str) -> dict[str, object]:
    return {"indicator": found.indicator, "role": role, "area": area, "area_name": name}


def _change(found: Comparison, change: Change | None) -> dict[str, object]:
    return {
        "baseline": change.baseline if change else None,
        "change": change.own if change else None,
        "country_change": change.country if change else None,
        "gap_in_change": change.gap if change else None,
        "change_unit": ("percent" if found.kind == "amount" else "unit") if change else None,
    }


def _change_of(found: Comparison, own: float | None) -> Change | None:
    """Return the change ``own`` of another area beside that of the country."""
    change = found.change
    if change is None or own is None:
        return None
    gap = own - change.country if change.country is not None else None
    return replace(change, own=own, gap=gap)
