"""Fetching from a folder of downloaded files and recorded answers."""

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.tables import Table
from regiokompas.pipeline.sealing import (
    Fetched,
    Gathered,
    check_schema,
    seal,
    whole_snapshot,
)
from regiokompas.sources.cbs.answers import PROPERTIES, json_of
from regiokompas.sources.cbs.catalogue import source_version
from regiokompas.sources.cbs.recorded import has_recording, read_recording
from regiokompas.sources.files.columns import columns_of, declared_file, read_rows
from regiokompas.sources.pinned import schema_of_file, schema_of_odata
from regiokompas.warehouse.snapshots import Answer, SnapshotStore


def fetch_downloaded(
    store: SnapshotStore, table: Table, *, downloads: Path | None, pinned_dir: Path, at: datetime
) -> Fetched:
    """Keep what ``downloads`` has of ``table``; "needs-file" where it is not there.

    Recorded answers carry the moment of their recording. A file was retrieved when it was written
    to disk, not when we read it: so fetching the same folder twice gives the same snapshots. A
    file that says it is of later than ``at`` was retrieved at ``at``.
    """
    if table.format == "cbs-odata":
        folder = (downloads or Path()) / recorded_folder(table)
        if not has_recording(folder):
            return _needs_file(table, f"{folder} holds no recorded answers of this table")
        return _fetch_recorded(store, table, folder, pinned_dir=pinned_dir)
    file = declared_file(table)
    if downloads is None:
        return _needs_file(table, f"this table is a file: get it at {table.address}")
    path = downloads / file.path
    if not path.is_file():
        return _needs_file(table, f"{path} is absent: get it at {table.address}")
    written = datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
    return _fetch_file(store, table, path.read_bytes(), pinned_dir=pinned_dir, at=min(at, written))


def recorded_folder(table: Table) -> str:
    """Return the folder of recorded answers of ``table`` below the folder of downloads."""
    return table.downloaded or table.table


def _fetch_recorded(
    store: SnapshotStore, table: Table, folder: Path, *, pinned_dir: Path
) -> Fetched:
    recording = read_recording(table, folder)
    schema = schema_of_odata(recording.answers, table_id=table.id)
    check_schema(table, schema, pinned_dir=pinned_dir)
    answers = tuple(
        _keep(store, name, recording.addresses[name], content)
        for name, content in recording.answers.items()
    )
    properties = json_of(recording.answers[PROPERTIES], table_id=table.id, name=PROPERTIES)
    gathered = Gathered(
        table=table,
        answers=answers,
        request=recording.request,
        at=recording.captured_at,
        version=source_version(properties),
    )
    return seal(store, gathered)


def _fetch_file(
    store: SnapshotStore, table: Table, content: bytes, *, pinned_dir: Path, at: datetime
) -> Fetched:
    check_schema(table, schema_of_file(columns_of(table, content)), pinned_dir=pinned_dir)
    name = PurePosixPath(declared_file(table).path).name
    warning = _fewer_rows(store, table, content)
    answer = _keep(store, name, table.address, content)
    gathered = Gathered(table=table, answers=(answer,), request="", at=at, version=table.version)
    return seal(store, gathered, warning=warning)


def _fewer_rows(store: SnapshotStore, table: Table, content: bytes) -> str:
    """Return a warning where the file has fewer rows than the one before; empty otherwise.

    A file that was cut off exactly between two rows can be read without a complaint.
    """
    before = whole_snapshot(store, table)
    if before is None or table.format == "json":
        return ""
    name = PurePosixPath(declared_file(table).path).name
    try:
        earlier = len(read_rows(table, store.read(before.answers[0]), name=name).lines)
        now = len(read_rows(table, content, name=name).lines)
    except RegiokompasError:
        return ""
    if now >= earlier:
        return ""
    return (
        f"{now} rows, {earlier - now} fewer than the file before: look whether it arrived whole; "
        "'regiokompas quality' names what vanished"
    )


def _keep(store: SnapshotStore, name: str, address: str, content: bytes) -> Answer:
    return Answer(name=name, address=address, sha256=store.keep(content), size=len(content))


def _needs_file(table: Table, sentence: str) -> Fetched:
    return Fetched(table_id=table.id, state="needs-file", bytes=0, sentence=sentence, origin=None)
