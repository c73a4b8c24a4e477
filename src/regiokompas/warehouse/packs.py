"""Figures packs: the figures a region's indicators need, small enough to travel with the code."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.domain.series import FIGURES, checked
from regiokompas.warehouse.encoding import canonical_json, compact_json, parquet_bytes
from regiokompas.warehouse.files import write_bytes
from regiokompas.warehouse.releases import Release

FIGURES_FILE = "figures.parquet"
ORIGINS_FILE = "origins.json"
AREAS_FILE = "areas.json"
BOUNDARIES_FILE = "boundaries.json"
DIGESTS_FILE = "digests.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Tidy figures (schema ``FIGURES``), where each table came from, names of areas, boundaries."""

    figures: pl.DataFrame
    origins: dict[str, Origin]
    areas: dict[str, str]
    boundaries: dict[str, Any]


def write_pack(release: Release, *, folder: Path) -> dict[str, int]:
    """Write the figures of ``release`` as a pack into ``folder``; return the sizes in bytes.

    The digests are written last: a pack whose digests do not fit is refused when read.
    """
    files = {
        FIGURES_FILE: parquet_bytes(release.figures()),
        ORIGINS_FILE: canonical_json(
            {table: asdict(origin) for table, origin in release.origins().items()}
        ),
        AREAS_FILE: canonical_json(release.areas()),
        BOUNDARIES_FILE: compact_json(release.boundaries()),
    }
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    for name, content in files.items():
        write_bytes(folder / name, content)
    write_bytes(folder / DIGESTS_FILE, canonical_json(digests))
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
            pl.read_parquet(content[FIGURES_FILE]), FIGURES, place=str(folder / FIGURES_FILE)
        ),
        origins={
            table: origin_from(origin)
            for table, origin in json.loads(content[ORIGINS_FILE]).items()
        },
        areas=json.loads(content[AREAS_FILE]),
        boundaries=json.loads(content[BOUNDARIES_FILE]),
    )


def _digests(path: Path) -> dict[str, str]:
    """Return the digest of every file of a pack; a list that does not name them all is refused."""
    try:
        digests = json.loads(path.read_bytes())
    except ValueError as error:
        raise _damaged(path) from error
    named = {FIGURES_FILE, ORIGINS_FILE, AREAS_FILE, BOUNDARIES_FILE}
    if not isinstance(digests, dict) or set(digests) != named:
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
