"""The declared plan of a region: everything below ``regions/<region>/plan/``."""

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from regiokompas.declarations.read import parse_toml
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

FILE_BYTES = 1_000_000
# A large plan of a thousand challenges, in two revisions.
FILES_REMEMBERED = 2_048
CHALLENGE_PATH = re.compile(r"challenges/opgave-[0-9]{2,4}\.toml")


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
    place = f"regions/{region}/plan"
    plan = parse_plan(read_plan_files(root, region), place)
    return replace(plan, folder=root / place)


def read_plan_files(root: Path, region: str) -> dict[str, str]:
    """Return the text of every file of the plan, by its path within the folder of the plan.

    Line ends are kept as they are, so that writing the texts gives the same bytes. Raises
    ``DeclarationError`` for files that are not UTF-8, for files over ``FILE_BYTES``, for what is
    no file or cannot be opened, and for links that lead out of the folder.
    """
    folder = root / "regions" / region / "plan"
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        try:
            _refuse_leading_out(path, folder=folder, root=root)
            if path.suffix == ".toml":
                files[path.relative_to(folder).as_posix()] = _text_of(path, root=root)
        except DeclarationError as error:
            problems.extend(error.problems)
    if problems:
        raise DeclarationError.of(tuple(problems))
    return files


def parse_plan(files: Mapping[str, str], place: str) -> DeclaredPlan:
    """Return the plan that ``files`` (path within the plan's folder → TOML text) declare.

    ``place`` is the folder named in messages. Raises ``DeclarationError`` with every problem of
    every file, among them a file that is neither a register nor a challenge.
    """
    problems: list[Problem] = []
    lists: dict[str, tuple[object, ...]] = {}
    challenges: list[PlanChallenge] = []
    for path in sorted(files):
        name = path.removesuffix(".toml")
        try:
            content = _part_of_a_plan(files, path, place=place)
            if isinstance(content, PlanChallenge):
                challenges.append(content)
            else:
                _refuse_other_lists(content, name, place=f"{place}/{path}")
                lists[name] = getattr(content, name)
        except DeclarationError as error:
            problems.extend(error.problems)
    if problems:
        raise DeclarationError.of(tuple(problems))
    return DeclaredPlan(
        folder=Path(place),
        register=Register(**lists),  # type: ignore[arg-type]  # each list was read as its type
        challenges=tuple(challenges),
    )


def _refuse_leading_out(path: Path, *, folder: Path, root: Path) -> None:
    """Refuse a link to something outside the folder of the plan, and a folder behind a link.

    The first would take in what is no part of the plan; the second would be passed over, and its
    challenges with it.
    """
    if not path.is_symlink():
        return
    target = Path(os.path.realpath(path))
    if target.is_dir() or not target.is_relative_to(os.path.realpath(folder)):
        raise DeclarationError(
            "this is a link to a folder, or out of the folder of the plan",
            place=path.relative_to(root).as_posix(),
            hint="put the file itself there",
        )


def _text_of(path: Path, *, root: Path) -> str:
    """Return the text of one file, without reading more of it than a file may hold."""
    place = path.relative_to(root).as_posix()
    try:
        # A pipe would never end: only a file is opened.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DeclarationError(
                "this is no file", place=place, hint="take it away, or put a file there"
            )
        with path.open("rb") as stream:
            content = stream.read(FILE_BYTES + 1)
    except OSError as error:
        raise DeclarationError(
            f"the file cannot be read: {error.strerror}",
            place=place,
            hint="check that it is there and that you may read it",
        ) from error
    refuse_large(content, place=place)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DeclarationError(
            "the file is not written in UTF-8",
            place=f"{place}:{line}",
            hint="save it again with the encoding UTF-8",
        ) from error


def refuse_large(content: bytes, *, place: str) -> None:
    """Refuse a file of more than ``FILE_BYTES``."""
    if len(content) > FILE_BYTES:
        raise DeclarationError(
            f"the file is larger than {FILE_BYTES:,} bytes",
            place=place,
            hint="a file of a plan holds text alone; take out what does not belong in it",
        )


def _part_of_a_plan(files: Mapping[str, str], path: str, *, place: str) -> Register | PlanChallenge:
    """Return the content of one file; refuse one that is neither a register nor a challenge."""
    is_challenge = CHALLENGE_PATH.fullmatch(path) is not None
    if not is_challenge and path.removesuffix(".toml") not in REGISTERS:
        raise _no_part_of_a_plan(f"{place}/{path}")
    text = _checked_text(files, path, place=place)
    return _content_of(text, is_challenge=is_challenge, place=f"{place}/{path}")


def _checked_text(files: Mapping[str, str], path: str, *, place: str) -> str:
    """Return the text of a file that is neither too large nor impossible to write again."""
    try:
        content = files[path].encode("utf-8")
    except UnicodeEncodeError as error:
        raise DeclarationError(
            "the text holds half of a character",
            place=f"{place}/{path}:{files[path].count(chr(10), 0, error.start) + 1}",
            hint="write that character again",
        ) from error
    refuse_large(content, place=f"{place}/{path}")
    return files[path]


@lru_cache(maxsize=FILES_REMEMBERED)
def _content_of(text: str, *, is_challenge: bool, place: str) -> Register | PlanChallenge:
    """Return the content of one file: most stay the same from one revision to the next."""
    if is_challenge:
        return parse_toml(text, PlanChallenge, place=place)
    return parse_toml(text, Register, place=place)


def _refuse_other_lists(register: Register, name: str, *, place: str) -> None:
    """Refuse a register with a list that belongs in another file: it would be lost in silence."""
    others = [other for other in REGISTERS if other != name and getattr(register, other)]
    if others:
        raise DeclarationError(
            f"the file fills '{others[0]}', but by its name it holds '{name}'",
            place=f"{place}:1",
            hint=f"move that part to {others[0]}.toml",
        )


def _no_part_of_a_plan(place: str) -> DeclarationError:
    return DeclarationError(
        "the file is no part of a plan",
        place=place,
        hint=f"call it challenges/opgave-NN.toml or one of: {', '.join(REGISTERS)} (.toml)",
    )
