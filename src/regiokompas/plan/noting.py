"""Writing and withdrawing notes at a challenge."""

from datetime import datetime

from django.db import transaction

from regiokompas.accounts.operations import record_event
from regiokompas.domain.texts import unseen_character
from regiokompas.domain.visibility import Permission, Viewer, Visibility
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.models import Challenge, Note, NoteWithdrawal, Organisation

LONGEST_NOTE = 5_000


@transaction.atomic
def write_note(
    *,
    challenge: Challenge,
    text: str,
    visibility: Visibility,
    by: Viewer,
    at: datetime,
    section: str = "",
    organisation: Organisation | None = None,
) -> Note:
    """Keep the remark ``text`` of ``by`` at ``challenge``, and one event that does not tell it.

    Raises ``ChangeRefusedError`` where ``by`` may not write notes, or not at this level or for
    this organisation, and for a text that is empty, has more than ``LONGEST_NOTE`` characters,
    or some that nobody sees.
    """
    text = text.strip()
    if not by.may(Permission.WRITE_NOTES) or not by.sees(visibility):
        raise ChangeRefusedError(
            "this viewer may not write a note of this level", hint="choose a level you see"
        )
    if visibility is Visibility.PUBLIC:
        raise ChangeRefusedError(
            "a note is never public", hint="what everyone may read belongs in the plan itself"
        )
    if organisation is not None and organisation.identifier not in by.organisations:
        raise ChangeRefusedError(
            "nobody speaks for an organisation they do not work at", hint="choose your own"
        )
    if not text or len(text) > LONGEST_NOTE:
        raise ChangeRefusedError(
            f"a note has between 1 and {LONGEST_NOTE:,} characters", hint="write it shorter"
        )
    unseen = unseen_character(text)
    if unseen:
        raise ChangeRefusedError(
            f"the note holds a character that no reader sees, {unseen}", hint="write it again"
        )
    note = Note.objects.create(
        challenge=challenge,
        section=section,
        text=text,
        visibility=visibility.value,
        by=by.name,
        organisation=organisation,
        at=at,
    )
    _record(note, action="note-written", by=by, at=at)
    return note


@transaction.atomic
def withdraw_note(*, note: Note, by: Viewer, at: datetime) -> NoteWithdrawal:
    """Take ``note`` out of everybody's sight, and keep one event.

    Raises ``ChangeRefusedError`` where ``by`` neither wrote it nor may edit the whole plan.
    """
    if not may_withdraw(note, by):
        raise ChangeRefusedError(
            "a note is withdrawn by its writer or the programme team",
            hint="ask one of them",
        )
    withdrawal = NoteWithdrawal.objects.create(note=note, by=by.name, at=at)
    _record(note, action="note-withdrawn", by=by, at=at)
    return withdrawal


def may_withdraw(note: Note, viewer: Viewer) -> bool:
    """Return whether ``viewer`` sees ``note`` and wrote it, or may edit the whole plan."""
    if not viewer.name or not viewer.sees(Visibility(note.visibility)):
        return False
    return note.by == viewer.name or viewer.may(Permission.EDIT_PLAN)


def _record(note: Note, *, action: str, by: Viewer, at: datetime) -> None:
    detail: dict[str, object] = {
        "note": note.pk,
        "section": note.section,
        "visibility": note.visibility,
    }
    subject = f"opgave-{note.challenge.number}"
    record_event(by=by.name, at=at, action=action, subject=subject, detail=detail)
