"""Pinned schemas: a table whose columns, dimensions, measures or units changed is not read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from regiokompas.domain.errors import Problem, SourceChangedError
from regiokompas.sources.cbs.answers import dimensions_of, units_of

Schema = dict[str, Any]

_WORDS = {
    "dimensions": ("dimension", "kind"),
    "measures": ("measure", "unit"),
}


def schema_of_odata(answers: Mapping[str, bytes], *, table_id: str = "") -> Schema:
    """Return the kind of every dimension and the unit of every measure."""
    return {
        "dimensions": dimensions_of(answers, table_id=table_id),
        "measures": units_of(answers, table_id=table_id),
    }


def schema_of_file(columns: Sequence[str]) -> Schema:
    """Return the columns of a file, in its order; of a JSON file its keys at the top."""
    return {"columns": list(columns)}


def changes(pinned: Schema, found: Schema) -> tuple[str, ...]:
    """Return every difference between two schemas in words; none where they are the same.

    A table that may be asked or read from a file has both kinds pinned: only what ``found`` is
    made of is compared.
    """
    found_changes: list[str] = []
    if "columns" in found:
        found_changes += _changed_columns(pinned.get("columns", []), found["columns"])
    for part, (word, value) in _WORDS.items():
        if part not in found:
            continue
        found_changes += _changed(word, value, pinned.get(part, {}), found[part])
    return tuple(found_changes)


def check_pinned(table_id: str, found: Schema, pinned_file: Path) -> None:
    """Refuse ``found`` with ``SourceChangedError`` where it is not the pinned schema.

    The error names each change. Without a pinned file the table is refused as well. The hint has
    the folder of downloads (--from DIR) for a table that is a file: without it nothing is pinned.
    """
    command = f"regiokompas pin {table_id}{' --from DIR' if 'columns' in found else ''}"
    hint = f"look at the change; to accept it run '{command}' and commit the file"
    pinned = read_pinned(pinned_file)
    if pinned is None:
        raise SourceChangedError(
            "the schema of this table is not pinned yet",
            place=f"table {table_id}",
            hint=f"run '{command}' and commit {pinned_file.name}",
        )
    sentences = changes(pinned, found)
    if sentences:
        problems = [
            Problem(sentence=sentence, hint=hint, place=f"table {table_id}")
            for sentence in sentences
        ]
        raise SourceChangedError.of(tuple(problems))


def read_pinned(pinned_file: Path) -> Schema | None:
    """Return the pinned schema; ``None`` where there is none."""
    if not pinned_file.is_file():
        return None
    try:
        pinned = json.loads(pinned_file.read_bytes())
    except ValueError:
        pinned = None
    if not isinstance(pinned, dict):
        raise SourceChangedError(
            "the pinned schema cannot be read",
            place=str(pinned_file),
            hint=f"restore the file, or run 'regiokompas pin {pinned_file.stem}'",
        )
    return pinned


def pinned_bytes(found: Schema) -> bytes:
    """Return the content of the file that pins ``found``: sorted, so that changes read well."""
    return (json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _changed(
    word: str, value: str, pinned: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[str]:
    for name in sorted(pinned.keys() | found.keys()):
        if name not in pinned:
            yield f"{word} {name} is new"
        elif name not in found:
            yield f"{word} {name} is gone"
        elif pinned[name] != found[name]:
            yield f"the {value} of {name} changed from '{pinned[name]}' to '{found[name]}'"


def _changed_columns(pinned: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    yield from (f"column '{name}' is new" for name in found if name not in pinned)
    yield from (f"column '{name}' is gone" for name in pinned if name not in found)
    if sorted(pinned) == sorted(found) and list(pinned) != list(found):
        yield "the columns stand in another order"
    elif set(pinned) == set(found) and sorted(pinned) != sorted(found):
        yield "a column occurs more or less often than before"
