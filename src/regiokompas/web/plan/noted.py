"""Notes at a challenge as a viewer gets to see them."""

from dataclasses import dataclass

from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import Viewer, Visibility
from regiokompas.plan.models import Challenge, Note
from regiokompas.plan.noting import may_withdraw
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.words import SECTIONS

LEVELS = {
    Visibility.PARTNERS: Text(
        nl="regio en Rijk lezen dit",
        en="region and State read this",
        de="Region und Staat lesen das",
    ),
    Visibility.REGION: Text(
        nl="alleen de regio leest dit",
        en="only the region reads this",
        de="nur die Region liest das",
    ),
    Visibility.TEAM: Text(
        nl="alleen het programmateam leest dit",
        en="only the programme team reads this",
        de="nur das Programmteam liest das",
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteLine:
    """A note with the section it is about, who reads it, and whether the viewer may withdraw it."""

    note: Note
    section: Text | None
    level: Text
    may_withdraw: bool


def note_lines(content: Content, number: int, viewer: Viewer) -> tuple[NoteLine, ...]:
    """Return the notes at a challenge that are open to ``viewer``, the newest first.

    A visitor gets none without the database being asked, as does who looks back.
    """
    if not viewer.name or content.is_then or number not in content.challenges:
        return ()
    notes = Note.objects.open_to(viewer).filter(
        challenge__region__slug=content.site.region.id, challenge__number=number
    )
    return tuple(
        NoteLine(
            note=note,
            section=SECTIONS.get(note.section),
            level=LEVELS[Visibility(note.visibility)],
            may_withdraw=may_withdraw(note, viewer),
        )
        for note in notes.select_related("organisation", "challenge")
    )


def identity_of(content: Content, number: int) -> Challenge | None:
    """Return the row of a challenge that is in the plan as seen, if there is one."""
    if number not in content.challenges:
        return None
    region = content.site.region.id
    return Challenge.objects.in_use().filter(region__slug=region, number=number).first()
