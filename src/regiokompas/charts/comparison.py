"""The comparison: an area as a point beside others on one axis, in a fixed order, never ranked.

The middle of a group has its band behind it: where the middle half of the group lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.charts.axes import ValueAxis, value_axis
from regiokompas.charts.chart import Chart
from regiokompas.charts.frame import LINE_HEIGHT, Spec, note_lines, notes_layer, sheet, words_at
from regiokompas.charts.rows import ROW, row_layers, value_encoding
from regiokompas.charts.theme import LIGHT, Sizes, sizes_for, text_width
from regiokompas.charts.values import is_not_yet_final
from regiokompas.charts.voice import Voice
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.series import Status
from regiokompas.domain.units import Unit

NOTE_GAP = 34.0
TOP = 34.0
# Where names would take more of the width than this, they stand above their points.
MOST_FOR_NAMES = 0.4
STACKED_ROW, STACKED_POINT = 44.0, 30.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A row: its name, its value and how it is written; ``low`` to ``high`` is a group's band."""

    name: str
    value: float | None
    text: str
    status: str = Status.FINAL
    is_own: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The words of a comparison: title, sentence, unit above the axis, and note on the band."""

    title: str
    sentence: str
    unit_line: str
    band_note: str


def comparison_chart(
    *,
    indicator: Indicator,
    unit: Unit,
    rows: Sequence[Compared],
    said: Said,
    language: str,
    width: int = 680,
) -> Chart:
    """Draw ``rows`` in the order given; those without a value are left to the table."""
    voice = Voice(indicator=indicator, unit=unit, language=language)
    shown = [row for row in rows if row.value is not None]
    ends = [end for row in shown for end in (row.value, row.low, row.high) if end is not None]
    axis = value_axis(ends, marks=5, decimals=max(indicator.decimals, 1))
    spec = _drawn(voice, shown, axis=axis, said=said, width=width)
    return Chart(spec=spec, title=said.title, sentence=said.sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    """Where rows stand: names beside the points, or above them where there is little room."""

    is_stacked: bool
    left: float

    @property
    def row(self) -> float:
        return STACKED_ROW if self.is_stacked else ROW

    def middle(self, number: int) -> float:
        """Return the place downwards of the point of row ``number``."""
        return self.row * number + (STACKED_POINT if self.is_stacked else ROW / 2)


def _layout(names: Sequence[str], *, width: int, sizes: Sizes) -> _Layout:
    widest = max((text_width(name, sizes.text) for name in names), default=0) + 16
    is_stacked = widest > MOST_FOR_NAMES * width
    return _Layout(is_stacked=is_stacked, left=20.0 if is_stacked else widest)


def _drawn(
    voice: Voice, shown: Sequence[Compared], *, axis: ValueAxis, said: Said, width: int
) -> Spec:
    sizes = sizes_for(width)
    layout = _layout([row.name for row in shown], width=width, sizes=sizes)
    rows = [_row(row, layout.middle(number), layout) for number, row in enumerate(shown)]
    figures = max((text_width(row["text"], sizes.text) for row in rows), default=0)
    edges = {"left": layout.left, "right": figures + 24, "top": TOP, "bottom": NOTE_GAP}
    inner = (width - edges["left"] - edges["right"], layout.row * max(len(rows), 1))
    notes = note_lines(_notes(voice, shown, axis, said), width=width - 16, sizes=sizes)
    edges["bottom"] += len(notes) * sizes.small * LINE_HEIGHT + 6
    x = value_encoding(voice, axis, inner[0], sizes)
    style = {"fontSize": sizes.small, "fill": LIGHT.quiet}
    layers = [
        words_at([said.unit_line], 8 - edges["left"], 10 - TOP, **style),
        *_bands(shown, x, layout),
        *row_layers(rows, x, inner[0], edges, sizes),
        *(_names_above(shown, layout, sizes) if layout.is_stacked else ()),
        *_foot(notes, edges, inner[1], sizes),
    ]
    return sheet(layers, inner=inner, edges=edges)


def _names_above(shown: Sequence[Compared], layout: _Layout, sizes: Sizes) -> list[Spec]:
    return [
        words_at(
            [row.name],
            8 - layout.left,
            layout.row * number + 2,
            fontSize=sizes.text,
            fontWeight="bold" if row.is_own else "normal",
            fill=LIGHT.accent if row.is_own else LIGHT.ink,
        )
        for number, row in enumerate(shown)
    ]


def _foot(notes: list[str], edges: dict[str, float], height: float, sizes: Sizes) -> list[Spec]:
    return notes_layer(notes, x=8 - edges["left"], y=height + NOTE_GAP, sizes=sizes)


def _row(row: Compared, middle: float, layout: _Layout) -> Spec:
    colour = LIGHT.accent if row.is_own else LIGHT.comparison
    return {
        "name": "" if layout.is_stacked else row.name,
        "value": row.value,
        "has": True,
        "text": row.text,
        "middle": middle,
        "mine": row.is_own,
        "colour": colour,
        "fill": LIGHT.background if is_not_yet_final(row.status) else colour,
        "size": 150 if row.is_own else 80,
    }


def _bands(shown: Sequence[Compared], x: Spec, layout: _Layout) -> list[Spec]:
    """Return a bar from ``low`` to ``high`` behind the point of each group."""
    values = [
        {"value": row.low, "high": row.high, "middle": layout.middle(number)}
        for number, row in enumerate(shown)
        if row.low is not None and row.high is not None
    ]
    if not values:
        return []
    mark = {"type": "rule", "stroke": LIGHT.grid, "strokeWidth": 14, "strokeCap": "butt"}
    place = {"field": "middle", "type": "quantitative", "scale": None, "axis": None}
    return [
        {"data": {"values": values}, "mark": mark}
        | {"encoding": {"x": x, "x2": {"field": "high"}, "y": place}}
    ]


def _notes(voice: Voice, shown: Sequence[Compared], axis: ValueAxis, said: Said) -> list[str]:
    notes = [said.band_note] if any(row.low is not None for row in shown) else []
    if any(is_not_yet_final(row.status) for row in shown):
        notes.append(voice.say("hollow"))
    if not axis.has_zero and shown:
        notes.append(voice.say("axis-not-zero"))
    return notes
