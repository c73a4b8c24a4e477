"""Where a label fits within an area, so that it crosses no boundary and meets no other label."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from regiokompas.charts.geometry import Point2, Ring, Shape

# Left, top, right and bottom in pixels, from the place of the label.
Box = tuple[float, float, float, float]

STEP = 2.0


def place_within(shape: Shape, boxes: Sequence[Box]) -> Point2 | None:
    """Return the place nearest to the middle of ``shape`` where all ``boxes`` lie inside it.

    ``boxes`` are those of the lines of one label, relative to its place. None where they fit
    nowhere on a grid of ``STEP`` pixels.
    """
    for polygon in sorted(shape.polygons, key=lambda rings: -_size(rings[0])):
        for x, y in _around(shape.middle, polygon[0]):
            placed = [(x + a, y + b, x + c, y + d) for a, b, c, d in boxes]
            if all(is_inside(box, polygon) for box in placed):
                return round(x, 1), round(y, 1)
    return None


def is_inside(box: Box, polygon: Sequence[Ring]) -> bool:
    """Return whether ``box`` lies within ``polygon`` (outer ring first, then its holes)."""
    left, top, right, bottom = box
    middle = ((left + right) / 2, (top + bottom) / 2)
    if sum(_holds(ring, middle) for ring in polygon) != 1:
        return False
    return not any(_meets(box, a, b) for ring in polygon for a, b in pairwise(ring))


def _around(middle: Point2, ring: Ring) -> Iterator[Point2]:
    """Yield the places of a grid through ``middle`` that cover ``ring``, the nearest first."""
    reach = max(math.dist(middle, point) for point in ring)
    count = math.ceil(reach / STEP)
    steps = [
        (i * STEP, j * STEP) for i in range(-count, count + 1) for j in range(-count, count + 1)
    ]
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    north, south = min(y for _, y in ring), max(y for _, y in ring)
    for dx, dy in sorted(steps, key=lambda step: (math.hypot(*step), step)):
        x, y = middle[0] + dx, middle[1] + dy
        if west < x < east and north < y < south:
            yield x, y


def _holds(ring: Ring, point: Point2) -> bool:
    """Return whether ``point`` is within ``ring``: a ray from it crosses an odd number of sides."""
    x, y = point
    return bool(
        sum(
            (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
            for (x0, y0), (x1, y1) in pairwise(ring)
        )
        % 2
    )


def _meets(box: Box, start: Point2, end: Point2) -> bool:
    """Return whether the side from ``start`` to ``end`` comes within ``box`` (Liang and Barsky)."""
    left, top, right, bottom = box
    (x0, y0), (x1, y1) = start, end
    if max(x0, x1) < left or min(x0, x1) > right or max(y0, y1) < top or min(y0, y1) > bottom:
        return False
    enters, leaves = 0.0, 1.0
    for at, way, low, high in ((x0, x1 - x0, left, right), (y0, y1 - y0, top, bottom)):
        if way == 0:  # along this side of the box, and the test above says within it
            continue
        first, second = sorted(((low - at) / way, (high - at) / way))
        enters, leaves = max(enters, first), min(leaves, second)
    return enters <= leaves


def _size(ring: Ring) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)))
