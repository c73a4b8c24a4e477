"""The map: areas in at most five classes, each with its name and its figure."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from regiokompas.charts.area_sentences import areas_sentence, areas_title, known_areas
from regiokompas.charts.axes import value_axis
from regiokompas.charts.chart import Chart
from regiokompas.charts.frame import LINE_HEIGHT, Spec, note_lines, notes_layer, sheet
from regiokompas.charts.geometry import Shape, geometry_of, shapes_of
from regiokompas.charts.map_labels import (
    NAMES_FROM,
    are_in_thousands,
    label_layers,
    label_places,
    label_text,
)
from regiokompas.charts.theme import COMPACT as SIZES
from regiokompas.charts.theme import LIGHT
from regiokompas.charts.values import AreaValue, is_corrected, is_not_yet_final, mark_of
from regiokompas.charts.voice import Voice
from regiokompas.charts.words import word
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.units import Unit

__all__ = ["AreaValue", "map_chart"]

EDGE = 8
KEY_ROW = 22
MOST_CLASSES = 5
# From this class on the letters are light (in the dark palette: dark).
FIRST_HIGH_CLASS = 3


def map_chart(
    *,
    indicator: Indicator,
    unit: Unit,
    boundaries: Mapping[str, Any],
    values: Sequence[AreaValue],
    period: str,
    highlight: str | None,
    language: str,
    width: int = 460,
) -> Chart:
    """Draw ``values`` of one ``period`` on ``boundaries`` (GeoJSON with "code" and "name").

    Classes are equally wide between round limits. Every area carries its figure, so that nothing
    depends on colour; an area without a figure is blank with a dash. A label that does not fit
    within its area is left out, and a note says so; narrow maps have figures only, without sign.
    ``highlight`` is the code of the area with the thick outline.
    """
    voice = Voice(indicator=indicator, unit=unit, language=language)
    limits = class_limits([value for _, value in known_areas(values)], indicator.decimals)
    shapes, height = shapes_of(boundaries, width=width - 2 * EDGE)
    by_code = {area.code: area for area in values}
    rows = _rows(voice, shapes, by_code, limits, highlight, is_wide=width >= NAMES_FROM)
    about = [row["properties"] for row in rows]
    notes = note_lines(_notes(voice, values, about), width=width - 2 * EDGE, sizes=SIZES)
    key_height = KEY_ROW * max(len(limits) - 1, 0) + 20
    edges: dict[str, float] = {"left": EDGE, "right": EDGE, "top": EDGE}
    edges["bottom"] = key_height + len(notes) * SIZES.small * LINE_HEIGHT + EDGE
    layers = [
        *_area_layers(rows),
        *label_layers(about),
        *_key_layers(voice, limits, height + 20),
        *notes_layer(notes, x=0, y=height + key_height + 4, sizes=SIZES),
    ]
    sentence = areas_sentence(voice, values, period, highlight=highlight, reference=None)
    spec = sheet(layers, inner=(width - 2 * EDGE, height), edges=edges)
    return Chart(spec=spec, title=areas_title(voice, values, period), sentence=sentence)


def class_limits(values: Sequence[float], decimals: int) -> tuple[float, ...]:
    """Return the round limits of at most five equally wide classes; none without values."""
    if not values:
        return ()
    low, high = min(values), max(values)
    if low == high:
        return (low, high)
    for marks in range(MOST_CLASSES + 1, 1, -1):
        ticks = value_axis([low, high], marks=marks, decimals=decimals, is_close=True).ticks
        if len(ticks) <= MOST_CLASSES + 1:
            return ticks
    return (low, high)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Return the number of the class of ``value``, from 0; the last class has its upper limit."""
    return min(sum(value >= limit for limit in limits[1:]), max(len(limits) - 2, 0))


