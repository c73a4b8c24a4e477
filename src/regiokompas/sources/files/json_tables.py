"""JSON tables: figures under a path of keys, with the area and the period in their places."""

import difflib
import json
from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import File, Table
from regiokompas.sources.files.cells import CELLS, declared_period, no_period
from regiokompas.sources.files.rows import text_of_cell
from regiokompas.sources.files.texts import text_of_file

AREA, PERIOD = "{area}", "{period}"

Trail = tuple[str, ...]


def read_json(content: bytes, file: File, *, name: str) -> dict[str, object]:
    """Return the object a JSON file holds, its decimals exactly as written.

    ``SourceError`` with the line where it is no JSON, where a key occurs twice, where it holds
    NaN or infinity, and where the whole is no object.
    """
    text = text_of_file(content, file, name=name)
    try:
        document = json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise SourceError(
            f"this is no JSON ({error.msg}, column {error.colno})",
            hint="download the file again; it may have been cut off",
            place=f"{name}:{error.lineno}",
        ) from error
    except ValueError as error:
        raise SourceError(
            str(error), hint="ask the publisher for a sound file", place=name
        ) from error
    if not isinstance(document, dict):
        raise _other_shape("a list or a single value", (), name=name)
    return document


def cells_of_json(
    document: dict[str, object], table: Table, part: Part, file: File, *, name: str
) -> pl.DataFrame:
    """Return the ``CELLS`` that stand under the path ``part.measure``.

    An area that lacks a key all others have gets an empty text. ``SourceError`` where the path
    leads nowhere or to something that is no figure.
    """
    steps = steps_of(part.measure)
    _check_path(steps, table, part, name=name)
    leaves = list(_leaves(document, steps, (), name=name))
    if all(value is None and len(trail) < len(steps) for trail, value in leaves):
        raise _nothing_found(document, steps, leaves, name=name)
    period = declared_period(table, part)
    area = table.area.fixed if table.area else ""
    at_area = None if area else steps.index(AREA)
    at_period = None if part.period or PERIOD not in steps else steps.index(PERIOD)
    return pl.DataFrame(
        [
            (
                "/".join(trail),
                area if at_area is None else trail[at_area].strip(),
                period if at_period is None else trail[at_period].strip(),
                _text(value, trail, file, name=name),
                "",
            )
            for trail, value in leaves
        ],
        schema=CELLS,
        orient="row",
    )


def steps_of(measure: str) -> Trail:
    """Return the keys of a path; within a key ~1 stands for / and ~0 for ~ (RFC 6901)."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in measure.split("/"))


def _check_path(steps: Trail, table: Table, part: Part, *, name: str) -> None:
    if table.keep or part.where:
        raise DeclarationError(
            f"the table {table.id} has conditions, but a JSON table has no rows to choose from",
            hint="remove `keep` and `where`; the path of `measure` says which figures count",
            place=name,
        )
    areas = 0 if table.area and table.area.fixed else 1
    if steps.count(AREA) != areas or steps.count(PERIOD) > 1:
        raise DeclarationError(
            f"the path '{part.measure}' must have {AREA} {('not at all', 'once')[areas]}, "
            f"and {PERIOD} at most once",
            hint="write a path such as counts/1.1.1/{area}/{period}",
            place=name,
        )
    if PERIOD not in steps and not declared_period(table, part):
        raise no_period(table, place=name)


def _leaves(
    node: object, steps: Trail, trail: Trail, *, name: str
) -> Iterator[tuple[Trail, object]]:
    """Yield every path that follows ``steps`` with what stands there.

    A path that ends early, with nothing, tells that this area lacks the next key.
    """
    if len(trail) == len(steps):
        yield trail, node
        return
    if not isinstance(node, dict):
        raise _other_shape("no object", trail, name=name)
    step = steps[len(trail)]
    if step in (AREA, PERIOD):
        for key, below in node.items():
            yield from _leaves(below, steps, (*trail, key), name=name)
    elif step in node:
        yield from _leaves(node[step], steps, (*trail, step), name=name)
    elif AREA not in steps[: len(trail)]:
        raise _absent(step, node, trail, name=name)
    elif PERIOD not in steps[len(trail) :]:
        yield trail, None


def _text(value: object, trail: Trail, file: File, *, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _other_shape("no figure", trail, name=name)
    return text_of_cell(value, file.decimal)


def _nothing_found(
    document: dict[str, object],
    steps: Trail,
    leaves: list[tuple[Trail, object]],
    *,
    name: str,
) -> SourceError:
    if not leaves:
        return _other_shape("nothing", steps, name=name)
    trail = leaves[0][0]
    node: object = document
    for key in trail:
        node = node[key] if isinstance(node, dict) else {}
    return _absent(steps[len(trail)], node if isinstance(node, dict) else {}, trail, name=name)


def _absent(key: str, node: dict[str, object], trail: Trail, *, name: str) -> SourceError:
    near = difflib.get_close_matches(key, list(node), n=3, cutoff=0.5) or list(node)[:5]
    return SourceError(
        f"there is no key '{key}'",
        hint=f"there are keys such as {', '.join(repr(one) for one in near)}; correct the path of "
        "`measure`",
        place=_place(trail, name=name),
    )


def _other_shape(found: str, trail: Trail, *, name: str) -> SourceError:
    return SourceError(
        f"the file has another shape than declared: {found} stands here",
        hint="compare the path of `measure` with the file",
        place=_place(trail, name=name),
    )


def _place(trail: Trail, *, name: str) -> str:
    return f"{name}:{'/'.join(trail)}" if trail else name


def _no_number(text: str) -> object:
    raise ValueError(f"the file holds {text}, which is no number")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key '{twice}' occurs twice in one object")
    return found
