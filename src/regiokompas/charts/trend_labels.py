"""The labels of a line chart: every line is named where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.charts.axes import ValueAxis
from regiokompas.charts.frame import LINE_HEIGHT, Spec, wrapped
from regiokompas.charts.gaps import position
from regiokompas.charts.theme import LIGHT, Sizes
from regiokompas.charts.trend_marks import COLOURS
from regiokompas.charts.values import Line, LineKind, known
from regiokompas.charts.voice import Voice

# Widest name beside the end of a line, in pixels, before it is wrapped.
WIDEST = {False: 130, True: 84}
GAP = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class EndLabel:
    """What stands at the end of a line: its name in one or more lines, and its last value."""

    kind: LineKind
    texts: tuple[str, ...]
    x: float
    value: float


def end_labels(
    voice: Voice, lines: Sequence[Line], sizes: Sizes, *, compact: bool
) -> list[EndLabel]:
    """Return the label of every line that has a value."""
    labels = []
    for line in lines:
        figures = known(line.points)
        if not figures:
            continue
        point, value = figures[-1]
        name = wrapped(line.name, width=WIDEST[compact], size=sizes.text)
        texts = (*name, voice.value(value))
        x = position(point.period)
        labels.append(EndLabel(kind=line.kind, texts=texts, x=x, value=value))
    return labels


def spread(wanted: Sequence[float], heights: Sequence[float], *, limit: float) -> list[float]:
    """Return tops (pixels) nearest to ``wanted`` at which blocks of ``heights`` do not overlap.

    Blocks keep their order; the lowest ends at ``limit`` where there is room for all.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    tops = list(wanted)
    floor = float("-inf")
    for index in order:
        tops[index] = max(tops[index], floor)
        floor = tops[index] + heights[index]
    ceiling = limit
    for index in reversed(order):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tops


def label_layers(
    labels: Sequence[EndLabel],
    voice: Voice,
    main: Line | None,
    where: Spec,
    axis: ValueAxis,
    height: float,
    sizes: Sizes,
) -> list[Spec]:
    """Return the layers with the labels at the ends, and the first value of the main line."""
    line_height = sizes.text * LINE_HEIGHT
    heights = [len(label.texts) * line_height + 4 for label in labels]
    pixels = [_pixel(label.value, axis, height) for label in labels]
    wanted = [y - block / 2 + 2 for y, block in zip(pixels, heights, strict=True)]
    tops = spread(wanted, heights, limit=height + GAP)
    layers = [_label(label, top, where, sizes) for label, top in zip(labels, tops, strict=True)]
    return layers + _start_label(voice, main, where, sizes)


def _pixel(value: float, axis: ValueAxis, height: float) -> float:
    return (axis.high - value) / (axis.high - axis.low) * height


def _label(label: EndLabel, top: float, where: Spec, sizes: Sizes) -> Spec:
    mark = {
        "type": "text",
        "text": list(label.texts),
        "align": "left",
        "baseline": "top",
        "dx": GAP,
        "fontSize": sizes.text,
        "fontWeight": "bold" if label.kind == "main" else "normal",
        "lineHeight": sizes.text * LINE_HEIGHT,
        "fill": COLOURS[label.kind],
    }
    encoding = {"x": where["x"], "y": {"value": round(top, 1)}}
    return {"data": {"values": [{"x": label.x}]}, "mark": mark, "encoding": encoding}


def _start_label(voice: Voice, main: Line | None, where: Spec, sizes: Sizes) -> list[Spec]:
    figures = known(main.points) if main else ()
    if len(figures) < 2:  # noqa: PLR2004  # the only value stands at its end
        return []
    (point, value), (_, following) = figures[:2]
    mark = {
        "type": "text",
        "text": voice.value(value),
        "align": "left",
        "dx": -4,
        "dy": -14 if following <= value else 16,
        "fontSize": sizes.text,
        "fill": LIGHT.accent,
    }
    data = {"values": [{"x": position(point.period), "value": value}]}
    return [{"data": data, "mark": mark, "encoding": {"x": where["x"], "y": where["y"]}}]
