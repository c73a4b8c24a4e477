"""Rows of a picture that reads as a table: a name, a point on the common axis, a figure."""

from regiokompas.charts.axes import ValueAxis
from regiokompas.charts.frame import Spec
from regiokompas.charts.theme import LIGHT, Sizes, text_width
from regiokompas.charts.trend_marks import axis_labels
from regiokompas.charts.voice import Voice

ROW = 25


def value_encoding(voice: Voice, axis: ValueAxis, width: float, sizes: Sizes) -> Spec:
    """Return how values are placed along ``axis``, with as many labels as fit ``width``."""
    widest = max(text_width(voice.axis_value(tick), sizes.small) for tick in axis.ticks)
    every = next(n for n in (1, 2, 4, 8, 16) if width / len(axis.ticks) * n >= widest + 12)
    ticks = axis.ticks[::every]
    style = {
        "values": list(ticks),
        "labelExpr": axis_labels({tick: voice.axis_value(tick) for tick in ticks}),
        "labelColor": LIGHT.quiet,
        "labelFontSize": sizes.small,
        "labelFlush": False,
        "labelOverlap": False,
        "title": None,
        "domain": False,
        "ticks": False,
        "gridColor": LIGHT.grid,
    }
    scale = {"domain": [axis.low, axis.high], "nice": False, "zero": False}
    return {"field": "value", "type": "quantitative", "scale": scale, "axis": style}


def row_layers(
    rows: list[Spec], x: Spec, width: float, edges: dict[str, float], sizes: Sizes
) -> list[Spec]:
    """Return the layers of ``rows``.

    A row has name, text, value, has (whether it has a value), middle (its place downwards), mine
    (whether it stands out), colour, fill and size of its point.
    """
    y = {"field": "middle", "type": "quantitative", "scale": None, "axis": None}
    shown = [row for row in rows if row["has"]]
    absent = [row for row in rows if not row["has"]]
    left, right = 8 - round(edges["left"]), width + edges["right"] - 8
    guide = {"type": "rule", "stroke": LIGHT.grid, "strokeDash": [1, 3]}
    across = {"y": y, "x": {"value": 0}, "x2": {"value": "width"}}
    layers: list[Spec] = [{"data": {"values": shown}, "mark": guide, "encoding": across}]
    layers += _column(rows, y, "name", place=left, align="left", sizes=sizes)
    layers += _column(shown, y, "text", place=right, align="right", sizes=sizes)
    layers += _column(absent, y, "text", place=4, align="left", sizes=sizes)
    return [*layers, _dots(shown, x, y)] if shown else layers


def _column(
    rows: list[Spec], y: Spec, field: str, *, place: float, align: str, sizes: Sizes
) -> list[Spec]:
    layers = []
    for is_mine, ink, weight in ((False, LIGHT.ink, "normal"), (True, LIGHT.accent, "bold")):
        chosen = [row for row in rows if row["mine"] == is_mine]
        style = {"fontSize": sizes.text, "fontWeight": weight, "fill": ink, "align": align}
        encoding = {"y": y, "x": {"value": place}, "text": {"field": field, "type": "nominal"}}
        mark = {"type": "text", "baseline": "middle"} | style
        if chosen:
            layers.append({"data": {"values": chosen}, "mark": mark, "encoding": encoding})
    return layers


def _dots(rows: list[Spec], x: Spec, y: Spec) -> Spec:
    plain = {"type": "nominal", "scale": None}
    mark = {"type": "point", "filled": True, "shape": "circle", "strokeWidth": 2, "opacity": 1}
    encoding = {
        "x": x,
        "y": y,
        "fill": plain | {"field": "fill"},
        "stroke": plain | {"field": "colour"},
        "size": {"field": "size", "type": "quantitative", "scale": None},
    }
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}
