"""The house stands as it is drawn in `.importlinter`, and the drawing refuses what it must."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)


def linted(folder: Path, *, package_in: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of ``folder`` against the package found below ``package_in``."""
    start = f"import sys; sys.path.insert(0, {str(package_in)!r}); "
    return subprocess.run(
        [sys.executable, "-c", start + LINT],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def parts_of(drawing: Path) -> list[str]:
    """Return the parts that the drawing names, those that are not built yet included."""
    parser = ConfigParser()
    parser.read(drawing, encoding="utf-8")
    lines = parser["importlinter:contract:house"]["layers"].split("\n")
    return [part.strip().strip("()") for line in lines for part in line.split("|") if part.strip()]


@pytest.fixture
def empty_house(project_root: Path, tmp_path: Path) -> Path:
    """A made-up package with every part of the drawing, all empty, under the real contracts."""
    (tmp_path / ".importlinter").write_text((project_root / ".importlinter").read_text())
    package = tmp_path / "regiokompas"
    for part in parts_of(project_root / ".importlinter"):
        (package / part).mkdir(parents=True)
        (package / part / "__init__.py").touch()
    (package / "__init__.py").touch()
    return package


def test_the_house_keeps_its_contracts(project_root: Path) -> None:
    result = linted(project_root, package_in=project_root / "src")
    assert result.returncode == 0, result.stdout


def test_an_empty_house_is_allowed(empty_house: Path) -> None:
    result = linted(empty_house.parent, package_in=empty_house.parent)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("domain", "import regiokompas.analysis"),  # upwards
        ("pipeline", "import regiokompas.plan"),  # from the figures to what people write
        ("charts", "import regiokompas.warehouse"),  # between parts on one line
        ("web", "import regiokompas.cli"),
        ("warehouse", "import django"),
        ("analysis", "import httpx"),
        ("domain", "import pathlib"),
    ],
)
def test_a_forbidden_import_is_refused(empty_house: Path, part: str, line: str) -> None:
    (empty_house / part / "visitor.py").write_text(f"{line}\n")
    result = linted(empty_house.parent, package_in=empty_house.parent)
    assert result.returncode == 1
    assert f"regiokompas.{part}" in result.stdout


def test_a_part_without_a_place_is_refused(empty_house: Path) -> None:
    (empty_house / "leftovers").mkdir()
    (empty_house / "leftovers" / "__init__.py").touch()
    result = linted(empty_house.parent, package_in=empty_house.parent)
    assert result.returncode == 1
    assert "leftovers" in result.stdout
