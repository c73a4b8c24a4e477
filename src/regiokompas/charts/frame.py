"""The sheet a picture stands on: its size, its edges and the texts around it."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from regiokompas.charts.theme import CHARACTER_WIDTH, LIGHT, MEASURED_FONT, Sizes

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LINE_HEIGHT = 1.3

Spec = dict[str, Any]


def sheet(
    layers: Sequence[Spec],
    *,
    inner: tuple[float, float],
    edges: Mapping[str, float],
) -> Spec:
    """Return a specification of exactly the inner size plus the edges (left, right, top, bottom).

    Nothing depends on how wide a browser's letters are: the edges are given, not measured.
    """
    return {
        "$schema": SCHEMA,
        "background": LIGHT.background,
        "width": round(inner[0]),
        "height": round(inner[1]),
        "padding": {side: round(size) for side, size in edges.items()},
        "autosize": {"type": "none"},
        "config": {
            "aria": False,
            "font": MEASURED_FONT,
            "view": {"stroke": None},
            "text": {"fill": LIGHT.ink},
        },
        "layer": list(layers),
    }


def wrapped(text: str, *, width: float, size: float) -> list[str]:
    """Return ``text`` in lines that fit ``width`` pixels at a letter size of ``size``."""
    characters = max(int(width / (size * CHARACTER_WIDTH)), 8)
    return textwrap.wrap(text, characters, break_long_words=False)


def words_at(lines: Sequence[str], x: float, y: float, **mark: object) -> Spec:
    """Return a layer with text at a place in pixels from the upper left corner of the plot."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": list(lines),
            "align": "left",
            "baseline": "top",
            **mark,
        },
        "encoding": {"x": {"value": round(x, 1)}, "y": {"value": round(y, 1)}},
    }


def note_lines(notes: Sequence[str], *, width: float, sizes: Sizes) -> list[str]:
    """Return the notes under a picture as lines of text."""
    return wrapped(" ".join(notes), width=width, size=sizes.small) if notes else []


def notes_layer(lines: Sequence[str], *, x: float, y: float, sizes: Sizes) -> list[Spec]:
    """Return the layer with the notes under a picture; none where there are no notes."""
    if not lines:
        return []
    line_height = sizes.small * LINE_HEIGHT
    style = {"fontSize": sizes.small, "fill": LIGHT.quiet, "lineHeight": line_height}
    return [words_at(lines, x, y, **style)]


def with_words(spec: Spec, *, title: str, source: str) -> Spec:
    """Return ``spec`` with its title above and its source below, for a picture that stands alone.

    Empty texts are left out.
    """
    edges = dict(spec["padding"])
    width = spec["width"] + edges["left"] + edges["right"] - 16
    left = 8 - edges["left"]
    head, foot = (wrapped(text, width=width, size=size) for text, size in _sized(title, source))
    above, below = len(head) * 22 + 14 if head else 0, len(foot) * 17 + 8 if foot else 0
    bottom = spec["height"] + edges["bottom"]
    layers = list(spec["layer"])
    if head:
        style = {"fontSize": 17, "fontWeight": "bold", "lineHeight": 22}
        layers.append(words_at(head, left, -edges["top"] - above + 10, **style))
    if foot:
        style = {"fontSize": 12, "fill": LIGHT.quiet, "lineHeight": 17}
        layers.append(words_at(foot, left, bottom, **style))
    padding = edges | {"top": edges["top"] + above, "bottom": edges["bottom"] + below}
    return spec | {"padding": padding, "layer": layers}


def _sized(title: str, source: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (title, 18), (source, 12)
