"""A plan as a Word file (.docx)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from regiokompas.domain.errors import SourceError
from regiokompas.sources.documents.paragraphs import Limits, Paragraph, Paragraphs, kept

# How much larger than the largest file its pictures may be once they are unpacked: they are
# packed already.
UNPACKED = 2
_MARKUP_ENDINGS = (".xml", ".rels")

# What a damaged package, or a part that is absent or no XML, makes the readers stumble over.
_STUMBLES = (
    OpcError, zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, TypeError,
    AttributeError, SyntaxError, RuntimeError, AssertionError, EOFError, OSError, struct.error,
)  # fmt: skip

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}
# A text box stands twice in a file: as it is, and once more for old programs.
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_THE_TEXT = frozenset({_TWICE, qn("w:del"), qn("w:moveFrom"), qn("w:p")})


def read_word(content: bytes, *, name: str, limits: Limits) -> Paragraphs:
    """Return the paragraphs of a Word file in reading order, tables and text boxes included.

    What was deleted while changes were tracked does not count; what was inserted does. Headers,
    footers and footnotes are not read. Raises ``SourceError`` for anything but a Word file.
    """
    _check_package(content, name=name, limits=limits)
    try:
        body: Any = docx.Document(io.BytesIO(content)).element.body
    except (*_STUMBLES, MemoryError) as error:
        raise _no_word_file(name, "its parts cannot be read") from error
    if body is None:
        raise _no_word_file(name, "its document has no body")
    paragraphs = [
        Paragraph(text=text, line=number)
        for number, element in enumerate(_paragraph_elements(body), start=1)
        for text in _lines(element)
    ]
    return Paragraphs(name=name, kind="word", paragraphs=kept(paragraphs, name=name, limits=limits))


def _check_package(content: bytes, *, name: str, limits: Limits) -> None:
    """Refuse what is no Word package, is damaged, or would unpack to far more than a plan."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except _STUMBLES as error:
        raise _no_word_file(name, "it is damaged or cut off") from error
    if "word/document.xml" not in package.namelist():
        raise _no_word_file(name, "it holds no document")
    sizes = {part.filename: part.file_size for part in package.infolist()}
    markup = sum(size for part, size in sizes.items() if part.endswith(_MARKUP_ENDINGS))
    others = sum(sizes.values()) - markup
    if markup > limits.markup_bytes or others > UNPACKED * limits.file_bytes:
        raise SourceError(
            "the Word file unpacks to far more than a plan can hold",
            place=name,
            hint="open it in a word processor and save it again, without its pictures",
        )
    try:
        damaged = package.testzip()
    except _STUMBLES as error:
        raise _no_word_file(name, "it is damaged or protected") from error
    if damaged is not None:
        raise _no_word_file(name, f"its part '{damaged}' is damaged")


def _paragraph_elements(body: Any) -> Iterator[Any]:  # noqa: ANN401  # lxml is untyped
    for element in body.iter(qn("w:p")):
        if not any(above.tag == _TWICE for above in element.iterancestors()):
            yield element


def _lines(paragraph: Any) -> list[str]:  # noqa: ANN401  # lxml is untyped
    """Return the lines of a paragraph that are not blank: a break begins a new one."""
    text = "".join(_pieces(paragraph))
    return [line.strip() for line in text.split("\n") if line.strip()]


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401  # lxml is untyped
    """Yield the text below ``element``, without the paragraphs that stand inside this one."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NOT_THE_TEXT:
            yield from _pieces(child)


def _no_word_file(name: str, why: str) -> SourceError:
    return SourceError(
        f"this is no Word file that can be read: {why}",
        place=name,
        hint="open it in a word processor and save it as .docx, without a password",
    )
