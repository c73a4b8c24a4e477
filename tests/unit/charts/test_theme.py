"""Colours that everybody can tell apart."""

from dataclasses import asdict
from itertools import pairwise

import pytest

from regiokompas.charts.theme import DARK, LIGHT, Palette, dark_rules, recoloured

LINEAR_BELOW = 0.04045
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@PALETTES
@pytest.mark.parametrize("meaning", ["ink", "quiet", "accent", "comparison", "path"])
def test_text_stands_out_from_the_background(palette: Palette, meaning: str) -> None:
    assert contrast(getattr(palette, meaning), palette.background) >= 4.5


@PALETTES
@pytest.mark.parametrize("meaning", ["accent", "comparison", "path", "outline"])
def test_lines_stand_out_from_the_background(palette: Palette, meaning: str) -> None:
    assert contrast(getattr(palette, meaning), palette.background) >= 3


@PALETTES
def test_letters_are_readable_on_every_class_of_a_map(palette: Palette) -> None:
    for number, colour in enumerate(palette.sequential):
        ink = palette.on_low_class if number < 3 else palette.on_high_class
        assert contrast(ink, colour) >= 4.5


@PALETTES
def test_the_sequential_scale_is_in_order_of_lightness(palette: Palette) -> None:
    steps = [luminance(colour) for colour in palette.sequential]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    ratios = [contrast(a, b) for a, b in pairwise(palette.sequential)]
    assert min(ratios) >= 1.2


@PALETTES
def test_both_ends_of_the_diverging_scale_stand_out_from_its_middle(palette: Palette) -> None:
    first, *_, last = palette.diverging
    middle = palette.diverging[2]
    assert contrast(first, middle) >= 4.5
    assert contrast(last, middle) >= 4.5


def test_no_two_meanings_share_a_colour_so_that_dark_is_unambiguous() -> None:
    light, dark = asdict(LIGHT), asdict(DARK)
    assert len(set(light.values())) == len(light)
    assert not set(light.values()) & set(dark.values())


def test_a_drawing_is_recoloured_meaning_by_meaning() -> None:
    assert recoloured(f'fill="{LIGHT.accent}"') == f'fill="{DARK.accent}"'
    rule = f'.chart [fill="{LIGHT.accent}"] {{ fill: {DARK.accent} }}'
    assert rule in dark_rules()
