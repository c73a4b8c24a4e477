"""What must hold of a declared plan before it is kept."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from regiokompas.analysis.coherence.cycles import cycle_in_requires
from regiokompas.declarations.checks.findings import Finding, Location, id_findings, text_findings
from regiokompas.declarations.checks.plan_references import (
    challenge_references,
    known_in,
    register_references,
)
from regiokompas.declarations.lines import line_of
from regiokompas.declarations.plan import CHALLENGE_PATH, REGISTERS, DeclaredPlan
from regiokompas.domain.errors import Problem
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.texts import LANGUAGES, Text, unseen_character

FIELD_CHARACTERS = 20_000
IDENTIFIER_CHARACTERS = 100
HIGHEST_NUMBER = 9999

LARGEST_NUMBER = 10**15
OFFICIAL_CHARACTERS = 30

_DATES = ("valid_from", "valid_until", "date")
_DATE = re.compile(r"[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?")


def plan_problems(
    plan: DeclaredPlan, files: Mapping[str, str], *, place: str
) -> tuple[Problem, ...]:
    """Return every problem of ``plan``, which ``files`` declare; none when all hangs together.

    Checked are references, numbers and identifiers used twice, a circle in *requires* and the
    size of texts. ``place`` is the folder of the files, for messages that name file and line.
    """
    return tuple(
        Problem(
            sentence=sentence,
            hint=hint,
            place=f"{place}/{path}:{line_of(files[path], location)}",
        )
        for path, (location, sentence, hint) in _plan_findings(plan, files)
    )


def _plan_findings(plan: DeclaredPlan, files: Mapping[str, str]) -> Iterator[tuple[str, Finding]]:
    known = known_in(plan)
    for name in REGISTERS:
        path = f"{name}.toml"
        if path in files:
            for finding in (
                *register_references(plan, name, known),
                *_identifier_findings(plan, name),
                *_date_findings(plan, name),
                *(_outcome_findings(plan) if name == "events" else ()),
                *_size_findings(getattr(plan.register, name), (name,)),
            ):
                yield path, finding
    # The challenges were read in the order of their paths.
    paths = sorted(path for path in files if CHALLENGE_PATH.fullmatch(path))
    seen: dict[int, str] = {}
    for path, challenge in zip(paths, plan.challenges, strict=True):
        for finding in (
            *challenge_references(challenge, known),
            *_number_findings(challenge, path, seen),
            *_own_identifier_findings(challenge),
            *_size_findings(challenge, ()),
        ):
            yield path, finding
    yield from _circle_findings(plan, dict(zip(paths, plan.challenges, strict=True)))


def _identifier_findings(plan: DeclaredPlan, name: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, item in enumerate(getattr(plan.register, name)):
        identifier = getattr(item, "id", None)
        if identifier is None:
            continue
        for _, sentence, hint in id_findings(identifier):
            yield (name, index, "id"), sentence, hint
        if len(identifier) > IDENTIFIER_CHARACTERS:
            hint = f"use at most {IDENTIFIER_CHARACTERS} characters"
            yield (name, index, "id"), "the identifier is too long", hint
        yield from _twice(identifier, seen, (name, index, "id"))
        if len(getattr(item, "official_id", "")) > OFFICIAL_CHARACTERS:
            hint = f"an official identifier has at most {OFFICIAL_CHARACTERS} characters"
            yield (name, index, "official_id"), "the official identifier is too long", hint
        if isinstance(getattr(item, "name", None), Text):
            yield from text_findings(
                (name, index, "name"), item.name, item.name.written or LANGUAGES
            )


def _date_findings(plan: DeclaredPlan, name: str) -> Iterator[Finding]:
    for index, item in enumerate(getattr(plan.register, name)):
        for field in _DATES:
            written = getattr(item, field, "")
            if written and not _DATE.fullmatch(written):
                hint = "write 2026, 2026-03, 2026-Q2 or 2026-03-20"
                yield (name, index, field), f"'{written}' is no date", hint


def _outcome_findings(plan: DeclaredPlan) -> Iterator[Finding]:
    """Find events that are said to fulfil another though nothing happened, or not before it."""
    happened = {event.id for event in plan.register.events if event.state == "happened"}
    for index, event in enumerate(plan.register.events):
        here: Location = ("events", index, "fulfils")
        if event.fulfils and event.id not in happened:
            hint = "take 'fulfils' out, or the state once it happened"
            yield here, "only an event that happened can fulfil another", hint
        for name in event.fulfils:
            if name in happened:
                hint = "'fulfils' names events whose state is 'expected' or 'planned'"
                yield here, f"the event '{name}' happened itself: it was not waited for", hint


def _own_identifier_findings(challenge: PlanChallenge) -> Iterator[Finding]:
    for name in ("bottlenecks", "interventions"):
        seen: set[str] = set()
        for index, item in enumerate(getattr(challenge, name)):
            yield from _twice(item.id, seen, (name, index, "id"))


def _twice(identifier: str, seen: set[str], location: Location) -> Iterator[Finding]:
    if identifier in seen:
        yield (location, f"the identifier '{identifier}' is used twice", "give each its own")
    seen.add(identifier)


def _number_findings(
    challenge: PlanChallenge, path: str, seen: dict[int, str]
) -> Iterator[Finding]:
    number = challenge.number
    if not 1 <= number <= HIGHEST_NUMBER:
        hint = f"write a number from 1 to {HIGHEST_NUMBER}"
        yield (("number",), f"{number} is no number of a challenge", hint)
    if number != int(path.rpartition("-")[2].removesuffix(".toml")):
        hint = "a challenge keeps its number: change it back, or give a new challenge its own file"
        yield (("number",), f"the number is {number}, but the name of the file tells another", hint)
    yield from text_findings(("title",), challenge.title, challenge.title.written or LANGUAGES)
    yield from text_findings(
        ("ambition",), challenge.ambition, challenge.ambition.written or LANGUAGES
    )
    if number in seen:
        yield (
            ("number",),
            f"the number {number} is used twice, also in {seen[number]}",
            "a challenge keeps its own number for ever: give the other one a new number",
        )
    seen.setdefault(number, path)


def _circle_findings(
    plan: DeclaredPlan, challenges: Mapping[str, PlanChallenge]
) -> Iterator[tuple[str, Finding]]:
    circle = cycle_in_requires(plan.challenges)
    if circle is None:
        return
    following = circle[1] if len(circle) > 1 else circle[0]
    told = " → ".join(str(number) for number in (*circle, circle[0]))
    for path, challenge in challenges.items():
        if challenge.number == circle[0]:
            index = next(
                place
                for place, link in enumerate(challenge.links)
                if link.kind == "requires" and link.to == following
            )
            sentence = f"these challenges require each other in a circle: {told}"
            yield (
                path,
                (("links", index), sentence, "one of them is no requirement: change its kind"),
            )
            return


def _size_findings(value: object, location: Location) -> Iterator[Finding]:
    """Find texts and numbers that a field of a plan cannot hold, wherever they stand."""
    if isinstance(value, str):
        yield from _text_size_findings(value, location)
    elif isinstance(value, int | float):
        yield from _number_size_findings(value, location)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _size_findings(item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _size_findings(item, (*location, str(key)))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _size_findings(getattr(value, field.name), (*location, field.name))


def _text_size_findings(value: str, location: Location) -> Iterator[Finding]:
    if len(value) > FIELD_CHARACTERS:
        yield (
            location,
            f"the text has {len(value):,} characters; at most {FIELD_CHARACTERS:,} fit a field",
            "keep what a reader must know; put the rest in a document",
        )
    unseen = unseen_character(value)
    if unseen:
        sentence = f"the text holds a character that no reader sees, {unseen}"
        yield (location, sentence, "take it out, or write the text again by hand")


def _number_size_findings(value: float, location: Location) -> Iterator[Finding]:
    if not math.isfinite(value):
        yield (location, f"{value} is no figure", "write a number, or leave the figure out")
    elif abs(value) > LARGEST_NUMBER:
        yield (location, "the number is too large", f"at most {LARGEST_NUMBER:,}")
