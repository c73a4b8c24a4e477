"""Two texts beside each other, with the words that went and came marked."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Beyond so many words marking them costs more than it helps: the texts then stand unmarked.
MOST_WORDS = 3_000
_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A piece of a text; ``is_other`` where the other text does not have it there."""

    text: str
    is_other: bool


def marked_words(before: str, after: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return both texts in pieces; the pieces of a text together are that text."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return _whole(before), _whole(after)
    was: list[Mark] = []
    now: list[Mark] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for marks, pieces in ((was, old[i:j]), (now, new[k:m])):
            if pieces:
                marks.append(Mark(text="".join(pieces), is_other=kind != "equal"))
    return tuple(was), tuple(now)


def _whole(text: str) -> tuple[Mark, ...]:
    return (Mark(text=text, is_other=True),) if text else ()
