"""The fiche format: by which words a reader recognises the parts of a region's plan document."""

from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.plans import Section, Side
from regiokompas.domain.texts import Language


@declared
class SectionHeading:
    """The headings above one section, with every spelling the document uses.

    Capitals, a closing colon or question mark and a remark in brackets behind the heading do not
    matter when headings are compared.
    """

    section: Section
    headings: tuple[str, ...]


@declared
class SideLabel:
    """The words before a colon that tell whose step an intervention is."""

    side: Side
    labels: tuple[str, ...]


@declared
class PositionMark:
    """The words by which a fiche tells how a running track bears on the challenge."""

    position: Literal["decisive", "conditional"]
    marks: tuple[str, ...]


@declared
class WrittenName:
    """Words that stand for declared organisations or bodies in this document only."""

    words: str
    holders: tuple[str, ...]


@declared
class OwnerWords:
    """How the section on ownership is written.

    ``separators`` part one owner from the next; ``joining`` are words between two names that
    are both owners; a part that begins with a word of ``continuing`` belongs to the part before
    it; ``proposal`` and ``to_be_arranged`` mark what is not settled yet.
    """

    administrative: tuple[str, ...]
    executive: tuple[str, ...]
    separators: tuple[str, ...] = (",", ";")
    joining: tuple[str, ...] = ("/", "&", "+")
    continuing: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()
    to_be_arranged: tuple[str, ...] = ()
    names: tuple[WrittenName, ...] = ()


@declared
class MinistryWords:
    """How the section on ministries is written; ``footnotes`` are how a remark below begins."""

    primary: tuple[str, ...]
    footnotes: tuple[str, ...] = ()


@declared
class FicheFormat:
    """The form in which a region's plan document describes its challenges, one fiche each.

    ``document`` is the identifier of the declared document, ``language`` the one it is written
    in. ``sections`` stand in the order of a fiche; the first heading opens a fiche, with the theme
    (in capitals) and the title above it. ``empty`` are marks for "nothing yet"; a mark may be
    longer in the document. ``furniture`` are lines of the page, not of the text.
    ``cross_references`` are the words before the number of another challenge.
    ``largest_megabytes`` and ``longest_paragraph`` (characters) are what a plan never exceeds.
    """

    document: str
    language: Language = "nl"
    sections: tuple[SectionHeading, ...]
    sides: tuple[SideLabel, ...]
    owners: OwnerWords
    ministries: MinistryWords
    positions: tuple[PositionMark, ...] = ()
    cross_references: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ("-", "–", "•", "▪", "*")
    empty: tuple[str, ...] = (".....", "--")
    furniture: tuple[str, ...] = ()
    largest_megabytes: int = 50
    longest_paragraph: int = 20_000
