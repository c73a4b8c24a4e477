"""The lines of a section as statements: broken lines joined, bullets taken away."""

from collections.abc import Iterable, Sequence

from regiokompas.domain.fiches import FicheFormat
from regiokompas.pipeline.reading.marks import has_bullet, label_and_rest, without_bullet
from regiokompas.sources.documents.paragraphs import Paragraph

_SENTENCE_ENDS = (".", ":", ";", "?", "!")
_UNFINISHED = ("-", "/", ",", "(")


def statements(
    lines: Sequence[Paragraph],
    fiche_format: FicheFormat,
    *,
    is_wrapped: bool,
    labels: Iterable[str] = (),
    is_list: bool = False,
) -> tuple[Paragraph, ...]:
    """Return the statements that ``lines`` come to, each with the place where it begins.

    Only where lines are wrapped are they joined: a bullet, a label, or a capital after the end
    of a sentence begins a new statement; in a list (``is_list``) every capital and footnote does.
    """
    known = tuple(labels)
    found: list[Paragraph] = []
    for line in lines:
        bare = without_bullet(line.text, fiche_format)
        is_new = (
            not found
            or not is_wrapped
            or has_bullet(line.text, fiche_format)
            or label_and_rest(bare, known) is not None
            or (is_list and line.text.startswith(fiche_format.ministries.footnotes))
            or _begins(found[-1].text, line.text, is_list=is_list)
        )
        if is_new:
            found.append(Paragraph(text=bare, line=line.line, page=line.page))
        else:
            before = found[-1]
            gap = "" if before.text.endswith("-") else " "
            found[-1] = Paragraph(
                text=f"{before.text}{gap}{line.text}", line=before.line, page=before.page
            )
    return tuple(statement for statement in found if statement.text)


def _begins(before: str, line: str, *, is_list: bool) -> bool:
    """Return whether ``line`` begins a statement of its own, going by how both are written."""
    if not line[:1].isupper() or before.endswith(_UNFINISHED):
        return False
    return is_list or before.endswith(_SENTENCE_ENDS)
