"""A document divided into fiches, and each fiche into its sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import Section
from regiokompas.pipeline.reading.findings import Finding
from regiokompas.pipeline.reading.headings import Heading, find_headings
from regiokompas.pipeline.reading.marks import is_empty_mark, is_in_capitals
from regiokompas.pipeline.reading.numbers import number_and_title, numbered
from regiokompas.sources.documents.paragraphs import Paragraph, Paragraphs

# How many lines the theme and the title above a fiche take together, at most.
LINES_ABOVE = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class FicheSection:
    """A section: the place of its heading, the remarks behind it, and what stands below.

    ``is_empty`` where the document marks that there is nothing yet.
    """

    section: Section
    place: str
    remark: str
    lines: tuple[Paragraph, ...]
    is_empty: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Fiche:
    """A fiche with its sections in the order of the document; empty texts where none was found."""

    number: int
    place: str
    theme: str
    title: str
    sections: tuple[FicheSection, ...]

    def section(self, section: Section) -> FicheSection | None:
        """Return one section; ``None`` where the fiche has no such heading."""
        return next((found for found in self.sections if found.section == section), None)


@dataclass(kw_only=True, slots=True)
class _Block:
    """The lines of one fiche while they are being told apart: [top, end) with its headings."""

    top: int
    headings: list[Heading]
    theme: str
    title: str
    number: int | None
    end: int = 0


def find_fiches(
    document: Paragraphs, fiche_format: FicheFormat
) -> tuple[tuple[Fiche, ...], tuple[Finding, ...]]:
    """Return the fiches of ``document``, and what stands outside or could not be placed.

    Fiches are numbered as the document says, or in its order where it does not say so for all.
    """
    lines = [line for line in document.paragraphs if line.text not in fiche_format.furniture]
    headings = find_headings(lines, fiche_format, is_wrapped=document.is_wrapped)
    opening = fiche_format.sections[0].section
    groups = _groups(headings, opening)
    lonely = [group[0] for group in groups if len(group) == 1]
    blocks = [_block(lines, group) for group in groups if len(group) > 1]
    for number, block in enumerate(blocks, start=1):
        following = blocks[number].top if number < len(blocks) else len(lines)
        _close(block, lines, following, fiche_format)
    numbers, about_numbers = numbered([block.number for block in blocks])
    fiches = tuple(
        _fiche(number, block, lines, fiche_format)
        for number, block in zip(numbers, blocks, strict=True)
    )
    findings = (
        *about_numbers,
        *(_lonely(heading, lines) for heading in lonely),
        *_outside(blocks, lines),
        *_within(numbers, blocks, lines),
    )
    return fiches, findings


def _groups(headings: Sequence[Heading], opening: Section) -> list[list[Heading]]:
    """Return the headings of each fiche: an opening heading and those until the next."""
    groups: list[list[Heading]] = []
    for heading in headings:
        if heading.section == opening:
            groups.append([heading])
        elif groups:
            groups[-1].append(heading)
    return groups


def _block(lines: Sequence[Paragraph], headings: list[Heading]) -> _Block:
    """Return a fiche with what stands above its first heading: theme in capitals, then title."""
    start = headings[0].start
    lowest = max(0, start - LINES_ABOVE)
    capitals = [index for index in range(lowest, start) if is_in_capitals(lines[index].text)]
    if not capitals:
        # Without capitals nothing tells where the fiche begins: its title is the line above it.
        number, title = number_and_title(lines[start - 1].text if start else "")
        return _Block(
            top=max(0, start - 1),
            headings=headings,
            theme="",
            title=title,
            number=headings[0].number or number,
        )
    last = capitals[-1]
    first = last
    while first - 1 in capitals and _adjoin(lines[first - 1], lines[first]):
        first -= 1
    # A title in capitals too: the line nearest to the fiche is the title.
    split = last if last == start - 1 and first < last else last + 1
    number, title = number_and_title(" ".join(line.text for line in lines[split:start]))
    return _Block(
        top=first,
        headings=headings,
        theme=" ".join(line.text for line in lines[first:split]),
        title=title,
        number=headings[0].number or number,
    )


def _adjoin(above: Paragraph, below: Paragraph) -> bool:
    """Return whether one line stands right above the other: one heading over two lines."""
    return (above.page, above.line + 1) == (below.page, below.line)


def _close(
    block: _Block, lines: Sequence[Paragraph], following: int, fiche_format: FicheFormat
) -> None:
    """Find where the last section of a fiche ends: behind "nothing yet", or before capitals."""
    block.end = following
    for index in range(block.headings[-1].end, following):
        if is_empty_mark(lines[index].text, fiche_format):
            block.end = index + 1
            break
        if is_in_capitals(lines[index].text):
            block.end = index
            break


def _fiche(
    number: int, block: _Block, lines: Sequence[Paragraph], fiche_format: FicheFormat
) -> Fiche:
    """Return the fiche; a heading that stands twice gives one section."""
    ends = [*(heading.start for heading in block.headings[1:]), block.end]
    parts: dict[Section, FicheSection] = {}
    for heading, end in zip(block.headings, ends, strict=True):
        below = [*_rest(heading, lines), *lines[heading.end : end]]
        text = [line for line in below if not is_empty_mark(line.text, fiche_format)]
        before = parts.get(heading.section)
        parts[heading.section] = FicheSection(
            section=heading.section,
            place=before.place if before else lines[heading.start].place,
            remark=" ".join(filter(None, (before.remark if before else "", heading.remark))),
            lines=(*(before.lines if before else ()), *text),
            is_empty=bool(below) and not text and (before is None or before.is_empty),
        )
    return Fiche(
        number=number,
        place=lines[block.top].place,
        theme=block.theme,
        title=block.title,
        sections=tuple(parts.values()),
    )


def _rest(heading: Heading, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Return what stands behind a heading on its own line."""
    line = lines[heading.start]
    return [Paragraph(text=heading.rest, line=line.line, page=line.page)] if heading.rest else []


