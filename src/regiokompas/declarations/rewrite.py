"""A TOML file with new content: what did not change keeps every byte, its comments too."""

import dataclasses
from typing import TypeVar

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Table

from regiokompas.declarations.read import parse_toml
from regiokompas.declarations.write import toml_text

T = TypeVar("T")


def rewritten(text: str, content: T, *, place: str) -> str:
    """Return ``text``, the TOML of a declared type, such that reading it gives ``content``.

    Only the fields that differ are written anew, and within a list only the items that are new;
    the rest keeps its place, spelling and comments. Where the way a file is written does not
    allow that, the fields are written as ``toml_text`` writes them. ``place`` names the file in
    messages. Raises ``DeclarationError`` where ``text`` is no declaration of that type.
    """
    kind = type(content)
    before = parse_toml(text, kind, place=place)
    if before == content:
        return text
    for keeps_items in (True, False):
        changed = _changed(text, before, content, keeps_items=keeps_items)
        if changed is not None and parse_toml(changed, kind, place=place) == content:
            return changed
    return toml_text(content)


def _changed(text: str, before: object, after: object, *, keeps_items: bool) -> str | None:
    """Return ``text`` with the fields of ``after``; None where it cannot be written that way."""
    document = tomlkit.parse(text)
    written = tomlkit.parse(toml_text(after))
    try:
        for field in dataclasses.fields(after):  # type: ignore[arg-type]  # a declared type
            if getattr(before, field.name) != getattr(after, field.name):
                _put(document, written, field.name, keeps_items=keeps_items)
        return tomlkit.dumps(document).rstrip("\n") + "\n"
    except (tomlkit.exceptions.TOMLKitError, ValueError, TypeError):
        return None


def _put(document: TOMLDocument, written: TOMLDocument, name: str, *, keeps_items: bool) -> None:
    """Let the field ``name`` of ``document`` be as it stands in ``written``."""
    if name not in written:
        document.remove(name)
        return
    new = written.item(name)
    old = document.item(name) if name in document else None
    if isinstance(new, AoT):
        known = _item_texts(old) if keeps_items and isinstance(old, AoT) else []
        new = _list(name, new, known)
    elif isinstance(new, Table):
        new = tomlkit.parse(_table_text(name, new)).item(name)
    if old is not None and isinstance(old, AoT | Table) != isinstance(new, AoT | Table):
        document.remove(name)  # from a table to a plain key or back: another place in the file
    document[name] = new


def _list(name: str, items: AoT, known: list[tuple[object, str]]) -> AoT:
    """Return the list of tables ``items``; one that was there already keeps its text."""
    texts = []
    for item in items:
        value = item.unwrap()
        kept = next((text for other, text in known if other == value), None)
        text = kept if kept is not None else item.as_string()
        texts.append(f"[[{name}]]\n{text.strip()}\n\n")
    written = tomlkit.parse("".join(texts)).item(name)
    if not isinstance(written, AoT):
        raise TypeError(name)
    return written


def _item_texts(items: AoT) -> list[tuple[object, str]]:
    return [(item.unwrap(), item.as_string()) for item in items]


def _table_text(name: str, table: Table) -> str:
    """Return the file of one table alone, with a blank line behind it."""
    return tomlkit.dumps({name: table}).strip() + "\n\n"
