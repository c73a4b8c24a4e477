"""The release a region shows when nothing has been fetched yet: the one of its figures pack."""

from collections.abc import Mapping
from pathlib import Path

from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import NotFoundError, StorageError
from regiokompas.domain.regions import Region
from regiokompas.pipeline.build import (
    build_from_pack,
    contents_without_figures,
    unbuilt_contents,
)
from regiokompas.pipeline.figures import Progress
from regiokompas.warehouse.packs import read_pack
from regiokompas.warehouse.releases import (
    Release,
    current_release,
    matches,
    set_current,
    write_release,
)


def ready_release(
    declarations: Declarations,
    region: Region,
    *,
    pack_folder: Path,
    releases: Path,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress,
) -> Release:
    """Return the current release, or build one from the figures pack.

    An invented region without a pack gets a release without figures.

    A current release is reused when it was built from the same figures, declarations and code.
    One that was built from newer snapshots is kept too: a pack never takes its place. Raises
    ``NotFoundError`` where there is neither a release nor a pack.
    """
    current = _current(releases)
    if current is not None and current.manifest["code_version"] == code_version:
        if current.declarations() == dict(texts):
            return current
        if not (pack_folder / "digests.json").is_file():
            return current
    has_pack = (pack_folder / "digests.json").is_file()
    if region.is_example and not has_pack:
        return _without_figures(region, releases, texts=texts, code_version=code_version)
    pack = read_pack(pack_folder)
    expected = unbuilt_contents(region, pack=pack, texts=texts, code_version=code_version)
    if current is not None and matches(current, expected):
        return current
    contents = build_from_pack(
        declarations, region, pack=pack, texts=texts, code_version=code_version, progress=progress
    )
    release = write_release(contents, folder=releases)
    set_current(release)
    return release


def _without_figures(
    region: Region, releases: Path, *, texts: Mapping[str, str], code_version: str
) -> Release:
    contents = contents_without_figures(region, texts=texts, code_version=code_version)
    release = write_release(contents, folder=releases)
    set_current(release)
    return release


def _current(releases: Path) -> Release | None:
    """Return the current release; None where there is none or it cannot be read any more."""
    try:
        return current_release(releases)
    except (NotFoundError, StorageError):
        return None
