"""Bytes of a downloaded file as text, in the encoding its declaration names and no other."""

import codecs

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.domain.tables import File

_USUAL = ("utf-8", "cp1252", "utf-16")


def text_of_file(content: bytes, file: File, *, name: str) -> str:
    """Return ``content`` as text without a byte-order mark.

    Refused with ``SourceError``: bytes that do not fit the declared encoding, and UTF-8 declared
    as a single-byte encoding, which would decode without complaint into wrong letters. An
    encoding nobody knows is a ``DeclarationError``.
    """
    declared = _known(file.encoding, name=name)
    if declared != "utf-8" and _reads_as_utf_8(content):
        raise SourceError(
            f"the file is written in utf-8, but declared as {file.encoding}",
            hint='set encoding = "utf-8" for this file',
            place=name,
        )
    try:
        return content.decode(declared).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_in_encoding(content, error, file, name=name) from error


def _known(encoding: str, *, name: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise DeclarationError(
            f"'{encoding}' is no known encoding",
            hint=f"write one such as {', '.join(_USUAL)}",
            place=name,
        ) from error


def _reads_as_utf_8(content: bytes) -> bool:
    """Return whether ``content`` has letters beyond ASCII that are all valid UTF-8.

    A text in another encoding practically never is. Zero bytes tell UTF-16 without a mark.
    """
    if content.isascii() or b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _not_in_encoding(
    content: bytes, error: UnicodeDecodeError, file: File, *, name: str
) -> SourceError:
    before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    others = [code for code in _USUAL if code != codecs.lookup(file.encoding).name]
    return SourceError(
        f"byte 0x{content[error.start]:02x} at position {error.start} does not fit the declared "
        f"encoding {file.encoding}",
        hint=f"find out how the file is written and declare it, for example {' or '.join(others)}; "
        "a damaged download gives the same message",
        place=f"{name}:{line}",
    )
