"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
