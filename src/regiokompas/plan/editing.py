"""A challenge or a register is edited by somebody who may, as far as they see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from regiokompas.declarations.plan import CHALLENGE_PATH, DeclaredPlan
from regiokompas.declarations.rewrite import rewritten
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.visibility import Permission, Viewer, Visibility, as_seen
from regiokompas.plan.errors import ChangeRefusedError, NotAllowedError
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import files_of, place_of, plan_of, revision_numbered
from regiokompas.plan.revising import PlanChanges, edit_file
from regiokompas.plan.unseen import restored


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """An edit as it was or would be kept: what it changes, and the plan it makes."""

    changes: PlanChanges
    plan: DeclaredPlan


def edit_challenge(
    *,
    region: str,
    number: int,
    values: Mapping[str, Any],
    base_revision: int,
    viewer: Viewer,
    at: datetime,
    reason: str,
) -> PlanChanges:
    """Let the fields ``values`` of a challenge be what ``viewer`` made of them.

    ``base_revision`` is the revision that the viewer saw; what they could not see in it stays as
    it was. Raises ``NotAllowedError`` where the viewer may not edit the challenge or writes at a
    level that is closed to them, and what ``edit_file`` raises: nothing is stored then.
    """
    base = revision_numbered(region, base_revision)
    path, text = _challenge_file(base, number)
    full, seen = challenge_to_edit(base, number, viewer=viewer)
    edited = replace(seen, **values)
    if as_seen(edited, viewer) != edited:
        raise NotAllowedError(
            "this would be at a level that you do not see yourself",
            hint="choose one of the levels that the form offers",
        )
    content = restored(edited, seen=seen, full=full)
    return edit_file(
        region=region,
        path=path,
        text=rewritten(text, content, place=f"{place_of(region)}/{path}"),
        base_revision=base_revision,
        by=viewer.name,
        at=at,
        reason=reason,
    )


def edit_register(
    *,
    region: str,
    path: str,
    text: str,
    base_revision: int,
    viewer: Viewer,
    at: datetime,
    reason: str,
) -> PlanChanges:
    """Let ``text`` be the file of a register or challenge; for who may edit and see all of it."""
    refuse_files(viewer)
    base = revision_numbered(region, base_revision)
    if path not in files_of(base):
        raise NotFoundError(
            f"the plan has no file '{path}'",
            place=place_of(region),
            hint="open the list of files again",
        )
    return edit_file(
        region=region,
        path=path,
        text=text.replace("\r\n", "\n"),
        base_revision=base_revision,
        by=viewer.name,
        at=at,
        reason=reason,
    )


def planned_edit(region: str, edit: Callable[[], PlanChanges]) -> Edited:
    """Return what ``edit`` would change and the whole plan it would make; nothing is stored."""
    with transaction.atomic():
        changes = edit()
        number = changes.revision
        if not number:
            raise ChangeRefusedError(
                "nothing was changed", hint="change something, or go back without saving"
            )
        plan = plan_of(revision_numbered(region, number))
        transaction.set_rollback(True)
    return Edited(changes=changes, plan=plan)


def challenge_to_edit(
    revision: PlanRevision, number: int, *, viewer: Viewer
) -> tuple[PlanChallenge, PlanChallenge]:
    """Return a challenge as it is, and as ``viewer`` sees it, who must be allowed to edit it.

    Raises ``NotFoundError`` where there is none that the viewer sees.
    """
    plan = plan_of(revision)
    full = {item.number: item for item in plan.challenges}.get(number)
    seen = {item.number: item for item in as_seen(plan, viewer).challenges}.get(number)
    if full is None or seen is None:
        raise NotFoundError(
            f"the plan has no challenge {number}", hint="choose one from the list of challenges"
        )
    if viewer.may_edit is not None and number not in viewer.may_edit:
        raise NotAllowedError(
            "you may not change this challenge",
            hint="ask its owner or the programme office, or let them make you an owner",
        )
    return full, seen


def refuse_files(viewer: Viewer) -> None:
    """Refuse whoever may not edit the whole plan, or does not see all of it."""
    if not (viewer.may(Permission.EDIT_PLAN) and viewer.levels == frozenset(Visibility)):
        raise NotAllowedError(
            "you may not change the files of the plan",
            hint="ask the programme office",
        )


def _challenge_file(revision: PlanRevision, number: int) -> tuple[str, str]:
    for path, text in files_of(revision).items():
        named = CHALLENGE_PATH.fullmatch(path) and path.rpartition("-")[2].removesuffix(".toml")
        if named and int(named) == number:
            return path, text
    raise NotFoundError(
        f"the plan has no challenge {number}", hint="choose one from the list of challenges"
    )
