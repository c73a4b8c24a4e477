"""The possible steps of a challenge, each with whose step it is."""

from collections.abc import Sequence

from regiokompas.domain.fiches import FicheFormat
from regiokompas.domain.plans import Intervention, Side
from regiokompas.pipeline.reading.findings import Finding
from regiokompas.pipeline.reading.marks import is_empty_mark, label_and_rest
from regiokompas.sources.documents.paragraphs import Paragraph


def side_labels(fiche_format: FicheFormat) -> dict[str, Side]:
    """Return each label and its side, the longest first: "A/B" before "A"."""
    labels = {label: side.side for side in fiche_format.sides for label in side.labels}
    return dict(sorted(labels.items(), key=lambda item: -len(item[0])))


def read_interventions(
    statements: Sequence[Paragraph], fiche_format: FicheFormat
) -> tuple[tuple[Intervention, ...], tuple[Finding, ...]]:
    """Return the steps; what stands before any label of a side is told, not guessed."""
    labels = side_labels(fiche_format)
    found: list[Intervention] = []
    findings: list[Finding] = []
    side: Side | None = None
    for statement in statements:
        labelled = label_and_rest(statement.text, labels)
        text = statement.text
        if labelled is not None:
            side, text = labels[labelled[0]], labelled[1]
        if not text or is_empty_mark(text, fiche_format):
            continue
        if side is None:
            findings.append(
                Finding(
                    kind="unplaced",
                    sentence="this names no side: it is left out of the interventions",
                    section="interventions",
                    place=statement.place,
                    text=text,
                )
            )
            continue
        found.append(Intervention(id=f"intervention-{len(found) + 1}", side=side, text=text))
    return tuple(found), tuple(findings)
