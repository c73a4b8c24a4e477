"""The map of an indicator: figures of the municipalities on their boundaries."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from regiokompas.charts.chart import Chart
from regiokompas.charts.map import map_chart
from regiokompas.domain.provenance import Origin
from regiokompas.warehouse.releases import open_release
from regiokompas.web.figures import Measured
from regiokompas.web.positions import area_values, newest_by_municipality
from regiokompas.web.site import Municipality, Site


def has_map(site: Site, measured: Measured) -> bool:
    """Return whether the figures of the municipalities belong on a map, and it can be drawn.

    Totals do not: on a map of totals a municipality is dark because it is large.
    """
    _, placed = newest_by_municipality(measured, municipalities=site.municipalities)
    is_known = any(item.figure and item.figure.value is not None for item in placed)
    return is_known and not measured.is_total and bool(_boundaries(site)["features"])


def boundary_origins(site: Site) -> tuple[Origin, ...]:
    """Return where the boundaries on the map come from."""
    tables = {feature["properties"]["table"] for feature in _boundaries(site)["features"]}
    return tuple(site.origins[table] for table in sorted(tables) if table in site.origins)


def map_of(
    site: Site,
    measured: Measured,
    *,
    municipality: Municipality | None,
    language: str,
    size: tuple[int, int],
) -> Chart:
    """Return the map of the municipalities in their newest period; ``size`` gives its width."""
    period, placed = newest_by_municipality(measured, municipalities=site.municipalities)
    return map_chart(
        indicator=measured.indicator,
        unit=measured.unit,
        boundaries=_with_names(site),
        values=area_values(placed),
        period=period,
        highlight=municipality.code if municipality else None,
        language=language,
        width=size[0],
    )


def _with_names(site: Site) -> dict[str, Any]:
    """Return the boundaries with the name of each municipality, as a chart needs them."""
    features = [
        feature | {"properties": {"code": code, "name": site.names.get(code, code)}}
        for feature in _boundaries(site)["features"]
        for code in (feature["properties"]["code"],)
    ]
    return {"type": "FeatureCollection", "features": features}


def _boundaries(site: Site) -> dict[str, Any]:
    return _kept_boundaries(site.release.folder)


@lru_cache(maxsize=4)
def _kept_boundaries(folder: Path) -> dict[str, Any]:
    """Return the boundaries of the release in ``folder``, read once: a release never changes."""
    return open_release(folder).boundaries()
