"""Accepting the schema a table has now, so that a later change is noticed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from regiokompas.domain.tables import Table
from regiokompas.pipeline.fetch_downloads import recorded_folder
from regiokompas.sources.asked import Access
from regiokompas.sources.cbs.client import ask_description, open_cbs
from regiokompas.sources.cbs.recorded import has_recording, read_recording
from regiokompas.sources.files.columns import columns_of, declared_file
from regiokompas.sources.http import Patience
from regiokompas.sources.pinned import (
    Schema,
    changes,
    pinned_bytes,
    read_pinned,
    schema_of_file,
    schema_of_odata,
)
from regiokompas.sources.registry import ASKERS
from regiokompas.warehouse.files import write_bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Pinned:
    """What pinning one table came to; ``changes`` says in words what was accepted."""

    table_id: str
    state: Literal["new", "changed", "unchanged", "needs-file"]
    file: Path
    changes: tuple[str, ...] = ()


class _Forgetful:
    """Keeps nothing: a schema is always asked anew."""

    def recall(self, _name: str) -> bytes | None:
        return None

    def remember(self, _name: str, _content: bytes, _address: str) -> None:
        return None


def pin(
    tables: Iterable[Table],
    *,
    downloads: Path | None,
    pinned_dir: Path,
    base_address: str | None = None,
    progress: Callable[[Pinned], None] = lambda _: None,
    patience: Patience | None = None,
    dry_run: bool = False,
    access: Access | None = None,
) -> tuple[Pinned, ...]:
    """Write the schema that each of ``tables`` has now to ``pinned_dir``, and tell what changed.

    With ``downloads`` the schema is read from the files there; without, OData tables are asked
    over the network and files are reported as "needs-file". ``dry_run`` writes nothing.
    """
    found = []
    for table in tables:
        schema = _schema(
            table, downloads, base_address=base_address, patience=patience, access=access
        )
        pinned = _pin_one(table, schema, pinned_dir / f"{table.id}.json", dry_run=dry_run)
        progress(pinned)
        found.append(pinned)
    return tuple(found)


def _pin_one(table: Table, schema: Schema | None, file: Path, *, dry_run: bool) -> Pinned:
    if schema is None:
        return Pinned(table_id=table.id, state="needs-file", file=file)
    before = read_pinned(file)
    # A table that is asked or read from a file has the schemas of both ways pinned.
    schema = {**(before or {}), **schema} if table.format in ASKERS else schema
    if before == schema:
        return Pinned(table_id=table.id, state="unchanged", file=file)
    if not dry_run:
        write_bytes(file, pinned_bytes(schema))
        file.chmod(0o644)
    if before is None:
        return Pinned(table_id=table.id, state="new", file=file)
    return Pinned(table_id=table.id, state="changed", file=file, changes=changes(before, schema))


def _schema(
    table: Table,
    downloads: Path | None,
    *,
    base_address: str | None,
    patience: Patience | None,
    access: Access | None,
) -> Schema | None:
    """Return the schema of ``table`` as it is now; ``None`` where its file is absent."""
    if downloads is None and table.format in ASKERS:
        return ASKERS[table.format](table, access or Access()).schema
    if table.format != "cbs-odata":
        path = (downloads or Path()) / declared_file(table).path
        if downloads is None or not path.is_file():
            return None
        return schema_of_file(columns_of(table, path.read_bytes()))
    if downloads is None:
        with open_cbs(base_address=base_address, patience=patience) as cbs:
            answers = ask_description(cbs, table, _Forgetful())
        return schema_of_odata(answers, table_id=table.id)
    folder = downloads / recorded_folder(table)
    if not has_recording(folder):
        return None
    recording = read_recording(table, folder, only_description=True)
    return schema_of_odata(recording.answers, table_id=table.id)
