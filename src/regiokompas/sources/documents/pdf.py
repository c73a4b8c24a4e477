"""A plan as a PDF with a text layer."""

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from regiokompas.domain.errors import SourceError
from regiokompas.sources.documents.paragraphs import Limits, Paragraph, Paragraphs, kept

# What a damaged file makes the reader stumble over, besides its own errors.
_STUMBLES = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    NotImplementedError, OSError, AssertionError, ArithmeticError,
)  # fmt: skip


def read_pdf(content: bytes, *, name: str, limits: Limits) -> Paragraphs:
    """Return the lines of the text layer, page by page, each as a paragraph of its own.

    A PDF keeps lines, not paragraphs: whoever uses them joins them. Columns that stand side by
    side come in the order of the file. Raises ``SourceError`` for a protected PDF, one that is
    damaged, and one of pictures only.
    """
    pages = _page_texts(content, name=name)
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


def _page_texts(content: bytes, *, name: str) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise SourceError(
                "the PDF is protected",
                place=name,
                hint="open it with its password and save a copy without protection",
            )
        return [page.extract_text() for page in reader.pages]
    except _STUMBLES as error:
        raise SourceError(
            "the PDF is damaged: its pages cannot be read",
            place=name,
            hint="fetch the file again, or open it in a viewer and print it to a new PDF",
        ) from error
