"""JSON-stat 2.0 as Eurostat writes it, taken apart with every doubt told."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any, NoReturn

from regiokompas.domain.errors import SourceError

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cube:
    """A dataset: the codes of each dimension in their order, and what stands at each position.

    A position counts through all combinations of codes, the last dimension fastest. ``values`` and
    ``flags`` have only the positions at which something stands.
    """

    dimensions: Mapping[str, tuple[str, ...]]
    values: Mapping[int, Decimal]
    flags: Mapping[int, str]
    updated: str

    def cells(self) -> Iterator[tuple[dict[str, str], Decimal | None, str]]:
        """Yield the codes, the value and the flags of every position that has one of the two."""
        names = list(self.dimensions)
        for position, codes in enumerate(product(*self.dimensions.values())):
            if position in self.values or position in self.flags:
                value = self.values.get(position)
                yield dict(zip(names, codes, strict=True)), value, self.flags.get(position, "")


def read_cube(content: bytes, *, place: str) -> Cube:
    """Return the dataset in ``content``; ``SourceError`` where it is none or contradicts itself."""
    document = document_of(content, place=place)
    if document.get("class") != "dataset":
        raise _broken("is no dataset", place)
    try:
        names = [str(name) for name in document["id"]]
        sizes = [int(size) for size in document["size"]]
        dimensions = {name: _codes(document["dimension"][name]["category"]) for name in names}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _broken(f"does not tell its dimensions ({error})", place) from error
    if [len(codes) for codes in dimensions.values()] != sizes:
        raise _broken("tells other sizes than its dimensions have codes", place)
    cells = prod(sizes)
    return Cube(
        dimensions=dimensions,
        values={
            at: _number(found, place) for at, found in _sparse(document, "value", cells, place)
        },
        flags={at: str(found) for at, found in _sparse(document, "status", cells, place)},
        updated=str(document.get("updated") or ""),
    )


def document_of(content: bytes, *, place: str) -> Document:
    """Return the JSON object in ``content``; ``SourceError`` where it is none or is cut off."""
    try:
        found = json.loads(content, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except ValueError as error:
        raise _broken("is not complete JSON", place) from error
    if not isinstance(found, dict):
        raise _broken("is no JSON object", place)
    return found


def _codes(category: Document) -> tuple[str, ...]:
    """Return the codes in their order: `index` is an object, a list, or absent for one code."""
    index = category.get("index")
    if index is None:
        (only,) = category["label"]
        return (str(only),)
    if isinstance(index, list):
        return tuple(str(code) for code in index)
    if sorted(int(place) for place in index.values()) != list(range(len(index))):
        raise ValueError("the positions of the codes leave gaps")
    return tuple(sorted(index, key=lambda code: int(index[code])))


def _sparse(document: Document, key: str, cells: int, place: str) -> Iterator[tuple[int, object]]:
    """Yield what stands under ``key`` by position: an object, a list, or one for all."""
    found = document.get(key) or {}
    if isinstance(found, str):
        found = dict.fromkeys(range(cells), found)
    if isinstance(found, list):
        found = dict(enumerate(found))
    if not isinstance(found, dict):
        raise _broken(f"has no positions under '{key}'", place)
    for text, item in found.items():
        position = int(text) if str(text).isdigit() else -1
        if not 0 <= position < cells:
            raise _broken(f"has the position {text} under '{key}', of {cells}", place)
        if item is not None and item != "":
            yield position, item


def _number(found: object, place: str) -> Decimal:
    # ":" is how Eurostat writes a missing figure elsewhere; here it would be no number.
    if not isinstance(found, Decimal):
        raise _broken(f"has the value {found!r}, which is no number", place)
    return found


def _broken(what: str, place: str) -> SourceError:
    return SourceError(
        f"the answer {what}",
        place=place,
        hint="run 'regiokompas fetch' again; where it stays like this, Eurostat changed its form",
    )


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
