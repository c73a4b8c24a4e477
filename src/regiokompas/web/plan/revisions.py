"""The revisions of the plan as one viewer sees them: when, why, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone

from regiokompas.domain.visibility import Permission, Viewer, Visibility
from regiokompas.plan.differences import ValueChange
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.reasons import IMPORT_REASON
from regiokompas.web.plan.changes import ChangedPart, changed_parts
from regiokompas.web.plan.content import changes_seen, plan_seen, sees_all_changes
from regiokompas.web.plan.naming import Names, names_of

# The names of the two plans of a change, for each set of levels and language.
NAMES_REMEMBERED = 128
# A revision that changed more challenges names so many, and says how many more there are.
_MOST_NAMED = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A revision with what changed from the one ``before`` it; 0 where it is the first.

    ``reason`` is empty where the revision also changed what is closed to the viewer: a reason is
    as closed as what it is about. An import for which nobody gave one has none either. ``by`` is
    told to the programme office only.
    """

    number: int
    day: str
    by: str
    reason: str
    is_import: bool
    before: int
    parts: tuple[ChangedPart, ...]

    @property
    def challenges(self) -> tuple[ChangedPart, ...]:
        """The challenges that changed; of very many the first."""
        return self._challenges[:_MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """How many more challenges changed than ``challenges`` names."""
        return len(self._challenges) - len(self.challenges)

    @property
    def others(self) -> int:
        """How many other parts of the plan changed."""
        return len(self.parts) - len(self._challenges)

    @property
    def _challenges(self) -> tuple[ChangedPart, ...]:
        return tuple(part for part in self.parts if part.number is not None)


def told_revisions(
    revisions: Sequence[PlanRevision], viewer: Viewer, *, language: str, challenge: str = ""
) -> list[Told]:
    """Return ``revisions`` (newest first, the last of them only to compare with) as seen.

    Those in which the viewer sees nothing change are left out, and with ``challenge`` those that
    did not change that challenge. The first revision of a plan changes nothing: it begins.
    """
    told = []
    for place, revision in enumerate(revisions):
        before = revisions[place + 1] if place + 1 < len(revisions) else None
        if before is None:
            if revision.previous_digest == "":
                told.append(_told(revision, None, (), viewer, language=language))
            continue
        changes = tuple(
            change
            for change in changes_seen(before.digest, revision.digest, viewer)
            if not challenge or (change.register, change.identifier) == ("challenge", challenge)
        )
        if changes:
            told.append(_told(revision, before, changes, viewer, language=language))
    return told


def _told(
    revision: PlanRevision,
    before: PlanRevision | None,
    changes: tuple[ValueChange, ...],
    viewer: Viewer,
    *,
    language: str,
) -> Told:
    is_open = sees_all_changes(before.digest if before else "", revision.digest, viewer)
    return Told(
        number=revision.number,
        day=timezone.localdate(revision.at).isoformat(),
        by=revision.by if viewer.may(Permission.SEE_PROGRAMME_OFFICE) else "",
        reason=revision.reason if is_open and revision.reason != IMPORT_REASON else "",
        is_import=revision.is_import,
        before=before.number if before else 0,
        parts=parts_between(before, revision, changes, viewer, language=language),
    )


def parts_between(
    before: PlanRevision | None,
    after: PlanRevision,
    changes: tuple[ValueChange, ...],
    viewer: Viewer,
    *,
    language: str,
) -> tuple[ChangedPart, ...]:
    """Return the parts of the plan that ``changes`` are about, with the names both plans know."""
    if before is None or not changes:
        return ()
    names = _names_between(before.digest, after.digest, viewer.levels, language)
    return changed_parts(changes, names)


@lru_cache(maxsize=NAMES_REMEMBERED)
def _names_between(before: str, after: str, levels: frozenset[Visibility], language: str) -> Names:
    """Return the names of two revisions, which never change, as who has ``levels`` sees them."""
    plans = (plan_seen(digest, Viewer(levels=levels)) for digest in (before, after))
    return names_of(*plans, language=language)
