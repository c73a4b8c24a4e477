"""Releases: immutable folders of figures whose name is the digest of their content."""

import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.analysis.comparison.peers import PEERS, checked_peers
from regiokompas.domain.assessments import no_assessments, with_unknown_stability
from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.harmonisation import no_marks
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.domain.series import FIGURES, SERIES, checked
from regiokompas.warehouse.encoding import (
    canonical_json,
    compact_json,
    parquet_bytes,
    with_present_statuses,
)
from regiokompas.warehouse.files import digest_of, write_folder, write_text
from regiokompas.warehouse.hidden import HIDDEN_FILE, hidden_file, no_hidden
from regiokompas.warehouse.history import (
    LOG_FILE,
    VINTAGES_FILE,
    History,
    history_files,
    history_from,
)

MANIFEST = "manifest.json"
SERIES_FILE = "series.parquet"
PEERS_FILE = "peers.parquet"
ASSESSMENTS_FILE = "assessments.parquet"
MARKS_FILE = "marks.parquet"
CORRECTIONS_FILE = "corrections.json"
FIGURES_FILE = "figures.parquet"
ORIGINS_FILE = "origins.json"
AREAS_FILE = "areas.json"
DECLARATIONS_FILE = "declarations.json"
BOUNDARIES_FILE = "boundaries.json"

# What follows from the other files of a release.
COMPUTED_FILES = (SERIES_FILE, PEERS_FILE, ASSESSMENTS_FILE, CORRECTIONS_FILE, MARKS_FILE)


def no_boundaries() -> dict[str, Any]:
    """Return the boundaries of a region without a map: a GeoJSON collection without features."""
    return {"type": "FeatureCollection", "features": []}


