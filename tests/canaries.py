"""A plan in which every text tells at which level it stands, so that a leak can be seen.

A canary is ``zz<level>q<type><field>``: whoever reads ``zzregionq`` reads what is for the region.
"""

import re
from dataclasses import MISSING, fields
from itertools import count
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from regiokompas.declarations.plan import Register
from regiokompas.declarations.write import toml_text
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    Approach,
    Arrangement,
    Bottleneck,
    Contribution,
    Document,
    Event,
    Intervention,
    Link,
    MinistryList,
    MinistryRole,
    Need,
    Owner,
    Ownership,
    PlanAmbition,
    PlanChallenge,
    PlanObjective,
    PlanTheme,
    PlanVersion,
    Pressure,
    RoadmapStep,
    StatedFigure,
    Statement,
    Track,
    TrackUse,
)
from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import Visibility

LEVELS = tuple(Visibility)
CANARY = re.compile(r"zz(public|partners|region|team)q([a-z]+)")
# A challenge for each level; the first is public.
NUMBERS = dict(zip(LEVELS, (1, 2, 3, 4), strict=True))
_values = count(811_811, 7)


def most_closed(*levels: Visibility) -> Visibility:
    """Return the most closed of ``levels``: what stands in a closed thing is as closed."""
    return max(levels, key=LEVELS.index)


def canary(level: Visibility, kind: type, field: str) -> str:
    return f"zz{level.value}q{kind.__name__.lower()}{field.replace('_', '')}"


def key(kind: type, level: Visibility) -> str:
    """Return the identifier of the thing of this type and level."""
    return canary(level, kind, "id")


def awaited(level: Visibility) -> str:
    """Return the identifier of the event of this level that was expected."""
    return f"{key(Event, level)}x"


def filled(
    kind: type, level: Visibility, /, *, told: Visibility | None = None, **given: Any
) -> Any:
    """Return a ``kind`` of ``level`` with a canary in every text that is not ``given``.

    The canaries are those of ``told``, where it stands in something more closed than itself.
    """
    told = told or level
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in given:
            values[field.name] = given[field.name]
        elif field.name == "visibility":
            values[field.name] = level
        else:
            value = _value(kind, field, told)
            if value is not MISSING:
                values[field.name] = value
    return kind(**values)


def _value(kind: type, field: Any, told: Visibility) -> Any:  # noqa: PLR0911  # one a kind of field
    hint = get_type_hints(kind)[field.name]
    name = canary(told, kind, field.name)
    if field.name == "id":
        return name
    if field.name.startswith("valid_") or field.name in {"period", "area", "indicator", "document"}:
        return MISSING
    if hint is str:
        return f"Kanarie {name}"
    if Text in (hint, *get_args(hint)):
        return Text(nl=f"Kanarie {name}", en=f"Kanarie {name} en", de=f"Kanarie {name} de")
    if hint == tuple[str, ...]:
        return (f"Kanarie {name}",)
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    return MISSING


def figure(told: Visibility) -> StatedFigure:
    return filled(StatedFigure, told, value=float(next(_values)), unit="persons")


def statements(within: Visibility) -> tuple[Statement, ...]:
    """Return a statement of each level, within something that has a level itself."""
    return tuple(
        filled(Statement, level, told=told, figures=(figure(told),))
        for level in LEVELS
        for told in (most_closed(level, within),)
    )


def each(kind: type, within: Visibility, /, **given: Any) -> tuple[Any, ...]:
    return tuple(filled(kind, level, told=most_closed(level, within), **given) for level in LEVELS)


def keys(*kinds: type) -> tuple[str, ...]:
    return tuple(key(kind, level) for kind in kinds for level in LEVELS)


def challenge(within: Visibility) -> PlanChallenge:
    """Return the challenge of a level, with everything of every level in it."""
    own = NUMBERS[within]
    holders = [(kind, level) for kind in (Organisation, Body) for level in LEVELS]
    owners = tuple(
        filled(
            Owner,
            Visibility.PUBLIC,
            told=most_closed(level, within),
            holder=key(kind, level),
        )
        for kind, level in holders
    ) + each(Owner, within, holder="dorp")
    return filled(
        PlanChallenge,
        within,
        number=own,
        document="doc",
        theme="wonen",
        theme_on_fiche="wonen",
        context=statements(within),
        impact=statements(within),
        follow_up=statements(within),
        tracks=tuple(
            filled(
                TrackUse,
                Visibility.PUBLIC,
                told=most_closed(level, within),
                track=key(Track, level),
            )
            for level in LEVELS
        )
        + each(TrackUse, within, track=key(Track, Visibility.PUBLIC)),
        ownership=filled(Ownership, within, administrative=owners, executive=owners),
        ministries=each(MinistryRole, within, ministry="min"),
        needs=tuple(
            filled(Need, level, told=told, figures=(figure(told),))
            for level in LEVELS
            for told in (most_closed(level, within),)
        ),
        bottlenecks=tuple(
            filled(
                Bottleneck,
                level,
                told=most_closed(level, within),
                id=f"{canary(most_closed(level, within), Bottleneck, 'id')}{level.value}",
                answered_by=tuple(step.id for step in steps(within)),
            )
            for level in LEVELS
        ),
        interventions=steps(within),
        links=tuple(
            filled(
                Link,
                level,
                told=most_closed(level, within, aim),
                kind="refers-to",
                to=NUMBERS[aim],
                section="context",
            )
            for level in LEVELS
            for aim in LEVELS
            if aim is not within
        ),
        indicators=("people",),
    )


