"""The marks of a line chart: lines, points and margins in the plane of period and value."""

import json
from collections.abc import Sequence

from regiokompas.charts.axes import ValueAxis
from regiokompas.charts.frame import Spec
from regiokompas.charts.gaps import is_of_borders, position, segments
from regiokompas.charts.theme import LIGHT, Sizes
from regiokompas.charts.values import (
    Line,
    LineKind,
    Point,
    is_corrected,
    is_not_yet_final,
    known,
)
from regiokompas.charts.voice import Voice
from regiokompas.domain.indicators import Break

COLOURS: dict[LineKind, str] = {
    "main": LIGHT.accent,
    "comparison": LIGHT.comparison,
    "path": LIGHT.path,
}
_STROKES: dict[LineKind, Spec] = {
    "main": {"strokeCap": "round", "strokeJoin": "round"},
    "path": {"strokeDash": [0.5, 6], "strokeCap": "round"},
}
# Two comparisons that cross must not be taken for one another.
_DASHES = ([7, 4], [12, 3, 2, 3], [3, 3])


def plane(
    voice: Voice, axis: ValueAxis, ticks: Sequence[str], periods: Sequence[str], sizes: Sizes
) -> Spec:
    """Return the shared encodings ``x`` (a place in years) and ``y`` (a value), with their axes.

    Labels are written here, in the language of the reader, not by the drawing program.
    """
    style = {"labelColor": LIGHT.quiet, "labelFontSize": sizes.small, "title": None}
    first, last = position(periods[0]), position(periods[-1])
    room = (last - first) * 0.02 or 1.0
    x_axis = style | {
        "values": [position(tick) for tick in ticks],
        "labelExpr": axis_labels({position(tick): voice.period(tick) for tick in ticks}),
        "labelPadding": 6,
        "labelFlush": False,
        "labelOverlap": False,
        "grid": False,
        "domainColor": LIGHT.outline if axis.low >= 0 else LIGHT.grid,
        "tickColor": LIGHT.outline,
    }
    y_axis = style | {
        "values": list(axis.ticks),
        "labelExpr": axis_labels({tick: voice.axis_value(tick) for tick in axis.ticks}),
        "labelPadding": 6,
        "labelOverlap": False,
        "domain": False,
        "ticks": False,
        "gridColor": {
            "condition": {"test": "datum.value === 0", "value": LIGHT.outline},
            "value": LIGHT.grid,
        },
    }
    x_scale = {"domain": [first - room, last + room], "nice": False, "zero": False}
    y_scale = {"domain": [axis.low, axis.high], "nice": False, "zero": False}
    return {
        "x": {"field": "x", "type": "quantitative", "scale": x_scale, "axis": x_axis},
        "y": {"field": "value", "type": "quantitative", "scale": y_scale, "axis": y_axis},
    }


def line_layers(
    lines: Sequence[Line], breaks: Sequence[Break], where: Spec, sizes: Sizes
) -> list[Spec]:
    """Return the layers with the stretches of ``lines`` that may be drawn, each in its dashes."""
    layers: list[Spec] = []
    comparisons = 0
    for line in lines:
        stroke = _STROKES.get(line.kind)
        if stroke is None:
            stroke = {"strokeDash": _DASHES[comparisons % len(_DASHES)]}
            comparisons += 1
        layers += _line_layer(line, breaks, where, sizes, stroke)
    return layers


def _line_layer(
    line: Line, breaks: Sequence[Break], where: Spec, sizes: Sizes, stroke: Spec
) -> list[Spec]:
    is_main = line.kind == "main"
    cuts = (
        [entry for entry in breaks if is_main or not is_of_borders(entry)]
        if line.kind != "path"
        else ()
    )
    rows = [
        _row(point.period, value) | {"stretch": number}
        for number, stretch in enumerate(segments(line.points, cuts))
        for point, value in known(stretch)
        if len(stretch) > 1
    ]
    if not rows:
        return []
    width = sizes.line if line.kind != "comparison" else sizes.thin
    mark = {"type": "line", "stroke": COLOURS[line.kind], "strokeWidth": width}
    encoding = {"x": where["x"], "y": where["y"], "detail": {"field": "stretch"}}
    data = {"name": f"{line.kind}: {line.name}", "values": rows}
    return [{"data": data, "mark": mark | stroke, "encoding": encoding}]


def point_layers(line: Line, where: Spec, sizes: Sizes) -> list[Spec]:
    """Return the points of ``line``: hollow where the figure may still change, square if corrected.

    A path has only its end; a comparison only what a line cannot show: marked and lone points.
    """
    figures = known(line.points)
    if not figures:
        return []
    end = figures[-1][0].period
    lone = {stretch[0].period for stretch in segments(line.points, ()) if len(stretch) == 1}
    rows = [
        _row(point.period, value)
        | {
            "status": str(point.status),
            "size": _size(point, sizes, is_end=point.period == end),
            "fill": LIGHT.background if is_not_yet_final(point.status) else COLOURS[line.kind],
            "shape": _shape(line, point),
        }
        for point, value in figures
        if line.kind == "main" or point.period == end or point.period in lone
        or (is_not_yet_final(point.status) and line.kind == "comparison")
        or (is_corrected(point.status) and line.kind == "comparison")
    ]  # fmt: skip
    mark = {
        "type": "point",
        "filled": True,
        "stroke": COLOURS[line.kind],
        "strokeWidth": sizes.thin,
        "opacity": 1,
    }
    look = {
        key: {"field": key, "type": kind, "scale": None}
        for key, kind in (("size", "quantitative"), ("fill", "nominal"), ("shape", "nominal"))
    }
    encoding = {"x": where["x"], "y": where["y"]} | look
    return [{"data": {"values": rows}, "mark": mark, "encoding": encoding}]


def _size(point: Point, sizes: Sizes, *, is_end: bool) -> float:
    size = sizes.end_point if is_end else sizes.point
    return 2 * size if is_corrected(point.status) else size


def _shape(line: Line, point: Point) -> str:
    if line.kind == "path":
        return "diamond"
    return "square" if is_corrected(point.status) else "circle"


def margin_layer(line: Line, where: Spec) -> list[Spec]:
    """Return the margins of the points of ``line`` as upright bars; none where it has none."""
    rows = [
        _row(point.period, value - point.margin) | {"upper": value + point.margin}
        for point, value in known(line.points)
        if point.margin is not None
    ]
    if not rows:
        return []
    mark = {"type": "rule", "stroke": COLOURS[line.kind], "strokeWidth": 1.5, "opacity": 0.8}
    encoding = {"x": where["x"], "y": where["y"], "y2": {"field": "upper"}}
    return [{"data": {"values": rows}, "mark": mark, "encoding": encoding}]


def _row(period: str, value: float) -> Spec:
    return {"period": period, "x": position(period), "value": value}


def axis_labels(texts: dict[float, str]) -> str:
    """Return the expression that writes each place on an axis as its text."""
    # JavaScript writes whole numbers without a decimal point, so the keys do too.
    table = {repr(place).removesuffix(".0"): text for place, text in texts.items()}
    return f"({json.dumps(table, ensure_ascii=False)})[toString(datum.value)]"
