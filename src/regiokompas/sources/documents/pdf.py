"""A plan as a PDF with a text layer."""

import io
import logging
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from regiokompas.domain.errors import SourceError
from regiokompas.sources.documents.paragraphs import (
    Limits,
    Paragraph,
    Paragraphs,
    kept,
    too_much_text,
)

# What a damaged file makes the reader stumble over, besides its own errors.
_STUMBLES = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    NotImplementedError, OSError, AssertionError, ArithmeticError,
)  # fmt: skip

# The reader also tells each stumble on standard error; here it is told once, in one sentence.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes, *, name: str, limits: Limits) -> Paragraphs:
    """Return the lines of the text layer, page by page, each as a paragraph of its own.

    A PDF keeps lines, not paragraphs: whoever uses them joins them. Columns that stand side by
    side come in the order of the file. Raises ``SourceError`` for a protected PDF, one that is
    damaged, and one of pictures only.
    """
    pages = _page_texts(content, name=name, limits=limits)
    lines: list[Paragraph] = []
    silent = []
    for number, text in enumerate(pages, start=1):
        found = [
            Paragraph(text=line.strip(), line=place, page=number)
            for place, line in enumerate(text.splitlines(), start=1)
            if line.strip()
        ]
        lines.extend(found)
        if not found:
            silent.append(number)
    if not lines:
        raise SourceError(
            "the PDF has no text layer: its pages are pictures",
            place=name,
            hint="run text recognition (OCR) over it, or ask for the Word file it was made from",
        )
    return Paragraphs(
        name=name,
        kind="pdf",
        paragraphs=kept(lines, name=name, limits=limits),
        is_wrapped=True,
        silent_pages=tuple(silent),
    )


def _page_texts(content: bytes, *, name: str, limits: Limits) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise SourceError(
                "the PDF is protected",
                place=name,
                hint="open it with its password and save a copy without protection",
            )
        return list(_texts(reader, name=name, limits=limits))
    except (*_STUMBLES, MemoryError) as error:
        raise SourceError(
            "the PDF is damaged: its pages cannot be read",
            place=name,
            hint="fetch the file again, or open it in a viewer and print it to a new PDF",
        ) from error


def _texts(reader: PdfReader, *, name: str, limits: Limits) -> Iterator[str]:
    """Yield the text of each page, as long as all of them stay what a plan can hold."""
    unpacked = characters = 0
    for page in reader.pages:
        unpacked += _unpacked_size(page)
        if unpacked > limits.file_bytes:
            raise SourceError(
                "the PDF unpacks to far more than a plan can hold",
                place=name,
                hint="print the pages with the fiches to a new PDF, or ask for the Word file",
            )
        text = page.extract_text()
        characters += len(text)
        if characters > limits.characters:
            raise too_much_text(name)
        yield text


def _unpacked_size(page: PageObject) -> int:
    """Return how many bytes the drawing of a page has."""
    drawn = page.get_contents()
    return len(drawn.get_data()) if drawn is not None else 0
