"""How commands speak: JSON for programs, sentences and tables for people."""

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from rich.console import Console
from rich.status import Status
from rich.table import Table


def print_json(content: object) -> None:
    """Print ``content`` as JSON on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=1))  # noqa: T201  # this is the output


def say(sentence: str) -> None:
    """Print a sentence for people on standard error, where it never mixes with data."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(sentence, markup=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print a table on standard output."""
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False)
    if title:
        console.print(title, markup=False, soft_wrap=True)
    console.print(table)


def progress(sentence: str) -> AbstractContextManager[Status | None]:
    """Return a context that shows a spinner on a terminal, and nothing elsewhere."""
    console = Console(stderr=True)
    return console.status(sentence) if console.is_terminal else nullcontext()


def size_text(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1024:,.0f} KiB" if size >= 1024 else f"{size} bytes"  # noqa: PLR2004
