"""From a specification to a drawing: SVG for pages and print, PNG for slides and letters."""

import hashlib
import json
import re
from functools import lru_cache
from xml.sax.saxutils import escape

import vl_convert

from regiokompas.charts.chart import Chart
from regiokompas.charts.frame import with_words
from regiokompas.charts.theme import FONT_STACK, MEASURED_FONT, recoloured

VEGA_LITE = "6.1"
# How many drawings stay in memory; a drawing is some 10 to 40 kB.
KEPT = 512

_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_PLACES = re.compile(r' (?:d|transform|x2|y2|width|height)="[^"]*"')


def svg_of(chart: Chart, *, dark: bool = False, with_title: bool = False, source: str = "") -> str:
    """Draw ``chart`` as SVG: the same bytes for the same chart, with no font, script or link.

    The drawing has the role of an image with title and sentence as its name and description. In a
    page the title stands beside it as text; ``with_title`` and ``source`` write them into the
    drawing, for a file that stands alone.
    """
    spec = _spec_text(chart, with_title=with_title, source=source)
    drawing = _drawn(recoloured(spec) if dark else spec)
    identity = hashlib.sha256((drawing + chart.title + chart.sentence).encode()).hexdigest()[:12]
    return _described(drawing, chart, identity=f"chart-{identity}")


def png_of(chart: Chart, *, scale: float = 2.0, with_title: bool = True, source: str = "") -> bytes:
    """Draw ``chart`` as PNG, ``scale`` times its size in pixels, with its title and ``source``."""
    spec = _spec_text(chart, with_title=with_title, source=source)
    return bytes(vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=scale))


def _spec_text(chart: Chart, *, with_title: bool, source: str) -> str:
    spec = with_words(chart.spec, title=chart.title if with_title else "", source=source)
    return json.dumps(spec, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    drawing = str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))
    drawing = drawing.replace(f' font-family="{MEASURED_FONT}"', "")
    return _PLACES.sub(lambda place: _LONG_NUMBER.sub(_shortened, place[0]), drawing)


def _shortened(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _described(drawing: str, chart: Chart, *, identity: str) -> str:
    head, _, body = drawing.partition(">")
    head = head.replace(' class="marks"', ' class="chart"')
    names = f"{identity}-title {identity}-desc"
    return (
        f'{head} role="img" aria-labelledby="{names}" font-family="{FONT_STACK}">'
        f'<title id="{identity}-title">{escape(chart.title)}</title>'
        f'<desc id="{identity}-desc">{escape(chart.sentence)}</desc>'
        f"{body}"
    )
