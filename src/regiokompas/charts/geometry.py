"""Boundaries on a flat sheet: small enough an area that the earth may be taken as flat there."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Point2 = tuple[float, float]
Ring = list[Point2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """An area in pixels: its polygons (outer ring first) and where its label stands."""

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    middle: Point2


def shapes_of(boundaries: Mapping[str, Any], *, width: float) -> tuple[list[Shape], float]:
    """Return the areas of a GeoJSON collection (degrees, "code" and "name") and their height.

    They fill ``width`` pixels, north above, true to shape at the middle latitude. ``ValueError``
    where the collection is empty.
    """
    features = [(feature, _polygons(feature["geometry"])) for feature in boundaries["features"]]
    points = [point for _, polygons in features for ring in _rings(polygons) for point in ring]
    if not points:
        raise ValueError("the boundaries hold no areas")
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * squeeze)

    def placed(ring: Ring) -> Ring:
        return [
            (round((x - west) * squeeze * scale, 1), round((north - y) * scale, 1)) for x, y in ring
        ]

    shapes = []
    for feature, polygons in features:
        flat = tuple(tuple(placed(ring) for ring in polygon) for polygon in polygons)
        largest = max((polygon[0] for polygon in flat), key=lambda ring: abs(_centre(ring)[0]))
        about = feature["properties"]
        middle = _centre(largest)[1:]
        shapes.append(Shape(code=about["code"], name=about["name"], polygons=flat, middle=middle))
    return shapes, (north - south) * scale


def geometry_of(shape: Shape) -> dict[str, Any]:
    """Return ``shape`` as GeoJSON geometry in pixels."""
    return {
        "type": "MultiPolygon",
        "coordinates": [[[list(p) for p in ring] for ring in poly] for poly in shape.polygons],
    }


def _polygons(geometry: Mapping[str, Any]) -> list[list[Ring]]:
    parts = geometry["coordinates"]
    return list(parts) if geometry["type"] == "MultiPolygon" else [parts]


def _rings(polygons: list[list[Ring]]) -> Iterator[Ring]:
    for polygon in polygons:
        yield from polygon


def _centre(ring: Ring) -> tuple[float, float, float]:
    """Return area, x and y of the centre of gravity of ``ring`` (the shoelace formula)."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if area == 0:
        return 0.0, *ring[0]
    return area, round(x / (6 * area), 1), round(y / (6 * area), 1)
