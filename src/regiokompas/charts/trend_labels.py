"""The labels of a line chart: every line is named where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.charts.axes import ValueAxis
from regiokompas.charts.frame import LINE_HEIGHT, Spec, wrapped
from regiokompas.charts.gaps import position
from regiokompas.charts.sentences import main_line
from regiokompas.charts.theme import LIGHT, Sizes
from regiokompas.charts.trend_marks import COLOURS
from regiokompas.charts.values import Line, LineKind, known
from regiokompas.charts.voice import Voice

# Widest name beside the end of a line, in pixels, before it is wrapped.
WIDEST = {False: 130, True: 84}
GAP = 12
# A first value stands below its point only where this part of the axis is free below it.
LEAST_ROOM_BELOW = 0.1


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
    labels: Sequence[EndLabel], where: Spec, axis: ValueAxis, height: float, sizes: Sizes
) -> list[Spec]:
    """Return the layers with the labels at the ends of the lines, none over another.

    A label that stands before the last period goes to the side where the path is not.
    """
    line_height = sizes.text * LINE_HEIGHT
    heights = [len(label.texts) * line_height + 4 for label in labels]
    last = max(label.x for label in labels)
    goals = [label.value for label in labels if label.x == last]
    wanted = []
    for label, block in zip(labels, heights, strict=True):
        aside = 0.0
        if label.x < last:
            aside = block * (0.75 if max(goals) > label.value else -0.75)
        wanted.append(_pixel(label.value, axis, height) - block / 2 + 2 + aside)
    tops = spread(wanted, heights, limit=height - 2)
    return [_label(label, top, where, sizes) for label, top in zip(labels, tops, strict=True)]


def start_label(
    voice: Voice, lines: Sequence[Line], where: Spec, axis: ValueAxis, sizes: Sizes
) -> list[Spec]:
    """Return the layer with the first value of the main line, beside the other lines.

    There is none where the line has one value, or margins that the label would cover.
    """
    main = main_line(lines)
    figures = known(main.points) if main else ()
    if len(figures) < 2 or figures[0][0].margin is not None:  # noqa: PLR2004
        return []
    (point, value), (_, following) = figures[:2]
    others = [known(line.points) for line in lines if line is not main]
    beside = [other[0][1] for other in others if other and other[0][0].period == point.period]
    is_above = max(beside) <= value if beside else following <= value
    is_above = is_above or (value - axis.low) < LEAST_ROOM_BELOW * (axis.high - axis.low)
    mark = {
        "type": "text",
        "text": voice.value(value),
        "align": "left",
        "dx": -4,
        "dy": -15 if is_above else 17,
        "fontSize": sizes.text,
        "fill": LIGHT.accent,
    }
    data = {"values": [{"x": position(point.period), "value": value}]}
    return [{"data": data, "mark": mark, "encoding": {"x": where["x"], "y": where["y"]}}]


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
