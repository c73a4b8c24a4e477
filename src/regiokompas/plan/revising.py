"""Writes of the plan: each makes one revision and one event, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regiokompas.accounts.operations import record_event
from regiokompas.declarations.checks.plan import plan_problems
from regiokompas.declarations.plan import DeclaredPlan, parse_plan
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.texts import unseen_character
from regiokompas.plan.differences import FieldChange, plan_difference
from regiokompas.plan.digests import revision_digest
from regiokompas.plan.errors import ChangeRefusedError, ConflictError
from regiokompas.plan.identities import keep_identities
from regiokompas.plan.models import PlanFile, PlanRevision, Region
from regiokompas.plan.queries import files_of, last_revision, place_of, plan_of, region_called

REASON_CHARACTERS = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanChanges:
    """What a write changed: files by path, fields, and the ``revision`` it made (0: none)."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    revision: int = 0

    def __bool__(self) -> bool:
        return any((self.added, self.changed, self.removed))


@transaction.atomic
def import_plan(
    *,
    region: str,
    files: Mapping[str, str],
    by: str,
    at: datetime,
    reason: str,
    replaces_edits: bool = False,
) -> PlanChanges:
    """Let ``files`` (path → TOML text) be the plan of ``region``, and return what that changed.

    The same files change nothing. Refused, with nothing stored: files that cannot be read or do
    not hang together (``DeclarationError``), and files that would undo an edit made since the last
    import (``ConflictError``), unless ``replaces_edits``.
    """
    stored = _locked_region(region)
    last = last_revision(stored)
    if last is not None and not replaces_edits:
        _refuse_undoing(files, last)
    return _revise(stored, last, files, by=by, at=at, reason=reason, is_import=True)


@transaction.atomic
def edit_file(
    *,
    region: str,
    path: str,
    text: str | None,
    base_revision: int,
    by: str,
    at: datetime,
    reason: str,
) -> PlanChanges:
    """Let ``text`` be the file at ``path``, and return what that changed; ``None`` removes it.

    ``base_revision`` is the number of the revision that the editor saw. Raises ``ConflictError``
    where the file changed since, and refuses what ``import_plan`` refuses.
    """
    stored = _locked_region(region)
    last = last_revision(stored)
    if last is None or base_revision > last.number:
        raise ConflictError(
            f"the plan has no revision {base_revision} to change",
            place=path,
            hint="open the page again and make the change there",
        )
    later = PlanFile.objects.filter(
        revision__region=stored, revision__number__gt=base_revision, path=path
    )
    newest = later.select_related("revision").order_by("-revision__number").first()
    if newest is not None:
        raise ConflictError(
            f"{newest.revision.by} changed this file in revision {newest.revision.number}, "
            f"after revision {base_revision} that you saw",
            place=path,
            hint="keep your text, open the page again, and bring the two together",
        )
    files = files_of(last)
    files.pop(path, None)
    if text is not None:
        files[path] = text
    return _revise(stored, last, files, by=by, at=at, reason=reason, is_import=False)


def planned_changes(
    *, region: str, files: Mapping[str, str], at: datetime, replaces_edits: bool = False
) -> PlanChanges:
    """Return what ``import_plan`` would change; it refuses the same, and stores nothing."""
    with transaction.atomic():
        changes = import_plan(
            region=region,
            files=files,
            by="dry run",
            at=at,
            reason="dry run",
            replaces_edits=replaces_edits,
        )
        transaction.set_rollback(True)
    return changes


def _locked_region(slug: str) -> Region:
    """Return the region, locked until the transaction ends: revisions follow one another."""
    region_called(slug)
    return Region.objects.select_for_update().get(slug=slug)


def _refuse_undoing(files: Mapping[str, str], last: PlanRevision) -> None:
    imported = (
        PlanRevision.objects.filter(region=last.region_id, is_import=True)
        .order_by("-number")
        .first()
    )
    if imported is None or imported.number == last.number:
        return
    then, now = files_of(imported), files_of(last)
    edited = {path for path in {*then, *now} if then.get(path) != now.get(path)}
    undone = sorted(path for path in edited if files.get(path) != now.get(path))
    if undone:
        raise ConflictError(
            f"the import would undo edits made since revision {imported.number}",
            place=", ".join(undone),
            hint="run 'regiokompas plan export' first, or import with --replace",
        )


def _revise(
    region: Region,
    last: PlanRevision | None,
    files: Mapping[str, str],
    *,
    by: str,
    at: datetime,
    reason: str,
    is_import: bool,
) -> PlanChanges:
    """Keep ``files`` as the next revision of the plan, where they differ from ``last``."""
    standing = files_of(last) if last is not None else {}
    if dict(files) == standing:
        return PlanChanges()
    _refuse_unexplained(last, at=at, reason=reason)
    plan = checked_plan(files, region=region.slug)
    keep_identities(plan, region=region, at=at)
    changes = _changes(standing, files, before=plan_of(last) if last else None, after=plan)
    number, previous = (last.number + 1, last.digest) if last is not None else (1, "")
    revision = PlanRevision.objects.create(
        region=region,
        number=number,
        at=at,
        by=by,
        reason=reason.strip(),
        is_import=is_import,
        previous_digest=previous,
        digest=revision_digest(files, region=region.slug, number=number, previous=previous),
    )
    PlanFile.objects.bulk_create(
        PlanFile(
            revision=revision, path=path, text=files.get(path, ""), is_removed=path not in files
        )
        for path in (*changes.added, *changes.changed, *changes.removed)
    )
    _record(revision, changes, region=region.slug)
    return PlanChanges(
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        fields=changes.fields,
        revision=number,
    )


def checked_plan(files: Mapping[str, str], *, region: str) -> DeclaredPlan:
    """Return the plan that ``files`` declare; ``DeclarationError`` tells every problem of it."""
    place = place_of(region)
    plan = parse_plan(files, place)
    problems = plan_problems(plan, files, place=place)
    if problems:
        raise DeclarationError.of(problems)
    return plan


def _refuse_unexplained(last: PlanRevision | None, *, at: datetime, reason: str) -> None:
    if not 0 < len(reason.strip()) <= REASON_CHARACTERS or unseen_character(reason):
        raise ChangeRefusedError(
            "a change of the plan needs a reason",
            hint=f"say in a sentence why, in at most {REASON_CHARACTERS:,} characters",
        )
    if last is not None and at < last.at:
        raise ChangeRefusedError(
            "a change of the plan cannot be made before the last one",
            hint="check the clock of this machine",
        )


def _changes(
    standing: Mapping[str, str],
    files: Mapping[str, str],
    *,
    before: DeclaredPlan | None,
    after: DeclaredPlan,
) -> PlanChanges:
    return PlanChanges(
        added=tuple(sorted(files.keys() - standing.keys())),
        changed=tuple(
            sorted(path for path in files.keys() & standing if files[path] != standing[path])
        ),
        removed=tuple(sorted(standing.keys() - files.keys())),
        fields=plan_difference(before, after),
    )


def _record(revision: PlanRevision, changes: PlanChanges, *, region: str) -> None:
    record_event(
        by=revision.by,
        at=revision.at,
        action="plan-imported" if revision.is_import else "plan-edited",
        subject=region,
        detail={
            "revision": revision.number,
            "digest": revision.digest,
            "reason": revision.reason,
            "added": list(changes.added),
            "changed": list(changes.changed),
            "removed": list(changes.removed),
        },
    )
