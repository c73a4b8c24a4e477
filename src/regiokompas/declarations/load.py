"""All declared content of a project folder: tables, units, indicators and regions."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from regiokompas.declarations.borders import load_borders
from regiokompas.declarations.comparison import Comparisons, load_comparisons
from regiokompas.declarations.read import read_toml
from regiokompas.domain.declared import declared
from regiokompas.domain.errors import DeclarationError, NotFoundError, Problem
from regiokompas.domain.harmonisation import BorderChanges
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.domain.tables import Table
from regiokompas.domain.units import Unit

T = TypeVar("T", Table, Indicator)


@declared
class Units:
    """The units file: every unit that an indicator may have."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Declarations:
    """Everything declared in a project folder, by identifier.

    ``files`` tells where each table and indicator is declared; ``themes`` in which folder of
    ``indicators/`` an indicator stands; ``comparisons`` with what areas are compared; ``borders``
    which municipalities merged or were divided (None where that is not declared).
    """

    root: Path
    tables: dict[str, Table]
    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    themes: dict[str, str]
    files: dict[str, Path]
    comparisons: Comparisons = field(default_factory=Comparisons)
    borders: BorderChanges | None = None

    def indicator(self, identifier: str) -> Indicator:
        """Return the indicator called ``identifier``; ``NotFoundError`` names the nearest."""
        found = self.indicators.get(identifier)
        if found is None:
            raise NotFoundError(
                f"there is no indicator '{identifier}'",
                hint=f"the declared indicators are: {', '.join(sorted(self.indicators))}",
            )
        return found


def load_declarations(root: Path) -> Declarations:
    """Return all tables, units and indicators below ``root``.

    Raises ``DeclarationError`` with every problem of every file, not only the first.
    """
    problems: list[Problem] = []
    tables = _load_folder(root / "tables", Table, root=root, problems=problems)
    indicators = _load_folder(root / "indicators", Indicator, root=root, problems=problems)
    units: dict[str, Unit] = {}
    try:
        declared_units = read_toml(root / "indicators" / "units.toml", Units, root=root)
        units = {unit.id: unit for unit in declared_units.units}
    except DeclarationError as error:
        problems.extend(error.problems)
    comparisons, borders = Comparisons(), None
    try:
        comparisons = load_comparisons(root)
        borders = load_borders(root)
    except DeclarationError as error:
        problems.extend(error.problems)
    if problems:
        raise DeclarationError.of(tuple(problems))
    return Declarations(
        root=root,
        tables={table.id: table for table, _ in tables},
        units=units,
        indicators={indicator.id: indicator for indicator, _ in indicators},
        themes={indicator.id: path.parent.name for indicator, path in indicators},
        files={
            **{table.id: path for table, path in tables},
            **{indicator.id: path for indicator, path in indicators},
        },
        comparisons=comparisons,
        borders=borders,
    )


def load_region(root: Path, region_id: str) -> Region:
    """Return the region declared in ``regions/<region_id>/region.toml`` below ``root``."""
    folder = root / "regions" / region_id
    if not (folder / "region.toml").is_file():
        known = sorted(path.parent.name for path in (root / "regions").glob("*/region.toml"))
        raise NotFoundError(
            f"there is no region '{region_id}'",
            place=str(root / "regions"),
            hint=f"the declared regions are: {', '.join(known) or 'none'}",
        )
    region = read_toml(folder / "region.toml", Region, root=root)
    if region.id != region_id:
        raise DeclarationError(
            f"the region calls itself '{region.id}' but its folder is '{region_id}'",
            place=f"regions/{region_id}/region.toml:1",
            hint="give both the same name",
        )
    return region


def _load_folder(
    folder: Path, kind: type[T], *, root: Path, problems: list[Problem]
) -> list[tuple[T, Path]]:
    """Return what the files in ``folder`` declare, and add what is wrong to ``problems``."""
    loaded: list[tuple[T, Path]] = []
    for path in sorted(folder.rglob("*.toml")):
        if path.name == "units.toml":
            continue
        try:
            item = read_toml(path, kind, root=root)
        except DeclarationError as error:
            problems.extend(error.problems)
            continue
        if item.id != path.stem:
            problems.append(
                Problem(
                    sentence=f"the identifier is '{item.id}' but the file is called '{path.name}'",
                    hint="give the file the name of the identifier",
                    place=f"{path.relative_to(root)}:1",
                )
            )
            continue
        earlier = next((other for known, other in loaded if known.id == item.id), None)
        if earlier is not None:
            problems.append(
                Problem(
                    sentence=f"'{item.id}' is declared twice: also in {earlier.relative_to(root)}",
                    hint="keep one of the two files, or give one another name and identifier",
                    place=f"{path.relative_to(root)}:1",
                )
            )
            continue
        loaded.append((item, path))
    return loaded
