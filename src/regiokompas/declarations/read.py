"""One TOML file read into one type of the domain, with messages that point at the line."""

from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import TypeAdapter, ValidationError

from regiokompas.declarations.lines import line_of
from regiokompas.domain.errors import DeclarationError, Problem

T = TypeVar("T")

_readers: dict[type[object], TypeAdapter[Any]] = {}
# What some editors put before a text to tell its encoding, and how the TOML reader tells that
# something stands there twice.
_MARK = "\ufeff"
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
_SENTENCES = {
    "missing": ("the key '{key}' is missing", "add it; the schema in schemas/ lists all keys"),
    "unexpected_keyword_argument": (
        "the key '{key}' is unknown",
        "check its spelling against the schema in schemas/, or remove it",
    ),
    "extra_forbidden": (
        "the key '{key}' is unknown",
        "check its spelling against the schema in schemas/, or remove it",
    ),
}


def read_toml(path: Path, kind: type[T], *, root: Path) -> T:
    """Return the content of the TOML file at ``path`` as ``kind``.

    Raises ``DeclarationError`` with one problem per mistake, each naming the file (relative to
    ``root``), the line, what is wrong and what to do.
    """
    place = str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise DeclarationError("the file is absent", place=place, hint="create it") from error
    except UnicodeDecodeError as error:
        line = str(path.read_bytes()[: error.start].count(b"\n") + 1)
        raise DeclarationError(
            "the file is not written in UTF-8",
            place=f"{place}:{line}",
            hint="save it again with the encoding UTF-8",
        ) from error
    return parse_toml(text, kind, place=place)


def parse_toml(text: str, kind: type[T], *, place: str) -> T:
    """Return the content of the TOML ``text`` as ``kind``.

    ``place`` is the file it stands in, for messages. Raises ``DeclarationError`` as ``read_toml``
    does.
    """
    if text.startswith(_MARK):
        raise DeclarationError(
            "the file begins with a byte order mark",
            place=f"{place}:1",
            hint="save it again as UTF-8 without that mark (in some editors: 'UTF-8', no 'BOM')",
        )
    try:
        content = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        is_twice = str(error).startswith(_TWICE)
        raise DeclarationError(
            f"this is not valid TOML: {error}",
            place=f"{place}:{_line_in(str(error), text)}",
            hint="a key or table stands twice: keep one of the two"
            if is_twice
            else "look for a missing quotation mark, bracket or equals sign",
        ) from error
    except (RecursionError, ValueError) as error:
        raise DeclarationError(
            "this is no TOML that can be read: lists too deep, or a number too long",
            place=f"{place}:1",
            hint="take out what nobody would write in a declaration",
        ) from error
    try:
        return _reader_of(kind).validate_python(content)
    except ValidationError as error:
        raise DeclarationError.of(_problems(error, text=text, place=place)) from error


def _reader_of(kind: type[T]) -> TypeAdapter[T]:
    """Return what checks and makes a ``kind``: making it costs more than reading a file with it."""
    if kind not in _readers:
        _readers[kind] = TypeAdapter(kind)
    return _readers[kind]


def _line_in(message: str, text: str) -> str:
    """Return the line number that the TOML reader put in its message: the last at the end."""
    if "at end of document" in message:
        return str(text.rstrip().count("\n") + 1)
    _, _, tail = message.partition("at line ")
    number = tail.split(",")[0]
    return number if number.isdigit() else "1"


def _problems(error: ValidationError, *, text: str, place: str) -> tuple[Problem, ...]:
    return tuple(_problem(dict(item), text=text, place=place) for item in error.errors())


def _problem(item: dict[str, Any], *, text: str, place: str) -> Problem:
    location: tuple[str | int, ...] = item["loc"]
    key = ".".join(str(name) for name in location)
    sentence, hint = _SENTENCES.get(
        item["type"],
        ("the value of '{key}' does not fit: {message}", "correct the value"),
    )
    return Problem(
        sentence=sentence.format(key=key, message=item["msg"][:1].lower() + item["msg"][1:]),
        hint=hint,
        place=f"{place}:{line_of(text, location)}",
    )