def no_peers() -> pl.DataFrame:
    """Return the figures of other programme regions where there are none."""
    return pl.DataFrame(schema=PEERS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What a release holds: indicator series, the figures they follow from, origins, areas.

    ``origins`` maps a table to where its figures were read; ``areas`` maps a code to a name;
    ``declarations`` maps each declared file to its text, so that a release can be recomputed
    from itself after the declarations have moved on; ``boundaries`` is GeoJSON with the
    boundaries of the members; ``peers`` the series of other programme regions; ``history`` what
    the sources said before; ``assessments`` the verdicts on all indicators (``ASSESSMENTS``);
    ``corrections`` where corrected figures come from, by the name they have in the series;
    ``hidden`` which small numbers were hidden and why (columns ``HIDDEN``); ``marks`` where the
    borders of an area changed (columns ``MARKS``).
    """

    region: str
    series: pl.DataFrame
    figures: pl.DataFrame
    origins: dict[str, Origin]
    areas: dict[str, str]
    declarations: dict[str, str]
    code_version: str
    boundaries: dict[str, Any] = field(default_factory=no_boundaries)
    peers: pl.DataFrame = field(default_factory=no_peers)
    history: History = field(default_factory=History)
    assessments: pl.DataFrame = field(default_factory=no_assessments)
    corrections: dict[str, Origin] = field(default_factory=dict)
    hidden: pl.DataFrame = field(default_factory=no_hidden)
    marks: pl.DataFrame = field(default_factory=no_marks)


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
        stored = with_present_statuses(pl.read_parquet(self._file(SERIES_FILE)))
        return checked(stored, SERIES, place=f"release {self.id[:12]}")

    def peers(self) -> pl.DataFrame:
        """Return the series of other programme regions (schema ``PEERS``)."""
        if PEERS_FILE not in self.manifest["files"]:
            return no_peers()
        place = f"release {self.id[:12]}"
        stored = with_present_statuses(pl.read_parquet(self._file(PEERS_FILE)))
        return checked_peers(stored, place=place)

    def assessments(self) -> pl.DataFrame:
        """Return the verdicts (schema ``ASSESSMENTS``); none in a release from before them."""
        if ASSESSMENTS_FILE not in self.manifest["files"]:
            return no_assessments()
        stored = pl.read_parquet(self._file(ASSESSMENTS_FILE))
        return stored if "stability" in stored.columns else with_unknown_stability(stored)

    def figures(self) -> pl.DataFrame:
        """Return the figures the series follow from (schema ``FIGURES``)."""
        stored = with_present_statuses(pl.read_parquet(self._file(FIGURES_FILE)))
        return checked(stored, FIGURES, place=f"release {self.id[:12]}")

    def history(self) -> History:
        """Return what the sources said before; empty where each table has one vintage."""
        names = [name for name in (LOG_FILE, VINTAGES_FILE) if name in self.manifest["files"]]
        files = {name: self._file(name).read_bytes() for name in names}
        return history_from(files, place=f"release {self.id[:12]}")

    def hidden(self) -> pl.DataFrame:
        """Return which small numbers were hidden and why (columns ``HIDDEN``)."""
        if HIDDEN_FILE not in self.manifest["files"]:
            return no_hidden()
        return pl.read_parquet(self._file(HIDDEN_FILE))

    def marks(self) -> pl.DataFrame:
        """Return where the borders of an area changed (columns ``MARKS``)."""
        if MARKS_FILE not in self.manifest["files"]:
            return no_marks()
        return pl.read_parquet(self._file(MARKS_FILE))

    def origins(self) -> dict[str, Origin]:
        """Return where the figures of the series come from: tables, and corrections of them."""
        has_corrections = CORRECTIONS_FILE in self.manifest["files"]
        return self.table_origins() | (
            self._origins_in(CORRECTIONS_FILE) if has_corrections else {}
        )

    def table_origins(self) -> dict[str, Origin]:
        """Return where the figures of each table come from."""
        return self._origins_in(ORIGINS_FILE)

    def _origins_in(self, name: str) -> dict[str, Origin]:
        stored = json.loads(self._file(name).read_text(encoding="utf-8"))
        return {key: origin_from(origin) for key, origin in stored.items()}

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
    expected = {name: sha256(content).hexdigest() for name, content in files.items()}
    found = dict(release.manifest["files"])
    for name in COMPUTED_FILES:
        expected.pop(name, None)
        found.pop(name, None)
    return release.manifest["code_version"] == contents_but_series.code_version and (
        found == expected
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


@lru_cache(maxsize=4)
def loaded_assessments(folder: Path) -> pl.DataFrame:
    """Return the verdicts of the release in ``folder``, kept in memory."""
    return open_release(folder).assessments()


@lru_cache(maxsize=4)
def loaded_peers(folder: Path) -> pl.DataFrame:
    """Return the series of other programme regions of the release in ``folder``, kept in memory."""
    return open_release(folder).peers()


def serialised(contents: Contents) -> dict[str, bytes]:
    """Return the files of a release, but for its manifest, as they are written."""
    place = f"release of {contents.region}"
    return {
        SERIES_FILE: parquet_bytes(checked(contents.series, SERIES, place=place)),
        PEERS_FILE: parquet_bytes(checked_peers(contents.peers, place=place)),
        ASSESSMENTS_FILE: parquet_bytes(contents.assessments),
        FIGURES_FILE: parquet_bytes(checked(contents.figures, FIGURES, place=place)),
        ORIGINS_FILE: canonical_json(
            {table: asdict(origin) for table, origin in contents.origins.items()}
        ),
        AREAS_FILE: canonical_json(contents.areas),
        DECLARATIONS_FILE: canonical_json(contents.declarations),
        BOUNDARIES_FILE: compact_json(contents.boundaries),
        **history_files(contents.history),
        **_corrections_file(contents.corrections),
        **hidden_file(contents.hidden),
        **_marks_file(contents.marks),
    }


def _marks_file(marks: pl.DataFrame) -> dict[str, bytes]:
    """Return the file of ``marks``; none where no border changed."""
    return {} if marks.is_empty() else {MARKS_FILE: parquet_bytes(marks)}


def _corrections_file(corrections: dict[str, Origin]) -> dict[str, bytes]:
    """Return the file of ``corrections``; none where nothing was corrected."""
    stored = {name: asdict(origin) for name, origin in corrections.items()}
    return {CORRECTIONS_FILE: canonical_json(stored)} if stored else {}
