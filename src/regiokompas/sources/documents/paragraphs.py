"""What a document comes to: its paragraphs, each with the place where it stands."""

from dataclasses import dataclass
from typing import Literal

from regiokompas.domain.errors import SourceError

DocumentKind = Literal["text", "word", "pdf"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a document may hold, so that reading one never takes all memory of a machine.

    Bytes of the file, characters of one paragraph, characters and paragraphs of the whole text,
    and bytes of its markup once unpacked (in memory it takes eighteen times as much). A plan of
    a thousand challenges has about five million characters.
    """

    file_bytes: int
    paragraph_characters: int
    characters: int = 10_000_000
    paragraphs: int = 200_000
    markup_bytes: int = 20_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph that is not empty, without white space around it.

    ``line`` counts from 1: the line of a text file or of a PDF page, the paragraph of a Word
    file. ``page`` is 0 where the form of the document knows no pages.
    """

    text: str
    line: int
    page: int = 0

    @property
    def place(self) -> str:
        """The place in words, "line 12" or "page 3, line 12"."""
        return f"page {self.page}, line {self.line}" if self.page else f"line {self.line}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraphs:
    """A document read. ``is_wrapped`` where a paragraph of the author is spread over lines.

    ``silent_pages`` are pages without any text: pictures, most likely.
    """

    name: str
    kind: DocumentKind
    paragraphs: tuple[Paragraph, ...]
    is_wrapped: bool = False
    silent_pages: tuple[int, ...] = ()


def kept(paragraphs: list[Paragraph], *, name: str, limits: Limits) -> tuple[Paragraph, ...]:
    """Return ``paragraphs``; ``SourceError`` where there are none, too many, or one too long."""
    if len(paragraphs) > limits.paragraphs:
        raise too_much_text(name)
    for paragraph in paragraphs:
        if len(paragraph.text) > limits.paragraph_characters:
            raise SourceError(
                f"the paragraph at {paragraph.place} has {len(paragraph.text):,} characters,"
                f" more than {limits.paragraph_characters:,}",
                place=name,
                hint="this is no paragraph of a plan: take it out, or split it into paragraphs",
            )
    if sum(len(paragraph.text) for paragraph in paragraphs) > limits.characters:
        raise too_much_text(name)
    if not paragraphs:
        raise SourceError(
            "the document holds no text", place=name, hint="check that this is the right file"
        )
    return tuple(paragraphs)


def too_much_text(name: str) -> SourceError:
    """Return the error for a document with far more text than any plan."""
    return SourceError(
        "the document holds far more text than a plan",
        place=name,
        hint="give the plan alone, without what is bound together with it",
    )
