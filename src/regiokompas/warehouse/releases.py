"""Releases: immutable folders of figures whose name is the digest of their content."""

import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.domain.series import FIGURES, SERIES, checked
from regiokompas.warehouse.encoding import canonical_json, compact_json, parquet_bytes
from regiokompas.warehouse.files import digest_of, write_folder, write_text

MANIFEST = "manifest.json"
SERIES_FILE = "series.parquet"
FIGURES_FILE = "figures.parquet"
ORIGINS_FILE = "origins.json"
AREAS_FILE = "areas.json"
DECLARATIONS_FILE = "declarations.json"
BOUNDARIES_FILE = "boundaries.json"


def no_boundaries() -> dict[str, Any]:
    """Return the boundaries of a region without a map: a GeoJSON collection without features."""
    return {"type": "FeatureCollection", "features": []}


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What a release holds: indicator series, the figures they follow from, origins, areas.

    ``origins`` maps a table to where its figures were read; ``areas`` maps a code to a name;
    ``declarations`` maps each declared file to its text, so that a release can be recomputed
    from itself after the declarations have moved on; ``boundaries`` is GeoJSON with the
    boundaries of the members.
    """

    region: str
    series: pl.DataFrame
    figures: pl.DataFrame
    origins: dict[str, Origin]
    areas: dict[str, str]
    declarations: dict[str, str]
    code_version: str
    boundaries: dict[str, Any] = field(default_factory=no_boundaries)


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A release on disk. ``id`` is the SHA-256 of its manifest."""

    id: str
    folder: Path
    manifest: dict[str, Any]

    @property
    def region(self) -> str:
        """The region this release was built for."""
        return str(self.manifest["region"])

    def series(self) -> pl.DataFrame:
        """Return all indicator series (schema ``SERIES``)."""
        return checked(
            pl.read_parquet(self._file(SERIES_FILE)), SERIES, place=f"release {self.id[:12]}"
        )

    def figures(self) -> pl.DataFrame:
        """Return the figures the series follow from (schema ``FIGURES``)."""
        return checked(
            pl.read_parquet(self._file(FIGURES_FILE)), FIGURES, place=f"release {self.id[:12]}"
        )

    def origins(self) -> dict[str, Origin]:
        """Return where the figures of each table come from."""
        stored = json.loads(self._file(ORIGINS_FILE).read_text(encoding="utf-8"))
        return {table: origin_from(origin) for table, origin in stored.items()}

    def declarations(self) -> dict[str, str]:
        """Return the text of every declared file this release was built from, by path."""
        texts: dict[str, str] = json.loads(
            self._file(DECLARATIONS_FILE).read_text(encoding="utf-8")
        )
        return texts

    def areas(self) -> dict[str, str]:
        """Return the name of every area, by code."""
        names: dict[str, str] = json.loads(self._file(AREAS_FILE).read_text(encoding="utf-8"))
        return names

    def boundaries(self) -> dict[str, Any]:
        """Return the boundaries of the members, as a GeoJSON FeatureCollection."""
        content: dict[str, Any] = json.loads(
            self._file(BOUNDARIES_FILE).read_text(encoding="utf-8")
        )
        return content

    def check_files(self) -> None:
        """Refuse with ``StorageError`` where a file of this release is absent or altered."""
        for name in self.manifest["files"]:
            self._file(name)

    def _file(self, name: str) -> Path:
        """Return the path of a file of this release after checking its digest."""
        path = self.folder / name
        if not path.is_file() or digest_of(path) != self.manifest["files"][name]:
            raise StorageError(
                "this file of the release is absent or altered",
                place=str(path),
                hint="delete the folder of this release and run 'regiokompas build' again",
            )
        return path


def write_release(contents: Contents, *, folder: Path) -> Release:
    """Write ``contents`` as a release below ``folder`` and return it.

    The release appears whole or not at all; where the same release exists it is reused.
    """
    files = serialised(contents)
    manifest = {
        "code_version": contents.code_version,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "format": 1,
        "region": contents.region,
        "snapshots": {table: origin.sha256 for table, origin in contents.origins.items()},
    }
    text = canonical_json(manifest)
    identifier = sha256(text).hexdigest()
    write_folder(folder / identifier, {**files, MANIFEST: text})
    return open_release(folder / identifier)


def matches(release: Release, contents_but_series: Contents) -> bool:
    """Return whether ``release`` was built from the very same figures, declarations and code."""
    files = serialised(contents_but_series)
    return release.manifest["code_version"] == contents_but_series.code_version and all(
        release.manifest["files"][name] == sha256(content).hexdigest()
        for name, content in files.items()
        if name != SERIES_FILE
    )


def open_release(folder: Path) -> Release:
    """Return the release in ``folder`` after checking that its name is its digest."""
    path = folder / MANIFEST
    if not path.is_file():
        raise NotFoundError(
            "there is no release here",
            place=str(folder),
            hint="run 'regiokompas build', or name an existing release",
        )
    content = path.read_bytes()
    identifier = sha256(content).hexdigest()
    if identifier != folder.name:
        raise StorageError(
            "the manifest of this release was altered: its digest is not the name of the folder",
            place=str(path),
            hint="delete the folder and run 'regiokompas build' again",
        )
    return Release(id=identifier, folder=folder, manifest=json.loads(content))


def set_current(release: Release) -> None:
    """Make ``release`` the one that commands take when no other is named.

    The site shows it from the moment it is published: at the next start, or by `load_site`.
    """
    write_text(release.folder.parent / "current", release.id + "\n")


def current_release(releases: Path) -> Release:
    """Return the current release in the folder ``releases`` of a region."""
    pointer = releases / "current"
    if not pointer.is_file():
        raise NotFoundError(
            "there is no release of the figures yet",
            place=str(releases),
            hint="run 'regiokompas fetch' and 'regiokompas build', or 'make run'",
        )
    return open_release(releases / pointer.read_text(encoding="utf-8").strip())


@lru_cache(maxsize=4)
def loaded_series(folder: Path) -> pl.DataFrame:
    """Return the series of the release in ``folder``, kept in memory: a release never changes."""
    return open_release(folder).series()


def serialised(contents: Contents) -> dict[str, bytes]:
    """Return the files of a release, but for its manifest, as they are written."""
    place = f"release of {contents.region}"
    return {
        SERIES_FILE: parquet_bytes(checked(contents.series, SERIES, place=place)),
        FIGURES_FILE: parquet_bytes(checked(contents.figures, FIGURES, place=place)),
        ORIGINS_FILE: canonical_json(
            {table: asdict(origin) for table, origin in contents.origins.items()}
        ),
        AREAS_FILE: canonical_json(contents.areas),
        DECLARATIONS_FILE: canonical_json(contents.declarations),
        BOUNDARIES_FILE: compact_json(contents.boundaries),
    }
