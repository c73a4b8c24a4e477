"""The running tracks of a challenge, as its fiche writes them."""

from collections.abc import Sequence
from typing import Literal

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import TrackUse
from regiokompas.pipeline.reading.findings import Finding
from regiokompas.pipeline.reading.marks import has_mark
from regiokompas.pipeline.reading.names import NameBook, find_names
from regiokompas.sources.documents.paragraphs import Paragraph


def read_tracks(
    statements: Sequence[Paragraph], book: NameBook, fiche_format: FicheFormat
) -> tuple[tuple[TrackUse, ...], str, tuple[Finding, ...]]:
    """Return the tracks, the entries that name none as one note, and a finding for each of those.

    The first entry that names a track keeps its words as the note of that track.
    """
    uses: dict[str, TrackUse] = {}
    notes: list[str] = []
    findings: list[Finding] = []
    for statement in statements:
        mentions = find_names(statement.text, book)
        for mention in mentions:
            track = mention.holders[0]
            position = _position(statement.text, fiche_format)
            uses.setdefault(track, TrackUse(track=track, position=position, note=statement.text))
        if not mentions:
            notes.append(statement.text)
            findings.append(
                Finding(
                    kind="unknown-track",
                    sentence="no declared track was recognised in this; it is kept as a note",
                    section="tracks",
                    place=statement.place,
                    text=statement.text,
                )
            )
    return tuple(uses.values()), "\n".join(notes), tuple(findings)


def _position(text: str, fiche_format: FicheFormat) -> Literal["", "decisive", "conditional"]:
    for position in fiche_format.positions:
        if has_mark(text, position.marks):
            return position.position
    return ""
