"""The sections of a fiche as they are edited, each with the fields that it holds."""

from dataclasses import dataclass

from regiokompas.domain.texts import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class EditedSection:
    """A part of a fiche that is edited on one page; ``anchor`` is its place on the fiche."""

    slug: str
    name: Text
    fields: tuple[str, ...]
    anchor: str


def _section(slug: str, name: Text, *fields: str, anchor: str = "") -> EditedSection:
    return EditedSection(slug=slug, name=name, fields=fields, anchor=anchor or fields[0])


SECTIONS = (
    _section(
        "titel",
        Text(nl="Titel en ambitie", en="Title and ambition", de="Titel und Ambition"),
        "title",
        "ambition",
        "ambition_on_overview",
        "theme",
        "theme_on_fiche",
        "visibility",
        anchor="content",
    ),
    _section("context", Text(nl="Context", en="Context", de="Kontext"), "context"),
    _section(
        "trajecten",
        Text(nl="Wat al loopt", en="What runs already", de="Was bereits läuft"),
        "tracks",
        "tracks_note",
    ),
    _section(
        "eigenaren",
        Text(nl="Eigenaren en ministeries", en="Owners and ministries", de="Wer zuständig ist"),
        "ownership",
        "ministries",
        anchor="content",
    ),
    _section(
        "aanvullend-nodig",
        Text(nl="Wat meer nodig is", en="What more is needed", de="Was noch nötig ist"),
        "needs",
    ),
    _section(
        "knelpunten",
        Text(nl="Wat in de weg staat", en="What stands in the way", de="Was im Weg steht"),
        "bottlenecks",
    ),
    _section(
        "gevolgen",
        Text(
            nl="Wat dit betekent voor de regio",
            en="What this means for the region",
            de="Was das für die Region bedeutet",
        ),
        "impact",
    ),
    _section(
        "interventies",
        Text(nl="Mogelijke stappen", en="Possible steps", de="Mögliche Schritte"),
        "interventions",
    ),
    _section(
        "vervolgafspraken",
        Text(nl="Vervolgafspraken", en="Follow-up agreed", de="Vereinbarte Folgeschritte"),
        "follow_up",
        anchor="follow-up",
    ),
    _section(
        "samenhang",
        Text(nl="Verband met andere opgaven", en="Links", de="Verbindungen"),
        "links",
    ),
    _section(
        "over-wie-en-waar",
        Text(
            nl="Doelgroepen, plaatsen en indicatoren",
            en="Target groups, places and indicators",
            de="Zielgruppen, Orte und Indikatoren",
        ),
        "target_groups",
        "places",
        "indicators",
        anchor="figures",
    ),
)
BY_SLUG = {section.slug: section for section in SECTIONS}
