"""The rows that other parts point at, kept in step with the plan."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.errors import Problem
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.models import Ambition, Body, Challenge, Organisation, Region, Track
from regiokompas.plan.models.kept import Kept
from regiokompas.plan.queries import last_revision, plan_of

Key = int | str
Facts = Mapping[Key, Mapping[str, object]]
M = TypeVar("M", bound=Kept)


def keep_identities(plan: DeclaredPlan, *, region: Region, at: datetime) -> None:
    """Make, rename, retire and bring back the rows of everything that ``plan`` names.

    Call it inside the transaction of the write. Raises ``ChangeRefusedError`` where a retired
    number or identifier comes back under another name: it was given to something else.
    """
    facts = declared_facts(plan)
    challenges = Challenge.objects.filter(region=region)
    _keep(Challenge, challenges, facts["challenges"], key="number", at=at, region=region)
    bodies = Body.objects.filter(region=region)
    _keep(Body, bodies, facts["bodies"], key="identifier", at=at, region=region)
    tracks = Track.objects.filter(region=region)
    _keep(Track, tracks, facts["tracks"], key="identifier", at=at, region=region)
    ambitions = Ambition.objects.filter(region=region)
    _keep(Ambition, ambitions, facts["ambitions"], key="identifier", at=at, region=region)
    wanted = facts["organisations"]
    elsewhere = _organisations_of_others(region) - wanted.keys()
    organisations = Organisation.objects.exclude(identifier__in=elsewhere)
    _keep(Organisation, organisations, wanted, key="identifier", at=at)


def declared_facts(plan: DeclaredPlan) -> dict[str, Facts]:
    """Return what the row of each thing in ``plan`` says, by list and by number or identifier."""
    register = plan.register
    return {
        "challenges": {
            item.number: {"title": item.title.in_language("nl"), "theme": item.theme}
            for item in plan.challenges
        },
        "bodies": {item.id: {"name": item.name.in_language("nl")} for item in register.bodies},
        "tracks": {item.id: {"name": item.name.in_language("nl")} for item in register.tracks},
        "ambitions": {
            item.id: {"name": item.name.in_language("nl")} for item in register.ambitions
        },
        "organisations": {
            item.id: {
                "name": item.name.in_language("nl"),
                "kind": item.kind,
                "valid_from": item.valid_from,
                "valid_until": item.valid_until,
                "official_id": item.official_id,
                "successors": list(item.successors),
            }
            for item in register.organisations
        },
    }


def _organisations_of_others(region: Region) -> set[Key]:
    """Return the organisations that the plans of other regions name now."""
    others = [last_revision(other) for other in Region.objects.exclude(pk=region.pk)]
    return {
        item.id
        for revision in others
        if revision is not None
        for item in plan_of(revision).register.organisations
    }


def _keep(
    model: type[M], known: QuerySet[M], wanted: Facts, *, key: str, at: datetime, **scope: Region
) -> None:
    rows = {getattr(row, key): row for row in known}
    _refuse_reuse(rows, wanted, model=model)
    for name, row in rows.items():
        facts = {**wanted[name], "retired_at": None} if name in wanted else {"retired_at": at}
        if name not in wanted and row.retired_at is not None:
            continue
        changed = [field for field, value in facts.items() if getattr(row, field) != value]
        for field in changed:
            setattr(row, field, facts[field])
        if changed:
            row.save(update_fields=changed)
    model._default_manager.bulk_create(  # noqa: SLF001  # the public way to a model's manager
        model(**scope, **{key: name}, **facts) for name, facts in wanted.items() if name not in rows
    )


def _refuse_reuse(rows: Mapping[Key, Kept], wanted: Facts, *, model: type[Kept]) -> None:
    """Refuse a retired number or identifier that returns under another name."""
    problems = []
    for name, row in rows.items():
        if row.retired_at is None or name not in wanted:
            continue
        label = "title" if "title" in wanted[name] else "name"
        if getattr(row, label) != wanted[name][label]:
            problems.append(
                Problem(
                    sentence=f"the {model.__name__.lower()} {name} was retired and is another "
                    f"one: '{getattr(row, label)}'",
                    hint="numbers and identifiers are never given again: choose a new one, or "
                    "bring it back under its old name first",
                )
            )
    if problems:
        raise ChangeRefusedError.of(tuple(problems))
