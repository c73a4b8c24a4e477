"""The labels on a map: the name and the figure of each area, inside it or not at all."""

from collections.abc import Sequence

from regiokompas.charts.area_sentences import known_areas
from regiokompas.charts.frame import Spec
from regiokompas.charts.geometry import Shape
from regiokompas.charts.placing import Box, place_within
from regiokompas.charts.theme import text_width
from regiokompas.charts.values import AreaValue
from regiokompas.charts.voice import Voice
from regiokompas.domain.notation import number_text

# From this figure on, thousands are written in the areas.
TOO_LONG = 100_000
# Below this width names and units no longer fit beside the figures.
NAMES_FROM = 420
NAME_SIZE, FIGURE_SIZE = 11, 13
# How far the two lines stand from the middle of a label.
NAME_RISE, FIGURE_DROP = -8, 7
ROOM = 1  # pixels between letters and boundary


def are_in_thousands(values: Sequence[AreaValue]) -> bool:
    """Return whether the figures are too long to stand in their areas, so thousands stand there."""
    return any(abs(value) >= TOO_LONG for _, value in known_areas(values))


def label_text(voice: Voice, value: float | None, *, in_thousands: bool, is_bare: bool) -> str:
    """Write the figure that stands in an area.

    In thousands and without a sign where figures are long; without a sign where ``is_bare``.
    """
    if value is None or not (in_thousands or is_bare):
        return voice.value(value)
    if in_thousands:
        return number_text(value / 1000, decimals=0, language=voice.language)
    return number_text(value, decimals=voice.indicator.decimals, language=voice.language)


def label_places(shape: Shape, text: str, *, with_name: bool) -> Spec:
    """Return where the two lines of a label stand: "x", "name_y" and "text_y".

    A line that does not fit within the area is left out, the name before the figure: its place
    is None.
    """
    name = _box(shape.name, NAME_SIZE, NAME_RISE)
    found = place_within(shape, [name, _box(text, FIGURE_SIZE, FIGURE_DROP)]) if with_name else None
    if found:
        return {"x": found[0], "name_y": found[1] + NAME_RISE, "text_y": found[1] + FIGURE_DROP}
    alone = place_within(shape, [_box(text, FIGURE_SIZE, 0)])
    x, y = alone or (None, None)
    return {"x": x, "name_y": None, "text_y": y}


def label_layers(about: Sequence[Spec]) -> list[Spec]:
    """Return the layers with the names and the figures that have a place."""
    lines = [("name", NAME_SIZE, "normal"), ("text", FIGURE_SIZE, "bold")]
    pixel = {"type": "quantitative", "scale": None, "axis": None}
    return [
        {
            "data": {"values": shown},
            "mark": {
                "type": "text",
                "baseline": "middle",
                "fontSize": size,
                "fontWeight": weight,
            },
            "encoding": {
                "x": pixel | {"field": "x"},
                "y": pixel | {"field": f"{field}_y"},
                "text": {"field": field, "type": "nominal"},
                "color": {"field": "ink", "type": "nominal", "scale": None},
            },
        }
        for field, size, weight in lines
        if (shown := [row for row in about if row[f"{field}_y"] is not None])
    ]


def _box(text: str, size: int, drop: float) -> Box:
    half, rise = text_width(text, size) / 2 + ROOM, size / 2 + ROOM
    return -half, drop - rise, half, drop + rise
