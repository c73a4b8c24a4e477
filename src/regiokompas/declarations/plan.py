"""The declared plan of a region: everything below ``regions/<region>/plan/``."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from regiokompas.declarations.read import read_toml
from regiokompas.domain.declared import declared
from regiokompas.domain.errors import DeclarationError, Problem
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    Approach,
    Arrangement,
    Contribution,
    Document,
    Event,
    MinistryList,
    PlanAmbition,
    PlanChallenge,
    PlanObjective,
    PlanTheme,
    PlanVersion,
    Pressure,
    RoadmapStep,
    Track,
)

T = TypeVar("T")


@declared
class Register:
    """A file of the plan that lists things: each file fills the list it is named after."""

    documents: tuple[Document, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[Body, ...] = ()
    tracks: tuple[Track, ...] = ()
    objectives: tuple[PlanObjective, ...] = ()
    themes: tuple[PlanTheme, ...] = ()
    ambitions: tuple[PlanAmbition, ...] = ()
    pressures: tuple[Pressure, ...] = ()
    approaches: tuple[Approach, ...] = ()
    events: tuple[Event, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    governance: tuple[Arrangement, ...] = ()
    roadmap: tuple[RoadmapStep, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    ministries: tuple[MinistryList, ...] = ()


REGISTERS = (
    "documents",
    "organisations",
    "bodies",
    "tracks",
    "objectives",
    "themes",
    "ambitions",
    "pressures",
    "approaches",
    "events",
    "contributions",
    "governance",
    "roadmap",
    "versions",
    "ministries",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclaredPlan:
    """A plan as its files declare it: the registers brought together, and the challenges."""

    folder: Path
    register: Register
    challenges: tuple[PlanChallenge, ...]


def load_plan(root: Path, region: str) -> DeclaredPlan:
    """Return the plan of ``region``; ``DeclarationError`` tells every problem of every file.

    ``<name>.toml`` fills the list ``name`` and no other; ``challenges/opgave-NN.toml`` declares
    one challenge each. A file that is absent leaves its list empty.
    """
    folder = root / "regions" / region / "plan"
    problems: list[Problem] = []
    lists: dict[str, tuple[object, ...]] = {}
    for name in REGISTERS:
        path = folder / f"{name}.toml"
        register = _read(path, Register, root=root, problems=problems) if path.is_file() else None
        if register is not None:
            lists[name] = getattr(register, name)
    paths = sorted((folder / "challenges").glob("*.toml"))
    challenges = [_read(path, PlanChallenge, root=root, problems=problems) for path in paths]
    if problems:
        raise DeclarationError.of(tuple(problems))
    return DeclaredPlan(
        folder=folder,
        register=Register(**lists),  # type: ignore[arg-type]  # each list was read as its type
        challenges=tuple(challenge for challenge in challenges if challenge is not None),
    )


def _read(path: Path, kind: type[T], *, root: Path, problems: list[Problem]) -> T | None:
    """Return the content of ``path``; where it cannot be used, add why to ``problems``."""
    try:
        return read_toml(path, kind, root=root)
    except DeclarationError as error:
        problems.extend(error.problems)
        return None
