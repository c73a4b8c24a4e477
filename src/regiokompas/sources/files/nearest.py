"""What a wrong name was probably meant to be."""

import difflib
from collections.abc import Iterable


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return a hint with up to three of the ``known`` names nearest to ``wrong``."""
    found = difflib.get_close_matches(wrong, list(known), n=3, cutoff=0.5)
    if not found:
        return "no known name comes near it"
    return "the nearest are " + ", ".join(f"'{name}'" for name in found)
