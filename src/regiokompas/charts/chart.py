"""What a chart is: a declared picture, its finding, and the sentence that tells it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A picture as a Vega-Lite specification, in the colours of ``theme.LIGHT``.

    ``title`` states the finding and ``sentence`` tells the picture to who cannot see it. The
    title is not part of ``spec``: a page sets it as text, a separate image gets it when drawn.
    """

    spec: dict[str, Any]
    title: str
    sentence: str
