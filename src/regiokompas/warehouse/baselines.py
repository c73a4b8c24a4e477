"""Frozen baselines: a release that was given a name, which it then keeps for ever."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.warehouse.encoding import canonical_json
from regiokompas.warehouse.files import write_bytes
from regiokompas.warehouse.releases import Release

_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Baseline:
    """A named release. ``frozen_at`` is ISO 8601 in UTC."""

    name: str
    release: str
    frozen_at: str


def freeze(release: Release, *, name: str, frozen_at: str, folder: Path) -> Baseline:
    """Give ``release`` a name in ``folder`` and return the baseline.

    The same name for the same release again changes nothing. Refused with ``StorageError``: a
    name that another release has, since a baseline never changes.
    """
    if not _NAME.match(name):
        raise NotFoundError(
            f"'{name}' is no name for a baseline", hint="write it as nulmeting-2026"
        )
    path = folder / f"{name}.json"
    if path.is_file():
        existing = read_baseline(folder, name)
        if existing.release == release.id:
            return existing
        raise StorageError(
            f"the baseline '{name}' is release {existing.release[:12]}, and it stays that",
            place=str(path),
            hint="choose another name: a frozen baseline never changes",
        )
    baseline = Baseline(name=name, release=release.id, frozen_at=frozen_at)
    write_bytes(path, canonical_json(asdict(baseline)))
    return baseline


def read_baseline(folder: Path, name: str) -> Baseline:
    """Return the baseline called ``name``; ``NotFoundError`` names those there are."""
    path = folder / f"{name}.json"
    if not _NAME.match(name) or not path.is_file():
        known = ", ".join(sorted(found.stem for found in folder.glob("*.json"))) or "none yet"
        raise NotFoundError(
            f"there is no baseline '{name}'",
            place=str(folder),
            hint=f"the frozen baselines are: {known}; 'regiokompas baseline freeze' makes one",
        )
    try:
        return Baseline(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise StorageError(
            "this baseline cannot be read", place=str(path), hint="restore it from a backup"
        ) from error


def baselines(folder: Path) -> tuple[Baseline, ...]:
    """Return all frozen baselines in ``folder``, oldest first."""
    found = [read_baseline(folder, path.stem) for path in folder.glob("*.json")]
    return tuple(sorted(found, key=lambda item: (item.frozen_at, item.name)))
