"""Boundaries of areas from a GeoJSON file."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.files.columns import declared_file
from regiokompas.sources.files.json_tables import read_json

# About eleven metres: finer than any map of a region on a page or a sheet of paper shows.
DECIMALS = 4


def read_boundaries(
    table: Table, answers: Mapping[str, bytes], codes: Collection[str]
) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection with the boundaries of ``codes``, in degrees (WGS 84).

    Every feature has the properties ``code`` and ``table``. ``table.area.column`` names the
    property with the code. Raises ``SourceError`` where the file is no GeoJSON or lacks a code.
    """
    (content,) = answers.values()
    name = PurePosixPath(declared_file(table).path).name
    column = table.area.column if table.area is not None else "code"
    features = read_json(content, declared_file(table), name=name).get("features", [])
    found = {}
    for feature in features if isinstance(features, list) else []:
        code = str(feature["properties"].get(column, "")).strip()
        if code in codes:
            found[code] = {
                "type": "Feature",
                "properties": {"code": code, "table": table.id},
                "geometry": {
                    "type": feature["geometry"]["type"],
                    "coordinates": _rounded(feature["geometry"]["coordinates"]),
                },
            }
    absent = sorted(set(codes) - set(found))
    if absent:
        raise SourceError(
            f"the file has no boundary of {', '.join(absent)}",
            place=name,
            hint=f"check that its features have the property '{column}' with area codes",
        )
    return {"type": "FeatureCollection", "features": [found[code] for code in sorted(found)]}


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401  # nested lists of any depth, as GeoJSON has
    if isinstance(coordinates, list):
        return [_rounded(item) for item in coordinates]
    return round(float(coordinates), DECIMALS)
