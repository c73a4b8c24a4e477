"""The declared corrections of a region: ``regions/<region>/corrections.toml``."""

from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.corrections import Correction
from regiokompas.domain.declared import declared


@declared
class Corrections:
    """The corrections file: every correction that a region proposes or has accepted."""

    corrections: tuple[Correction, ...]


def load_corrections(root: Path, region: str) -> tuple[Correction, ...]:
    """Return the corrections of ``region``; none where it declares none.

    Raises ``DeclarationError`` with every problem.
    """
    path = corrections_path(root, region)
    return read_toml(path, Corrections, root=root).corrections if path.is_file() else ()


def corrections_path(root: Path, region: str) -> Path:
    """Return where the corrections of ``region`` are declared."""
    return root / "regions" / region / "corrections.toml"