def _lonely(heading: Heading, lines: Sequence[Paragraph]) -> Finding:
    line = lines[heading.start]
    return Finding(
        kind="lonely-heading",
        sentence="this opens a fiche, but no other heading of a fiche follows",
        place=line.place,
        text=line.text,
    )


def _outside(blocks: Sequence[_Block], lines: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield the stretches before the first and after the last fiche, one finding each."""
    edges = ((0, blocks[0].top), (blocks[-1].end, len(lines))) if blocks else ()
    for start, end in edges:
        if start < end:
            yield Finding(
                kind="outside",
                sentence=f"{end - start} paragraphs stand outside the fiches and were not read",
                place=f"{lines[start].place} to {lines[end - 1].place}",
            )


def _within(
    numbers: Sequence[int], blocks: Sequence[_Block], lines: Sequence[Paragraph]
) -> Iterator[Finding]:
    """Yield what is amiss in each fiche: headings read with a different spelling, spare lines."""
    tops = [*(block.top for block in blocks[1:]), blocks[-1].end] if blocks else []
    for number, block, top in zip(numbers, blocks, tops, strict=True):
        seen: set[Section] = set()
        for heading in block.headings:
            line = lines[heading.start]
            if heading.read_as:
                sentence = f"this was read as the heading '{heading.read_as}'"
                yield _of(number, "read-as-heading", sentence, line, heading.section)
            if heading.section in seen:
                sentence = "this heading stands twice in the fiche; both parts were joined"
                yield _of(number, "heading-twice", sentence, line, heading.section)
            seen.add(heading.section)
        for line in lines[block.end : top]:
            yield _of(number, "unplaced", "this stands below the last section", line, "")


def _of(number: int, kind: str, sentence: str, line: Paragraph, section: str) -> Finding:
    return Finding(
        kind=kind,  # type: ignore[arg-type]  # one of the kinds above
        sentence=sentence,
        challenge=number,
        section=section,
        place=line.place,
        text=line.text,
    )
