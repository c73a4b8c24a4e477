"""A plan as plain text: one paragraph a line."""

import codecs

from regiokompas.domain.errors import SourceError
from regiokompas.sources.documents.paragraphs import (
    Limits,
    Paragraph,
    Paragraphs,
    kept,
    too_much_text,
)


def read_text(content: bytes, *, name: str, limits: Limits) -> Paragraphs:
    """Return the lines of a text in UTF-8 that are not blank, each as a paragraph.

    Raises ``SourceError`` where the bytes are another encoding or no text at all.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(
            "the text is written in UTF-16, not in UTF-8",
            place=name,
            hint="save it again with the encoding UTF-8",
        )
    if b"\x00" in content:
        raise SourceError(
            "this is no text: it holds zero bytes",
            place=name,
            hint="give the plan as text in UTF-8, as a Word file (.docx) or as a PDF",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SourceError(
            "the text is not written in UTF-8",
            place=f"{name}:{line}",
            hint="save it again with the encoding UTF-8",
        ) from error
    if len(text) > limits.characters:
        raise too_much_text(name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs = [
        Paragraph(text=line.strip(), line=number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    return Paragraphs(name=name, kind="text", paragraphs=kept(paragraphs, name=name, limits=limits))
