"""Types of the domain written as TOML: the other direction of ``read``."""

import dataclasses
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from regiokompas.domain.errors import DeclarationError

# A list of values that fits within this many characters stands on one line.
LINE_LENGTH = 100

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f\u0085\u2028\u2029]')


def toml_text(content: object, *, comments: Sequence[str] = ()) -> str:
    """Return ``content``, a declared type or a mapping of names to such, as a TOML file.

    Reading the text with ``read_toml`` gives ``content`` again. A field that has its default
    value is left out. The same content always gives the same text: plain values first, then
    tables and lists of tables in the order of the fields. ``comments`` stand above all else, one
    line each. Raises ``DeclarationError`` for a value that TOML cannot hold (a number that is not
    finite, half of a character, an absent value where one is needed).
    """
    fields = _fields(content)
    lines = [_comment(comment) for comment in comments]
    lines += _plain_lines(fields)
    for name, value in fields.items():
        if _is_table(value):
            lines += _table_lines(_key(name), _fields(value))
        elif _is_list_of_tables(value):
            lines += _list_lines(_key(name), value)
    return "\n".join(lines).lstrip("\n") + "\n"


def _table_lines(path: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield a table of the file; below it, its own lists of tables stand under their own names."""
    plain = list(_plain_lines(fields, tables_too=True))
    lists = {name: value for name, value in fields.items() if _is_list_of_tables(value)}
    if plain or not lists:
        yield from ("", f"[{path}]", *plain)
    for name, value in lists.items():
        yield from _list_lines(f"{path}.{_key(name)}", value)


def _list_lines(path: str, items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        yield from ("", f"[[{path}]]")
        for name, value in _fields(item).items():
            yield f"{_key(name)} = {_value(value)}"


def _plain_lines(fields: Mapping[str, Any], *, tables_too: bool = False) -> Iterator[str]:
    for name, value in fields.items():
        if _is_list_of_tables(value) or (_is_table(value) and not tables_too):
            continue
        yield f"{_key(name)} = {_value(value)}"


def _fields(content: object) -> dict[str, Any]:
    """Return the fields of a declared type that do not have their default, or a mapping's own."""
    if isinstance(content, Mapping):
        return dict(content)
    if not dataclasses.is_dataclass(content) or isinstance(content, type):
        raise DeclarationError(
            f"a value of type '{type(content).__name__}' cannot be a table",
            hint="give a declared type or a mapping",
        )
    return {
        field.name: getattr(content, field.name)
        for field in dataclasses.fields(content)
        if getattr(content, field.name) != _default(field)
    }


def _default(field: "dataclasses.Field[Any]") -> object:
    """Return the default of ``field``; ``MISSING``, which equals no value, where it has none."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or dataclasses.is_dataclass(value)


def _is_list_of_tables(value: object) -> bool:
    return (
        isinstance(value, tuple | list) and bool(value) and all(_is_table(item) for item in value)
    )


def _value(value: object) -> str:
    """Return ``value`` as it stands behind an equals sign."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, tuple | list):
        return _array(value)
    if _is_table(value):
        pairs = [f"{_key(name)} = {_inline(item)}" for name, item in _fields(value).items()]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    raise DeclarationError(
        f"the value {value!r} cannot be written in a declaration",
        hint="give a text, a number that is finite, true or false, a list or a table",
    )


def _array(items: Sequence[object]) -> str:
    """Return a list: on one line where it is short or has one item, else one item a line."""
    one_line = _inline(items)
    if len(one_line) <= LINE_LENGTH or len(items) == 1:
        return one_line
    return "[\n" + "".join(f"    {_inline(item)},\n" for item in items) + "]"


def _inline(value: object) -> str:
    """Return ``value`` on one line, as TOML asks within a table that stands on one line."""
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    return _value(value)


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise DeclarationError(
            f"the text {text!r} holds half of a character",
            hint="type the text again: it cannot be saved in UTF-8",
        )
    return '"' + _TO_ESCAPE.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _comment(text: str) -> str:
    """Return a line of comment: no line break or control character may end or break it."""
    return ("# " + " ".join(_TO_ESCAPE.sub(_blanked, text).split())).rstrip()


def _blanked(found: re.Match[str]) -> str:
    return found[0] if found[0] in '\\"' else " "
