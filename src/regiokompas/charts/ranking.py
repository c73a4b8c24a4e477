"""The ranking: areas as points on one common axis, beside the country.

Points are read by their place, not by a length, so the axis need not begin at zero; where it does
not, the picture says so. Every figure is also written out, in a column that reads as a table.
"""

from collections.abc import Sequence

from regiokompas.charts.area_sentences import areas_sentence, areas_title, known_areas
from regiokompas.charts.axes import ValueAxis, value_axis
from regiokompas.charts.chart import Chart
from regiokompas.charts.frame import LINE_HEIGHT, Spec, note_lines, notes_layer, sheet, words_at
from regiokompas.charts.rows import ROW, row_layers, value_encoding
from regiokompas.charts.theme import LIGHT, Sizes, sizes_for, text_width
from regiokompas.charts.values import AreaValue, is_corrected, is_not_yet_final
from regiokompas.charts.voice import Voice
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.units import Unit

__all__ = ["AreaValue", "ranking_chart"]

NOTE_GAP = 34
TOP = 56


def ranking_chart(
    *,
    indicator: Indicator,
    unit: Unit,
    values: Sequence[AreaValue],
    period: str,
    highlight: str | None,
    language: str,
    reference: AreaValue | None = None,
    width: int = 680,
) -> Chart:
    """Draw ``values`` of one ``period`` from high to low, with ``reference`` as an upright line.

    ``highlight`` is the code of the area in the accent colour. Areas without a value stand below,
    with the reason in words; provisional figures are hollow. The height follows their number.
    """
    voice = Voice(indicator=indicator, unit=unit, language=language)
    figures = [value for _, value in known_areas(values)]
    if reference is not None and reference.value is not None:
        figures.append(reference.value)
    axis = value_axis(figures, marks=5, decimals=indicator.decimals)
    sentence = areas_sentence(voice, values, period, highlight=highlight, reference=reference)
    spec = _drawn(voice, values, axis=axis, highlight=highlight, reference=reference, width=width)
    return Chart(spec=spec, title=areas_title(voice, values, period), sentence=sentence)


def _drawn(
    voice: Voice,
    values: Sequence[AreaValue],
    *,
    axis: ValueAxis,
    highlight: str | None,
    reference: AreaValue | None,
    width: int,
) -> Spec:
    sizes = sizes_for(width)
    rows = _rows(voice, values, highlight)
    names = max((text_width(area.name, sizes.text) for area in values), default=0) + 16
    figures = max((text_width(row["text"], sizes.text) for row in rows if row["has"]), default=0)
    edges = {"left": names, "right": figures + 24, "top": float(TOP), "bottom": float(NOTE_GAP)}
    inner = (width - edges["left"] - edges["right"], ROW * max(len(rows), 1))
    notes = note_lines(_notes(voice, values, axis), width=width - 16, sizes=sizes)
    edges["bottom"] += len(notes) * sizes.small * LINE_HEIGHT + 6
    x = value_encoding(voice, axis, inner[0], sizes)
    shown = max(sum(row["has"] for row in rows), 1)
    unit = {"fontSize": sizes.small, "fill": LIGHT.quiet}
    layers = [
        words_at([voice.unit_line], 8 - edges["left"], 12 - TOP, **unit),
        *_reference_layers(voice, reference, x, axis=axis, shown=shown, sizes=sizes),
        *row_layers(rows, x, inner[0], edges, sizes),
        *notes_layer(notes, x=8 - edges["left"], y=inner[1] + NOTE_GAP, sizes=sizes),
    ]
    return sheet(layers, inner=inner, edges=edges)


def _rows(voice: Voice, values: Sequence[AreaValue], highlight: str | None) -> list[Spec]:
    without = sorted((area for area in values if area.value is None), key=lambda area: area.name)
    ordered = [area for area, _ in known_areas(values)] + without
    return [
        {
            "code": area.code,
            "name": area.name,
            "value": area.value,
            "has": area.value is not None,
            "text": _told(voice, area),
            "status": str(area.status),
            "middle": ROW * (number + 0.5),
            "mine": area.code == highlight,
            "colour": LIGHT.accent if area.code == highlight else LIGHT.comparison,
            "fill": _fill(area, highlight),
            "size": 150 if area.code == highlight else 80,
        }
        for number, area in enumerate(ordered)
    ]


def _told(voice: Voice, area: AreaValue) -> str:
    if area.value is None:
        return _absence(voice, area)
    return voice.value(area.value) + ("†" if is_corrected(area.status) else "")


def _absence(voice: Voice, area: AreaValue) -> str:
    return f"{voice.say('no-figure')} ({voice.status(area.status)})"


def _fill(area: AreaValue, highlight: str | None) -> str:
    if is_not_yet_final(area.status):
        return LIGHT.background
    return LIGHT.accent if area.code == highlight else LIGHT.comparison


def _reference_layers(
    voice: Voice,
    reference: AreaValue | None,
    x: Spec,
    *,
    axis: ValueAxis,
    shown: int,
    sizes: Sizes,
) -> list[Spec]:
    if reference is None or reference.value is None:
        return []
    data = {"values": [{"name": reference.name, "value": reference.value}]}
    share = (reference.value - axis.low) / (axis.high - axis.low)
    text = {
        "type": "text",
        "text": f"{reference.name} {voice.value(reference.value)}",
        "align": "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center",
        "fontSize": sizes.small,
        "fill": LIGHT.ink,
    }
    rule = {"type": "rule", "stroke": LIGHT.ink, "strokeWidth": 1.5, "strokeDash": [7, 4]}
    span = {"y": {"value": -6}, "y2": {"value": ROW * shown}}
    return [
        {"data": data, "mark": rule, "encoding": {"x": x} | span},
        {"data": data, "mark": text, "encoding": {"x": x, "y": {"value": -15}}},
    ]


def _notes(voice: Voice, values: Sequence[AreaValue], axis: ValueAxis) -> list[str]:
    notes = []
    if any(is_not_yet_final(area.status) for area in values):
        notes.append(voice.say("hollow"))
    if any(is_corrected(area.status) for area in values):
        notes.append(voice.say("corrected-area"))
    if not axis.has_zero and known_areas(values):
        notes.append(voice.say("axis-not-zero"))
    return notes
