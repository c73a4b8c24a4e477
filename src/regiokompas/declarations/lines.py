"""On which line of a TOML file a key stands, so that a message can point at it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"))*)\s*="
)
_NAME = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")

Path = tuple[str | int, ...]


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the 1-based line of ``text`` on which the value at ``path`` stands.

    Where the path itself is not written out (an inline table, a key that is missing), the line of
    the nearest enclosing table or key is returned; 1 where there is none.
    """
    best_length, best_line = 0, 1
    wanted = tuple(path)
    for found, line in _written_paths(text):
        if len(found) > best_length and wanted[: len(found)] == found:
            best_length, best_line = len(found), line
    return best_line


def _written_paths(text: str) -> Iterator[tuple[Path, int]]:
    """Yield every path that ``text`` writes out, with its line."""
    table: Path = ()
    items: Counter[tuple[str, ...]] = Counter()
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        header = _HEADER.match(line)
        if header is not None:
            names = _names(header[2])
            table = _table_path(names, items, is_array=header[1] == "[[")
            yield table, number
            continue
        key = _KEY.match(line)
        if key is not None:
            yield (*table, *_names(key[1])), number
        fence = _opened_fence(line)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in _NAME.findall(dotted))


def _table_path(names: tuple[str, ...], items: Counter[tuple[str, ...]], *, is_array: bool) -> Path:
    """Return the path of a table header, with the index of each array of tables it stands in."""
    if is_array:
        items[names] += 1
        for deeper in [
            key for key in items if len(key) > len(names) and key[: len(names)] == names
        ]:
            del items[deeper]
    path: list[str | int] = []
    for length in range(1, len(names) + 1):
        path.append(names[length - 1])
        if names[:length] in items:
            path.append(items[names[:length]] - 1)
    return tuple(path)


def _opened_fence(line: str) -> str:
    """Return the quotation marks of a text of several lines that ``line`` opens, if any."""
    for fence in ('"""', "'''"):
        if line.count(fence) == 1:
            return fence
    return ""
