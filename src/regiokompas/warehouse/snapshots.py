"""Snapshots: the raw answers of a source, kept as received, with where they came from.

Below the root stand ``answers/`` (each answer once, named by its digest), ``records/`` (one
folder a table: a record for each snapshot, and ``latest.json`` which names the one fetched
last) and ``unfinished/`` (see ``unfinished``). A record is written after all its answers, so a
snapshot is whole or absent.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.warehouse.files import write_bytes

LATEST = "latest.json"
FETCH_AGAIN = "run 'regiokompas fetch' again: it replaces what is damaged and keeps the rest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One raw answer as received: its name in the snapshot, where it was asked, its digest.

    ``size`` is in bytes.
    """

    name: str
    address: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """All answers of one table at one moment. ``request`` is the filter that was asked."""

    table_id: str
    origin: Origin
    request: str
    answers: tuple[Answer, ...]


def digest_of_answers(answers: Iterable[Answer]) -> str:
    """Return the digest of a snapshot: SHA-256 over its answers as ``sha256sum`` lists them.

    The list has one line "<sha256>  <name>" an answer, sorted by name.
    """
    lines = sorted((answer.name, answer.sha256) for answer in answers)
    return sha256("".join(f"{digest}  {name}\n" for name, digest in lines).encode()).hexdigest()


class SnapshotStore:
    """The snapshots below one folder. Nothing that is whole is ever overwritten."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, content: bytes) -> str:
        """Keep ``content`` under its digest and return that digest (SHA-256, hexadecimal).

        A copy that is there already is used again, after checking that it is undamaged.
        """
        digest = sha256(content).hexdigest()
        path = self._answer_path(digest)
        if not path.is_file() or path.read_bytes() != content:
            write_bytes(path, content)
        return digest

    def read(self, answer: Answer) -> bytes:
        """Return the bytes of ``answer``; ``StorageError`` where they are absent or altered."""
        path = self._answer_path(answer.sha256)
        if not path.is_file():
            raise StorageError(
                f"the kept answer '{answer.name}' is absent", place=str(path), hint=FETCH_AGAIN
            )
        content = path.read_bytes()
        if len(content) != answer.size:
            raise StorageError(
                f"the kept answer '{answer.name}' is {len(content)} bytes long, "
                f"{answer.size} were received",
                place=str(path),
                hint=FETCH_AGAIN,
            )
        if sha256(content).hexdigest() != answer.sha256:
            raise StorageError(
                f"the kept answer '{answer.name}' was altered: its digest is not its name",
                place=str(path),
                hint=FETCH_AGAIN,
            )
        return content

    def contents(self, snapshot: Snapshot) -> dict[str, bytes]:
        """Return the bytes of every answer of ``snapshot`` by name, each one checked."""
        return {answer.name: self.read(answer) for answer in snapshot.answers}

    def seal(self, snapshot: Snapshot) -> Snapshot:
        """Write the record of ``snapshot`` and return the record that now stands.

        The same answers for the same table again keep their first record. Raises
        ``StorageError`` where an answer was not kept or the digest is not that of the answers.
        """
        if snapshot.origin.sha256 != digest_of_answers(snapshot.answers):
            raise StorageError(
                "the digest of the snapshot is not the digest of its answers",
                place=f"table {snapshot.table_id}",
                hint=FETCH_AGAIN,
            )
        self.contents(snapshot)
        path = self._record_path(snapshot.table_id, snapshot.origin.sha256)
        try:
            kept = _read_record(path)
        except (NotFoundError, StorageError):
            write_bytes(path, _record(snapshot))
            kept = snapshot
        latest = {"request": snapshot.request, "sha256": snapshot.origin.sha256}
        write_bytes(path.parent / LATEST, _json_bytes(latest))
        return replace(kept, request=snapshot.request)

    def latest(self, table_id: str) -> Snapshot | None:
        """Return the snapshot of ``table_id`` that was fetched last; ``None`` without any."""
        path = self.root / "records" / table_id / LATEST
        if not path.is_file():
            return None
        try:
            pointer = json.loads(path.read_bytes())
            digest, request = str(pointer["sha256"]), str(pointer["request"])
        except (ValueError, KeyError, TypeError) as error:
            raise StorageError(
                f"the note of which snapshot of table '{table_id}' is the latest cannot be read",
                place=str(path),
                hint=FETCH_AGAIN,
            ) from error
        return replace(_read_record(self._record_path(table_id, digest)), request=request)

    def all(self, table_id: str) -> tuple[Snapshot, ...]:
        """Return the history of ``table_id``: every snapshot, oldest first."""
        paths = self._records(table_id)
        snapshots = [_read_record(path) for path in paths]
        return tuple(sorted(snapshots, key=lambda s: (s.origin.retrieved_at, s.origin.sha256)))

    def find(self, sha256: str, *, table_id: str = "*") -> Snapshot:
        """Return the snapshot with the digest ``sha256``; ``NotFoundError`` without any.

        Two tables read from one file have the same digest: ``table_id`` tells them apart.
        """
        for path in self._records(table_id):
            if path.stem == sha256:
                return _read_record(path)
        raise NotFoundError(
            f"there is no snapshot {sha256[:12]}",
            place=str(self.root / "records"),
            hint="run 'regiokompas fetch', or name the folder with the snapshots (--data-dir)",
        )

    def _answer_path(self, digest: str) -> Path:
        return self.root / "answers" / digest[:2] / digest

    def _record_path(self, table_id: str, digest: str) -> Path:
        return self.root / "records" / table_id / f"{digest}.json"

    def _records(self, table_id: str) -> list[Path]:
        found = self.root.glob(f"records/{table_id}/*.json")
        return sorted(path for path in found if path.name != LATEST)


def _record(snapshot: Snapshot) -> bytes:
    """Return the record of ``snapshot``, with a digest of the record itself."""
    content = asdict(snapshot)
    return _json_bytes({**content, "record_sha256": sha256(_json_bytes(content)).hexdigest()})


def _read_record(path: Path) -> Snapshot:
    if not path.is_file():
        raise NotFoundError("the record of a snapshot is absent", place=str(path), hint=FETCH_AGAIN)
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        seal = content.pop("record_sha256")
        # As written: tuples and lists are the same in JSON.
        is_whole = seal == sha256(_json_bytes(content)).hexdigest()
        answers = tuple(Answer(**answer) for answer in content.pop("answers"))
        snapshot = Snapshot(
            **{**content, "origin": origin_from(content["origin"]), "answers": answers}
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    if not is_whole or path.stem != digest_of_answers(answers):
        raise _damaged(path)
    return snapshot


def _damaged(path: Path) -> StorageError:
    return StorageError(
        "the record of this snapshot is incomplete or altered", place=str(path), hint=FETCH_AGAIN
    )


def _json_bytes(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
