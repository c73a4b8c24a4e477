"""What a reader of a plan must be told: what could not be placed, recognised or filled in."""

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal[
    "unplaced",
    "outside",
    "silent-pages",
    "numbered-by-order",
    "number-twice",
    "missing-section",
    "missing-title",
    "missing-theme",
    "unknown-theme",
    "theme-of-overview",
    "missing-translation",
    "read-as-heading",
    "heading-twice",
    "lonely-heading",
    "unknown-owner",
    "unknown-ministry",
    "unknown-track",
    "ambiguous-name",
    "remark",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing a person must look at. ``challenge`` is 0 where it concerns the whole document.

    ``text`` are the document's own words, where some are concerned.
    """

    kind: FindingKind
    sentence: str
    challenge: int = 0
    section: str = ""
    place: str = ""
    text: str = ""
