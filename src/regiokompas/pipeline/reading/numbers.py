"""The numbers of the fiches: those the document states, or their order."""

import re
from collections.abc import Sequence

from regiokompas.pipeline.reading.findings import Finding

_BEFORE_A_TITLE = re.compile(r"(\d{1,3})[.):]\s+(.+)")


def number_and_title(text: str) -> tuple[int | None, str]:
    """Return the number that a title begins with ("3. A title"), if any, and the bare title."""
    found = _BEFORE_A_TITLE.fullmatch(text)
    return (int(found[1]), found[2]) if found else (None, text)


def numbered(stated: Sequence[int | None]) -> tuple[list[int], tuple[Finding, ...]]:
    """Return the number of each fiche, and whether they had to be counted.

    The document's own numbers count only where every fiche has one and none stands twice.
    """
    given = [number for number in stated if number is not None]
    if given and len(given) == len(stated) and len(set(given)) == len(given):
        return given, ()
    order = list(range(1, len(stated) + 1))
    if len(set(given)) < len(given):
        twice = sorted({number for number in given if given.count(number) > 1})
        sentence = f"the numbers {', '.join(map(str, twice))} stand above several fiches"
        return order, (
            Finding(kind="number-twice", sentence=f"{sentence}; fiches are numbered by order"),
        )
    if not order:
        return order, ()
    sentence = "not every fiche states its number; fiches are numbered by order: check them"
    return order, (Finding(kind="numbered-by-order", sentence=sentence),)
