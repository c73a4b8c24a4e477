"""The declared border changes of municipalities: ``borders/municipal-changes.toml``."""

from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.harmonisation import BorderChange, BorderChanges

BORDERS_FILE = "municipal-changes.toml"


def borders_path(root: Path) -> Path:
    """Return where the border changes below ``root`` are declared."""
    return root / "borders" / BORDERS_FILE


def load_borders(root: Path) -> BorderChanges | None:
    """Return the declared border changes below ``root``; None where there are none."""
    path = borders_path(root)
    return read_toml(path, BorderChanges, root=root) if path.is_file() else None


def borders_toml(borders: BorderChanges, *, head: str) -> str:
    """Return ``borders`` as the text of its file, one line a share, with ``head`` above."""
    lines = [
        *(f"# {line}".rstrip() for line in head.splitlines()),
        f'table = "{borders.table}"',
        f'publisher = "{borders.publisher}"',
        f'licence = "{borders.licence}"',
        f'population = "{borders.population}"',
        f'growth = "{borders.growth}"',
        f"first = {borders.first}",
        f"last = {borders.last}",
    ]
    for change in borders.changes:
        lines += ["", *_change_lines(change)]
    return "\n".join(lines) + "\n"


def _change_lines(change: BorderChange) -> list[str]:
    texts = ", ".join(f'{name} = "{getattr(change.source, name)}"' for name in ("nl", "en", "de"))
    rows = [
        f'  {{ old = "{row.old}", current = "{row.current}", share = {row.share!r} }},'
        for row in change.shares
    ]
    lines = ["[[changes]]", f"year = {change.year}", f"source = {{ {texts} }}"]
    for name in ("unresolved_old", "unresolved_current", "unresolved_ended"):
        listed = ", ".join(f'"{code}"' for code in getattr(change, name))
        lines += [f"{name} = [{listed}]"] if listed else []
    return [*lines, *(["shares = [", *rows, "]"] if rows else ["shares = []"])]