def steps(within: Visibility) -> tuple[Intervention, ...]:
    return tuple(
        filled(
            Intervention,
            level,
            told=told,
            id=f"{canary(told, Intervention, 'id')}{level.value}",
            taker=key(Organisation, taker),
        )
        for level, taker in zip(LEVELS, reversed(LEVELS), strict=True)
        for told in (most_closed(level, within),)
    )


def plain(identifier: str, kind: str) -> Organisation:
    name = Text(nl=identifier, en=identifier, de=identifier)
    return Organisation(id=identifier, name=name, kind=kind)  # type: ignore[arg-type]


def register() -> Register:
    """Return the lists of the plan: in each one thing of each level, pointing at all others."""
    public, numbers = Visibility.PUBLIC, tuple(NUMBERS.values())
    parties = keys(Organisation, Body)
    return Register(
        documents=(Document(id="doc", title="Het plan", date="2026-03", publisher="Dorp"),),
        organisations=(
            plain("dorp", "municipality"),
            plain("min", "ministry"),
            *(
                filled(
                    Organisation,
                    level,
                    kind="municipality",
                    successors=keys(Organisation)[:2],
                    official_id="",
                )
                for level in LEVELS
            ),
        ),
        bodies=each(Body, public, members=(*parties, "dorp"), prepares=keys(Body)),
        tracks=each(Track, public, parties=parties),
        themes=(PlanTheme(id="wonen", name=Text(nl="Wonen", en="Living", de="Wohnen")),),
        objectives=each(PlanObjective, public, challenges=numbers),
        ambitions=tuple(
            filled(
                PlanAmbition,
                level,
                challenges=numbers,
                unit="persons",
                increase=float(next(_values)),
                gap_to="",
                target_period="2050",
                baseline=(figure(level),),
            )
            for level in LEVELS
        ),
        pressures=tuple(
            filled(Pressure, level, statements=statements(level), drives=keys(Pressure))
            for level in LEVELS
        ),
        approaches=tuple(filled(Approach, level, statements=statements(level)) for level in LEVELS),
        events=tuple(
            filled(
                Event,
                level,
                date="2026-05-07",
                bodies=keys(Body),
                organisations=keys(Organisation),
                challenges=numbers,
                messages=statements(level),
                fulfils=tuple(awaited(level) for level in LEVELS),
                steps=keys(RoadmapStep),
                versions=keys(PlanVersion),
            )
            for level in LEVELS
        )
        + tuple(
            filled(
                Event,
                level,
                id=awaited(level),
                date="2026-05-07",
                state="expected",
                bodies=(),
                organisations=(),
                fulfils=(),
                steps=(),
                versions=(),
            )
            for level in LEVELS
        ),
        contributions=tuple(
            filled(
                Contribution,
                level,
                told=most_closed(level, event),
                id=f"{canary(most_closed(level, event), Contribution, 'id')}{level}{event}",
                event=key(Event, event),
                refers_to=numbers,
            )
            for level in LEVELS
            for event in LEVELS
        ),
        governance=tuple(
            filled(
                Arrangement,
                level,
                told=most_closed(level, holder),
                id=f"{canary(most_closed(level, holder), Arrangement, 'id')}{level}{holder}",
                holder=key(Body, holder),
                reports_to=parties,
            )
            for level in LEVELS
            for holder in LEVELS
        ),
        roadmap=tuple(filled(RoadmapStep, level, year=2998) for level in LEVELS),
        versions=tuple(
            filled(PlanVersion, level, date="2026-05-07", by=parties, document="doc")
            for level in LEVELS
        ),
        ministries=(MinistryList(valid_from="2020-01-01", ministries=("min",), source="Het plan"),),
    )


def write_canaries(home: Path, region: str) -> None:
    """Write the plan of canaries into the folder of ``region``."""
    folder = home / "regions" / region / "plan"
    (folder / "challenges").mkdir(parents=True, exist_ok=True)
    lists = register()
    for field in fields(Register):
        if items := getattr(lists, field.name):
            text = toml_text({field.name: items})
            (folder / f"{field.name}.toml").write_text(text, encoding="utf-8")
    for level in LEVELS:
        path = folder / "challenges" / f"opgave-{NUMBERS[level]:02d}.toml"
        path.write_text(toml_text(challenge(level)), encoding="utf-8")
