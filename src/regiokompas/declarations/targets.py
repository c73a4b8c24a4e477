"""The declared targets of a region: ``regions/<region>/targets.toml``."""

from pathlib import Path

from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.declarations.read import read_toml
from regiokompas.domain.declared import declared
from regiokompas.domain.targets import RegionTarget, with_ambition


@declared
class Targets:
    """The targets file: every target of one region."""

    targets: tuple[RegionTarget, ...]


def load_targets(root: Path, region: str, *, plan: DeclaredPlan) -> tuple[RegionTarget, ...]:
    """Return the targets of ``region``, with what the ambitions of ``plan`` state filled in.

    None where the region declares no targets. Raises ``DeclarationError`` with every problem.
    """
    ambitions = {ambition.id: ambition for ambition in plan.register.ambitions}
    return tuple(
        with_ambition(target, ambitions[target.ambition])
        if target.ambition in ambitions
        else target
        for target in declared_targets(root, region)
    )


def declared_targets(root: Path, region: str) -> tuple[RegionTarget, ...]:
    """Return the targets of ``region`` as its file writes them; none without such a file."""
    path = targets_path(root, region)
    return read_toml(path, Targets, root=root).targets if path.is_file() else ()


def targets_path(root: Path, region: str) -> Path:
    """Return where the targets of ``region`` are declared."""
    return root / "regions" / region / "targets.toml"
