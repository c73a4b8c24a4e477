"""What all tests share."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.pipeline.build import build_contents, declared_texts
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.needs import tables_needed
from regiokompas.warehouse.releases import Release, write_release
from regiokompas.warehouse.snapshots import SnapshotStore

ROOT = Path(__file__).resolve().parent.parent

# How long an example takes tells of the machine, not of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def absent(what: str, hint: str) -> None:
    """Skip a test because ``what`` is absent here; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is absent, and in CI that is a failure: {hint}")
    pytest.skip(f"{what} is absent: {hint}")


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def official_data() -> Path:
    """The folder with official tables beside the project."""
    folder = ROOT.parent / "shared" / "data"
    if not (folder / "INDEX.md").is_file():
        absent("the folder ../shared/data with official tables", "put it beside the project")
    return folder


@pytest.fixture(scope="session")
def official_release(
    official_data: Path, project_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Release:
    """The release of the first declared region, from the official tables themselves."""
    data_dir = tmp_path_factory.mktemp("official")
    declarations = load_declarations(project_root)
    region = load_region(project_root, "twente")
    fetch(
        tables_needed(declarations, region),
        data_dir=data_dir,
        downloads=official_data,
        pinned_dir=project_root / "tables" / "pinned",
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    contents = build_contents(
        declarations,
        region,
        store=SnapshotStore(data_dir / "snapshots"),
        texts=declared_texts(project_root, region=region.id),
        code_version="test",
    )
    return write_release(contents, folder=data_dir / "releases" / region.id)
