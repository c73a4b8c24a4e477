"""The headings in a document, told from its other lines."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import Section
from regiokompas.sources.documents.paragraphs import Paragraph

# A scanning error or two in a long heading is forgiven; a short one must be right.
ALIKE = 0.9
FORGIVEN_FROM = 12
# No heading has more characters; longer lines are not looked into.
LONGEST_HEADING = 200
# The longest heading that a line of a PDF may be broken out of.
LINES_OF_A_HEADING = 3

_NUMBER_BEFORE = re.compile(r"^\d{1,3}(?:\.\d+)*[.)]?\s+")
_REMARK_BEHIND = re.compile(r"\s*\(([^()]*)\)\s*[:?.]*$")
_NUMBER_BEHIND = re.compile(r"\s+(\d{1,3})$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading at ``lines[start:end]``.

    ``remark`` stood in brackets behind it, ``number`` behind it without; ``rest`` is text behind
    a colon on the same line; ``read_as`` is the declared heading where the spelling differed.
    """

    section: Section
    start: int
    end: int
    remark: str = ""
    number: int | None = None
    rest: str = ""
    read_as: str = ""


def find_headings(
    lines: Sequence[Paragraph], fiche_format: FicheFormat, *, is_wrapped: bool
) -> list[Heading]:
    """Return the headings of sections among ``lines``, in order.

    Where lines are wrapped, a heading may be spread over several; the longest reading wins.
    """
    known = {
        _plain(text): heading.section
        for heading in fiche_format.sections
        for text in heading.headings
    }
    found: list[Heading] = []
    index = 0
    while index < len(lines):
        heading = _heading_at(lines, index, known, longest=LINES_OF_A_HEADING if is_wrapped else 1)
        if heading is not None:
            found.append(heading)
        index = heading.end if heading is not None else index + 1
    return found


def _heading_at(
    lines: Sequence[Paragraph], start: int, known: dict[str, Section], *, longest: int
) -> Heading | None:
    for length in range(min(longest, len(lines) - start), 0, -1):
        end = start + length
        heading = _heading(" ".join(line.text for line in lines[start:end]), known, start, end)
        if heading is not None:
            return heading
    return None


def _heading(text: str, known: dict[str, Section], start: int, end: int) -> Heading | None:
    """Return the heading that ``text`` is, exactly or nearly, or begins with before a colon."""
    bare = _NUMBER_BEFORE.sub("", text)
    before, colon, rest = bare.partition(":")
    if colon and rest.strip() and _plain(before) in known:
        section = known[_plain(before)]
        return Heading(section=section, start=start, end=end, rest=rest.strip())
    if len(bare) > LONGEST_HEADING:
        return None
    remark = _REMARK_BEHIND.search(bare)
    words = _plain(_REMARK_BEHIND.sub("", bare))
    told = remark[1] if remark else ""
    if words in known:
        return Heading(section=known[words], start=start, end=end, remark=told)
    number = _NUMBER_BEHIND.search(words)
    if number is not None and words[: number.start()] in known:
        section = known[words[: number.start()]]
        return Heading(section=section, start=start, end=end, number=int(number[1]))
    near = _nearest(words, known)
    if not near:
        return None
    return Heading(section=known[near], start=start, end=end, remark=told, read_as=near)


def _nearest(words: str, known: dict[str, Section]) -> str:
    """Return the long heading that ``words`` nearly are, or an empty text."""
    longest = max(map(len, known))
    if not FORGIVEN_FROM <= len(words) <= longest + FORGIVEN_FROM:
        return ""
    near = difflib.get_close_matches(words, known, n=1, cutoff=ALIKE)
    return near[0] if near and len(near[0]) >= FORGIVEN_FROM else ""


def _plain(text: str) -> str:
    """Return ``text`` as headings are compared: no capitals, no closing signs, single spaces."""
    return " ".join(text.casefold().split()).rstrip(":?. ")
