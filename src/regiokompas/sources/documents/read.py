"""A file on disk, whatever its form, read into paragraphs."""

from pathlib import Path

from regiokompas.domain.errors import NotFoundError, SourceError
from regiokompas.sources.documents.paragraphs import DocumentKind, Limits, Paragraphs
from regiokompas.sources.documents.pdf import read_pdf
from regiokompas.sources.documents.text import read_text
from regiokompas.sources.documents.word import read_word

MEGABYTE = 1024 * 1024

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
# An old Word file, and also what a word processor makes of a .docx with a password.
_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
# A PDF may have some bytes of another program before its own beginning.
_PDF_WITHIN = 1024

_SUFFIXES: dict[str, DocumentKind] = {
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".doc": "word",
    ".pdf": "pdf",
    ".txt": "text",
    ".md": "text",
}
_NAMES: dict[DocumentKind, str] = {"word": "a Word file", "pdf": "a PDF", "text": "a text"}
_READERS = {"word": read_word, "pdf": read_pdf, "text": read_text}


def read_document(path: Path, *, limits: Limits) -> Paragraphs:
    """Return the paragraphs of the text, Word or PDF file at ``path``.

    Raises ``NotFoundError`` where there is no such file, and ``SourceError`` where it is too
    large, is not what its name says, or cannot be read.
    """
    if not path.is_file():
        raise NotFoundError(
            "there is no such file", place=str(path), hint="check the path; a folder will not do"
        )
    content = _content(path, limits)
    kind = _kind(content)
    said = _SUFFIXES.get(path.suffix.lower())
    if content.startswith(_OLD_WORD):
        raise SourceError(
            "this is an old Word file (.doc), or a Word file with a password",
            place=path.name,
            hint="open it in a word processor and save it as .docx, without a password",
        )
    if said is not None and said != kind:
        raise SourceError(
            f"its name ends in '{path.suffix}' but this is not {_NAMES[said]}",
            place=path.name,
            hint=f"it looks like {_NAMES[kind]}: save it again in the form its name tells",
        )
    return _READERS[kind](content, name=path.name, limits=limits)


def _content(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the file, without ever holding more than a plan may have."""
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise SourceError(
            f"the file cannot be opened: {error.strerror}",
            place=str(path),
            hint="check that you may read it",
        ) from error
    if len(content) > limits.file_bytes:
        raise SourceError(
            f"the file is larger than {limits.file_bytes / MEGABYTE:g} MB",
            place=path.name,
            hint="save it without pictures, or raise 'largest_megabytes' in the fiche format",
        )
    if not content:
        raise SourceError("the file is empty", place=path.name, hint="fetch or save it again")
    return content


def _kind(content: bytes) -> DocumentKind:
    """Return which form the first bytes tell."""
    if content.startswith(_ZIP):
        return "word"
    return "pdf" if _PDF in content[:_PDF_WITHIN] else "text"
