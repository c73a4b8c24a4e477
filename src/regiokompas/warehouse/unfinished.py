"""Answers of a table that is not complete yet, so that an interrupted fetch goes on from there."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path

from regiokompas.domain.errors import StorageError
from regiokompas.warehouse.files import write_bytes
from regiokompas.warehouse.snapshots import Answer, SnapshotStore


class Unfinished:
    """What has arrived of one table, for one request and one version of the source.

    Another request, version or address finds nothing here: answers of two versions never mix.
    """

    def __init__(
        self, store: SnapshotStore, table_id: str, *, request: str, version: str, address: str
    ) -> None:
        key = sha256(f"{request}\n{version}\n{address}".encode()).hexdigest()[:16]
        self._store = store
        self._table = store.root / "unfinished" / table_id
        self._folder = self._table / key
        self._answers: dict[str, Answer] = {}
        self.recalled = 0

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers remembered or recalled so far, in that order."""
        return tuple(self._answers.values())

    def remember(self, name: str, content: bytes, address: str) -> None:
        """Keep an answer that has just arrived."""
        digest = self._store.keep(content)
        answer = Answer(name=name, address=address, sha256=digest, size=len(content))
        note = json.dumps(asdict(answer), ensure_ascii=False, indent=1, sort_keys=True)
        write_bytes(self._folder / f"{name}.json", note.encode())
        self._answers[name] = answer

    def recall(self, name: str) -> bytes | None:
        """Return an answer that arrived before the interruption; ``None`` where none did."""
        try:
            note = json.loads((self._folder / f"{name}.json").read_bytes())
            answer = Answer(**note)
            content = self._store.read(answer)
        except (OSError, ValueError, TypeError, StorageError):
            return None  # absent or damaged: the source is asked again
        self._answers[name] = answer
        self.recalled += 1
        return content

    def forget(self) -> None:
        """Remove the notes of this table; the answers themselves stay."""
        forget_unfinished(self._store, self._table.name)


def forget_unfinished(store: SnapshotStore, table_id: str) -> None:
    """Remove the notes of what has arrived of ``table_id``, for whatever request and version."""
    shutil.rmtree(store.root / "unfinished" / table_id, ignore_errors=True)


@contextmanager
def only_one_fetch(root: Path) -> Iterator[None]:
    """Hold the snapshots below ``root`` for one fetch, and clear what a killed one left behind.

    The lock goes with the process, however it ends. ``StorageError`` where another fetch is
    writing to the same folder.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise StorageError(
                "another fetch is writing to this folder",
                place=str(root),
                hint="wait until it has ended, then run 'regiokompas fetch' again",
            ) from error
        for leftover in root.rglob(".part-*"):
            leftover.unlink(missing_ok=True)
        yield