def _rows(
    voice: Voice,
    shapes: Sequence[Shape],
    values: Mapping[str, AreaValue],
    limits: Sequence[float],
    highlight: str | None,
    *,
    is_wide: bool,
) -> list[Spec]:
    rows = []
    in_thousands = are_in_thousands(list(values.values()))
    for shape in shapes:
        area = values.get(shape.code)
        value = area.value if area else None
        number = class_of(value, limits) if value is not None else 0
        is_high = value is not None and number >= FIRST_HIGH_CLASS
        soft = mark_of(area.status) if area and value is not None else ""
        text = label_text(voice, value, in_thousands=in_thousands, is_bare=not is_wide) + soft
        about = {
            "code": shape.code,
            "name": shape.name,
            "value": value,
            "text": text,
            "fill": LIGHT.sequential[number] if value is not None else LIGHT.background,
            "ink": LIGHT.on_high_class if is_high else LIGHT.on_low_class,
            "mine": shape.code == highlight,
            **label_places(shape, text, with_name=is_wide),
        }
        if value is None:
            about["ink"] = LIGHT.ink
        rows.append({"type": "Feature", "geometry": geometry_of(shape), "properties": about})
    return rows


def _area_layers(rows: list[Spec]) -> list[Spec]:
    mine = [row for row in rows if row["properties"]["mine"]]
    fill = {"field": "properties.fill", "type": "nominal", "scale": None}
    base = {"type": "geoshape", "strokeJoin": "round"}
    flat = {"projection": {"type": "identity"}}
    layers: list[Spec] = [
        flat
        | {
            "data": {"values": rows},
            "mark": base | {"stroke": LIGHT.outline, "strokeWidth": 1},
            "encoding": {"fill": fill},
        }
    ]
    if mine:
        outline = base | {"stroke": LIGHT.ink, "strokeWidth": 2.5, "fill": None}
        layers.append(flat | {"data": {"values": mine}, "mark": outline})
    return layers


def _key_layers(voice: Voice, limits: Sequence[float], top: float) -> list[Spec]:
    if not limits:
        return []
    pairs = list(pairwise(limits))
    rows = [
        {
            "text": _class_text(voice, low, high, is_last=number == len(pairs) - 1),
            "fill": LIGHT.sequential[number],
            "top": top + number * KEY_ROW,
            "bottom": top + number * KEY_ROW + 15,
            "middle": top + number * KEY_ROW + 8,
        }
        for number, (low, high) in enumerate(pairs)
    ]
    pixel = {"type": "quantitative", "scale": None, "axis": None}
    swatch = {
        "x": {"value": 0},
        "x2": {"value": 26},
        "y": pixel | {"field": "top"},
        "y2": {"field": "bottom"},
        "fill": {"field": "fill", "type": "nominal", "scale": None},
    }
    label = {
        "x": {"value": 34},
        "y": pixel | {"field": "middle"},
        "text": {"field": "text", "type": "nominal"},
    }
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": SIZES.small}
    data = {"values": rows}
    return [
        {"data": data, "mark": {"type": "rect", "stroke": LIGHT.outline}, "encoding": swatch},
        {"data": data, "mark": text, "encoding": label},
    ]


def _class_text(voice: Voice, low: float, high: float, *, is_last: bool) -> str:
    if low == high:
        return voice.full_value(low)
    key = "last-class" if is_last else "class"
    return word(key, voice.language, a=voice.value(low), b=voice.value(high))


def _notes(voice: Voice, values: Sequence[AreaValue], about: Sequence[Spec]) -> list[str]:
    key = "thousands" if are_in_thousands(values) else "class-unit"
    notes = [voice.say(key, u=voice.unit_line)]
    if any(is_not_yet_final(area.status) for area in values):
        notes.append(voice.say("provisional-area"))
    if any(is_corrected(area.status) for area in values):
        notes.append(voice.say("corrected-area"))
    if any(area.value is None for area in values):
        notes.append(voice.say("dash-area"))
    if any(row["text_y"] is None for row in about):
        notes.append(voice.say("no-room"))
    return notes
