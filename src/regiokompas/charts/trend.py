"""The line chart: how a figure went from year to year."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.charts.axes import ValueAxis, period_ticks, value_axis
from regiokompas.charts.chart import Chart
from regiokompas.charts.frame import LINE_HEIGHT, Spec, note_lines, notes_layer, sheet, words_at
from regiokompas.charts.gaps import is_of_borders, position
from regiokompas.charts.sentences import main_line, trend_sentence, trend_title
from regiokompas.charts.theme import COMPACT_BELOW, LIGHT, Sizes, sizes_for, text_width
from regiokompas.charts.trend_labels import EndLabel, end_labels, label_layers, start_label
from regiokompas.charts.trend_marks import line_layers, margin_layer, plane, point_layers
from regiokompas.charts.values import Line, Point, is_corrected, is_not_yet_final, known
from regiokompas.charts.voice import Voice
from regiokompas.domain.indicators import Break, Indicator
from regiokompas.domain.units import Unit

__all__ = ["Line", "Point", "trend_chart"]

NOTE_GAP = 34
END_GAP = 12
HALF_A_YEAR = 0.5
BREAK_ROW = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """Everything that is decided before anything is drawn."""

    voice: Voice
    lines: tuple[Line, ...]
    breaks: tuple[Break, ...]
    axis: ValueAxis
    periods: tuple[str, ...]
    window: tuple[int, int] | None
    sizes: Sizes
    width: int
    height: int


def trend_chart(
    *,
    indicator: Indicator,
    unit: Unit,
    lines: Sequence[Line],
    language: str,
    breaks: Sequence[Break] = (),
    window: tuple[int, int] | None = None,
    width: int = 680,
    height: int = 340,
) -> Chart:
    """Draw ``lines`` over time; the main one thick, comparisons dashed, the path to a goal dotted.

    Missing periods and ``breaks`` cut a line; provisional figures are hollow; every line is named
    where it ends. All lines share one unit and one axis. ``window`` are the first and last year
    that a verdict rests on: they lie on a pale ground. ``width`` and ``height`` are pixels; below
    480 the chart is drawn for a telephone. Notes under the chart add to its height.
    """
    voice = Voice(indicator=indicator, unit=unit, language=language)
    figures = [figure for line in lines for figure in known(line.points)]
    values = [value + sign * (point.margin or 0) for point, value in figures for sign in (-1, 1)]
    axis = value_axis(values, marks=5, decimals=indicator.decimals)
    periods = sorted({point.period for point, _ in figures})
    plan = _Plan(
        voice=voice,
        lines=tuple(lines),
        breaks=tuple(
            entry for entry in breaks if periods and periods[0] < entry.period <= periods[-1]
        ),
        axis=axis,
        periods=tuple(periods),
        window=window,
        sizes=sizes_for(width),
        width=width,
        height=height,
    )
    title = trend_title(voice, lines, breaks)
    sentence = trend_sentence(voice, lines, breaks, window=window, from_zero=axis.has_zero)
    return Chart(spec=_drawn(plan) if periods else _empty(plan), title=title, sentence=sentence)


def _empty(plan: _Plan) -> Spec:
    text = plan.voice.say("no-figures")
    layer = words_at([text], 0, 0, fontSize=plan.sizes.text, fill=LIGHT.quiet)
    edges = {"left": 16, "right": 16, "top": 24, "bottom": 24}
    return sheet([layer], inner=(plan.width - 32, 24), edges=edges)


def _drawn(plan: _Plan) -> Spec:
    sizes = plan.sizes
    labels = end_labels(plan.voice, plan.lines, sizes, compact=plan.width < COMPACT_BELOW)
    edges = _edges(plan, labels)
    inner = (plan.width - edges["left"] - edges["right"], plan.height - 100)
    notes = note_lines(_notes(plan), width=plan.width - 16, sizes=sizes)
    edges["bottom"] = NOTE_GAP + len(notes) * sizes.small * LINE_HEIGHT + 6
    where = plane(plan.voice, plan.axis, _ticks(plan, inner[0]), plan.periods, sizes)
    main = main_line(plan.lines)
    layers = [
        *_window_layer(plan, where),
        _unit_layer(plan, edges),
        *_break_layers(plan, where),
        *line_layers(plan.lines, plan.breaks, where, sizes),
        *(margin_layer(main, where) if main else []),
        *[layer for line in plan.lines for layer in point_layers(line, where, sizes)],
        *label_layers(labels, where, plan.axis, inner[1], sizes),
        *start_label(plan.voice, plan.lines, where, plan.axis, sizes),
        *notes_layer(notes, x=8 - edges["left"], y=inner[1] + NOTE_GAP, sizes=sizes),
    ]
    return sheet(layers, inner=inner, edges=edges)


def _edges(plan: _Plan, labels: Sequence[EndLabel]) -> dict[str, float]:
    ticks = [plan.voice.axis_value(tick) for tick in plan.axis.ticks]
    right = max(text_width(text, plan.sizes.text) for label in labels for text in label.texts)
    return {
        "left": max(text_width(text, plan.sizes.small) for text in ticks) + 14,
        "right": right + END_GAP + 6,
        "top": 62 + BREAK_ROW * (len(plan.breaks) - 1) if plan.breaks else 40,
        "bottom": NOTE_GAP,
    }


def _ticks(plan: _Plan, inner_width: float) -> tuple[str, ...]:
    widest = max(text_width(plan.voice.period(period), plan.sizes.small) for period in plan.periods)
    return period_ticks(plan.periods, most=max(int(inner_width / (widest + 18)), 2))


def _unit_layer(plan: _Plan, edges: dict[str, float]) -> Spec:
    style = {"fontSize": plan.sizes.small, "fill": LIGHT.quiet}
    return words_at([plan.voice.unit_line], 8 - edges["left"], 12 - edges["top"], **style)


def _notes(plan: _Plan) -> list[str]:
    points = [point for line in plan.lines if line.kind != "path" for point in line.points]
    shown = [point for point in points if point.value is not None]
    notes = []
    if any(is_not_yet_final(point.status) for point in shown):
        notes.append(plan.voice.say("hollow"))
    if any(is_corrected(point.status) for point in shown):
        notes.append(plan.voice.say("square"))
    if any(point.margin is not None for point in shown):
        notes.append(plan.voice.say("margins"))
    if plan.window:
        notes.append(plan.voice.say("window", a=str(plan.window[0]), b=str(plan.window[1])))
    if not plan.axis.has_zero:
        notes.append(plan.voice.say("axis-not-zero"))
    return notes


def _window_layer(plan: _Plan, where: Spec) -> list[Spec]:
    """Return the pale ground below the years that the verdict rests on."""
    if plan.window is None:
        return []
    first, last = (float(year) for year in plan.window)
    data = {"values": [{"x": first - HALF_A_YEAR, "to": last + HALF_A_YEAR}]}
    mark = {"type": "rect", "fill": LIGHT.grid, "fillOpacity": 0.45, "clip": True}
    place = {"x": where["x"] | {"field": "x"}, "x2": {"field": "to"}}
    height = {"y": {"value": 0}, "y2": {"value": "height"}}
    return [{"data": data, "mark": mark, "encoding": place | height}]


def _break_layers(plan: _Plan, where: Spec) -> list[Spec]:
    first, last = position(plan.periods[0]), position(plan.periods[-1])
    layers: list[Spec] = []
    for row, entry in enumerate(plan.breaks):
        before = max(period for period in plan.periods if period < entry.period)
        x = (position(before) + position(entry.period)) / 2
        is_right = (x - first) > (last - first) / 2
        data = {"values": [{"period": entry.period, "x": x}]}
        # Each label has a row of its own, so that those of breaks close together do not collide.
        height = row * BREAK_ROW
        span = {"y": {"value": -8 - height}, "y2": {"value": "height"}}
        label = "redrawn" if is_of_borders(entry) else "measured-otherwise"
        rule = {"type": "rule", "stroke": LIGHT.outline, "strokeWidth": 1}
        place = {"x": where["x"] | {"field": "x"}}
        text = {
            "type": "text",
            "text": plan.voice.say(label, p=plan.voice.period(entry.period)),
            "align": "right" if is_right else "left",
            "fontSize": plan.sizes.small,
            "fill": LIGHT.quiet,
        }
        layers += [
            {"data": data, "mark": rule, "encoding": place | span},
            {"data": data, "mark": text, "encoding": place | {"y": {"value": -16 - height}}},
        ]
    return layers
