"""Figures packs: the figures a region's indicators need, small enough to travel with the code."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.domain.series import FIGURES, checked
from regiokompas.warehouse.encoding import (
    canonical_json,
    compact_json,
    parquet_bytes,
    with_present_statuses,
)
from regiokompas.warehouse.files import write_bytes
from regiokompas.warehouse.hidden import HIDDEN_FILE, hidden_file, no_hidden
from regiokompas.warehouse.history import (
    LOG_FILE,
    VINTAGES_FILE,
    History,
    history_files,
    history_from,
)
from regiokompas.warehouse.releases import Release

FIGURES_FILE = "figures.parquet"
ORIGINS_FILE = "origins.json"
AREAS_FILE = "areas.json"
BOUNDARIES_FILE = "boundaries.json"
DIGESTS_FILE = "digests.json"

ALWAYS = {FIGURES_FILE, ORIGINS_FILE, AREAS_FILE, BOUNDARIES_FILE}
# Only where there is something to tell.
SOMETIMES = {LOG_FILE, VINTAGES_FILE, HIDDEN_FILE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Tidy figures (schema ``FIGURES``), where each table came from, names of areas, boundaries.

    ``history`` is what the tables said before, ``hidden`` which small numbers were hidden.
    """

    figures: pl.DataFrame
    origins: dict[str, Origin]
    areas: dict[str, str]
    boundaries: dict[str, Any]
    history: History = field(default_factory=History)
    hidden: pl.DataFrame = field(default_factory=no_hidden)


def pack_of(release: Release) -> Pack:
    """Return what ``release`` was computed from."""
    return Pack(
        figures=release.figures(),
        origins=release.table_origins(),
        areas=release.areas(),
        boundaries=release.boundaries(),
        history=release.history(),
        hidden=release.hidden(),
    )


def write_pack(release: Release, *, folder: Path) -> dict[str, int]:
    """Write the figures of ``release`` as a pack into ``folder``; return the sizes in bytes.

    The digests are written last: a pack whose digests do not fit is refused when read. Raises
    ``NotFoundError`` for a release without figures: from a pack of none, nothing can be built.
    """
    figures = release.figures()
    if figures.is_empty():
        raise NotFoundError(
            "this release has no figures, so there is nothing to pack",
            place=str(folder),
            hint="a region without figures needs no pack; for others, fetch and build first",
        )
    files = {
        FIGURES_FILE: parquet_bytes(figures),
        ORIGINS_FILE: canonical_json(
            {table: asdict(origin) for table, origin in release.table_origins().items()}
        ),
        AREAS_FILE: canonical_json(release.areas()),
        BOUNDARIES_FILE: compact_json(release.boundaries()),
        **history_files(release.history()),
        **hidden_file(release.hidden()),
    }
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    for name, content in files.items():
        write_bytes(folder / name, content)
    write_bytes(folder / DIGESTS_FILE, canonical_json(digests))
    for name in SOMETIMES - set(files):
        (folder / name).unlink(missing_ok=True)
    return {name: len(content) for name, content in files.items()}


def read_pack(folder: Path) -> Pack:
    """Return the pack in ``folder`` after checking every digest."""
    if not (folder / DIGESTS_FILE).is_file():
        raise NotFoundError(
            "there is no figures pack here",
            place=str(folder),
            hint="run 'regiokompas fetch', 'regiokompas build' and 'regiokompas pack'",
        )
    digests = _digests(folder / DIGESTS_FILE)
    content = {name: _checked_bytes(folder / name, digest) for name, digest in digests.items()}
    return Pack(
        figures=checked(
            with_present_statuses(pl.read_parquet(content[FIGURES_FILE])),
            FIGURES,
            place=str(folder / FIGURES_FILE),
        ),
        origins={
            table: origin_from(origin)
            for table, origin in json.loads(content[ORIGINS_FILE]).items()
        },
        areas=json.loads(content[AREAS_FILE]),
        boundaries=json.loads(content[BOUNDARIES_FILE]),
        history=history_from(content, place=str(folder)),
        hidden=pl.read_parquet(content[HIDDEN_FILE]) if HIDDEN_FILE in content else no_hidden(),
    )


def _digests(path: Path) -> dict[str, str]:
    """Return the digest of every file of a pack; a list that does not name them all is refused."""
    try:
        digests = json.loads(path.read_bytes())
    except ValueError as error:
        raise _damaged(path) from error
    if not isinstance(digests, dict) or not ALWAYS <= set(digests) <= ALWAYS | SOMETIMES:
        raise _damaged(path)
    return digests


def _checked_bytes(path: Path, digest: str) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    if sha256(content).hexdigest() != digest:
        raise _damaged(path)
    return content


def _damaged(path: Path) -> StorageError:
    return StorageError(
        "this file of the figures pack is absent, cut off or altered",
        place=str(path),
        hint="restore it from version control, or write the pack again",
    )
