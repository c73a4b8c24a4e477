"""Every colour of the site can be told from what it stands on: WCAG 2.2, 1.4.3 and 1.4.11."""

import re
from pathlib import Path

import pytest
from tests.unit.charts.test_theme import contrast

TOKENS = Path(__file__).resolve().parents[3] / "src/regiokompas/web/static/web/tokens.css"
TEXT, DRAWN = 4.5, 3.0  # the least contrast of text, and of what is drawn or can be pressed
DOCUMENT = "basis-color-default-bg-document"
GROUNDS = (DOCUMENT, "basis-color-default-bg-subtle", "basis-color-default-bg-default")
MARKED = ("basis-color-action-1-bg-subtle", "rk-row-marked-background-color")
# What stands on what, and the least contrast between them.
PAIRS = [
    *(("basis-color-default-color-document", ground, TEXT) for ground in (*GROUNDS, *MARKED)),
    *(("basis-color-default-color-subtle", ground, TEXT) for ground in (*GROUNDS, *MARKED)),
    *(("basis-color-action-1-color-default", ground, TEXT) for ground in (*GROUNDS, *MARKED)),
    *(("basis-color-action-1-color-hover", ground, TEXT) for ground in (*GROUNDS, *MARKED)),
    ("basis-color-accent-1-color-default", DOCUMENT, TEXT),
    ("basis-color-accent-1-color-default", "basis-color-accent-1-bg-subtle", TEXT),
    ("basis-color-accent-1-inverse-color-default", "basis-color-accent-1-inverse-bg-default", TEXT),
    ("basis-focus-color", "basis-focus-background-color", TEXT),
    ("rk-verdict-bad-color", DOCUMENT, TEXT),
    ("rk-verdict-bad-color", "rk-row-marked-background-color", TEXT),
    ("basis-focus-outline-color", DOCUMENT, DRAWN),
    ("basis-color-default-border-default", DOCUMENT, DRAWN),
    ("basis-color-action-1-border-default", DOCUMENT, DRAWN),
    ("rk-drawing-line-color", DOCUMENT, DRAWN),
    ("rk-drawing-accent-color", DOCUMENT, DRAWN),
    ("rk-drawing-mark-color", DOCUMENT, DRAWN),
]


def colours(*, is_dark: bool) -> dict[str, str]:
    light, _, rest = TOKENS.read_text(encoding="utf-8").partition("@media screen")
    dark = rest.partition("@media print")[0]
    named = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
    found = dict(named.findall(light))
    return found | dict(named.findall(dark)) if is_dark else found


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS)
def test_a_colour_can_be_told_from_what_it_stands_on(colour, ground, least, is_dark):
    found = colours(is_dark=is_dark)
    assert contrast(found[colour], found[ground]) >= least
