"""Small marks in the text of a fiche: bullets, "nothing yet", labels before a colon."""

import re
from collections.abc import Iterable

from regiokompas.domain.fiches import FicheFormat

# Fewer letters than this tell nothing about capitals: an abbreviation is no heading.
FEWEST_LETTERS = 4


def without_bullet(text: str, fiche_format: FicheFormat) -> str:
    """Return ``text`` without the bullet (and the space behind it) that it begins with."""
    for bullet in fiche_format.bullets:
        if text.startswith(f"{bullet} "):
            return text[len(bullet) :].strip()
    return text


def has_bullet(text: str, fiche_format: FicheFormat) -> bool:
    """Return whether ``text`` begins with a bullet."""
    return without_bullet(text, fiche_format) != text


def is_empty_mark(text: str, fiche_format: FicheFormat) -> bool:
    """Return whether ``text`` is only a mark for "nothing yet", longer or shorter than declared."""
    bare = text.replace(" ", "")
    return any(
        bare == mark or (len(bare) > 1 and len(set(mark)) == 1 and set(bare) == set(mark))
        for mark in fiche_format.empty
    )


def is_in_capitals(text: str) -> bool:
    """Return whether every letter of ``text`` is a capital, and there are some."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= FEWEST_LETTERS and text == text.upper()


def label_and_rest(text: str, labels: Iterable[str]) -> tuple[str, str] | None:
    """Return the label that ``text`` begins with and what follows its colon; else ``None``."""
    for label in labels:
        spelled = r"\s*".join(map(re.escape, label.split()))
        found = re.match(rf"{spelled}\s*:\s*(.*)", text, re.IGNORECASE | re.DOTALL)
        if found is not None:
            return label, found[1].strip()
    return None


def has_mark(text: str, marks: Iterable[str]) -> bool:
    """Return whether one of ``marks`` stands in ``text``, in capitals or not."""
    return any(mark.casefold() in text.casefold() for mark in marks)
