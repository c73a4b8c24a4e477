"""The declared choices of indicators of a region: ``regions/<region>/indicators.toml``."""

from pathlib import Path

from regiokompas.declarations.read import read_toml
from regiokompas.domain.choices import IndicatorChoice
from regiokompas.domain.declared import declared


@declared
class Choices:
    """The choices file: why each challenge has the indicators it has."""

    choices: tuple[IndicatorChoice, ...]


def load_choices(root: Path, region: str) -> tuple[IndicatorChoice, ...]:
    """Return the choices of ``region``; none where it declares none."""
    path = choices_path(root, region)
    return read_toml(path, Choices, root=root).choices if path.is_file() else ()


def choices_path(root: Path, region: str) -> Path:
    """Return where the choices of ``region`` are declared."""
    return root / "regions" / region / "indicators.toml"
