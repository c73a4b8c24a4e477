"""What the pages call each kind of finding of the plan check."""

from regiokompas.domain.texts import Text


def _text(nl: str, en: str, de: str) -> Text:
    return Text(nl=nl, en=en, de=de)


CODES = {
    "number-used-twice": _text("Nummer twee keer gebruikt", "Number used twice", "Nummer doppelt"),
    "unknown-reference": _text(
        "Verwijzing naar iets dat er niet is",
        "Reference to something that is not there",
        "Verweis ins Leere",
    ),
    "cycle-in-requires": _text(
        "Opgaven wachten op elkaar",
        "Challenges wait for each other",
        "Aufgaben warten aufeinander",
    ),
    "link-to-itself": _text("Verwijst naar zichzelf", "Refers to itself", "Verweist auf sich"),
    "no-owner": _text("Geen eigenaar", "No owner", "Keine Zuständigkeit"),
    "owner-proposed": _text(
        "Eigenaar is nog een voorstel",
        "Owner is still a proposal",
        "Zuständigkeit nur vorgeschlagen",
    ),
    "owner-to-be-arranged": _text(
        "Eigenaar nog te organiseren", "Owner to be arranged", "Zuständigkeit noch zu klären"
    ),
    "no-executive-owner": _text("Niemand voert uit", "Nobody carries it out", "Niemand führt aus"),
    "owner-ended": _text(
        "Eigenaar bestaat niet meer", "Owner no longer exists", "Zuständige gibt es nicht mehr"
    ),
    "owner-of-many": _text(
        "Eigenaar van veel opgaven", "Owner of many challenges", "Zuständig für viele Aufgaben"
    ),
    "no-primary-ministry": _text(
        "Geen eerste ministerie", "No primary ministry", "Kein federführendes Ministerium"
    ),
    "several-primary-ministries": _text(
        "Meer dan één eerste ministerie",
        "Several primary ministries",
        "Mehrere federführende Ministerien",
    ),
    "unknown-ministry": _text(
        "Ministerie bestaat niet (meer) onder deze naam",
        "Ministry does not exist under this name (any more)",
        "Ministerium gibt es unter diesem Namen nicht (mehr)",
    ),
    "ministry-never-primary": _text(
        "Ministerie is nergens het eerste",
        "Ministry is nowhere the primary one",
        "Ministerium ist nirgends federführend",
    ),
    "ministry-primary-for-many": _text(
        "Ministerie is het eerste voor veel opgaven",
        "Ministry is primary for many challenges",
        "Ministerium ist für viele Aufgaben federführend",
    ),
    "no-follow-up": _text("Geen vervolgafspraak", "No follow-up agreed", "Keine Folgevereinbarung"),
    "no-objective": _text("Hoort bij geen doelstelling", "Serves no objective", "Ohne Ziel"),
    "no-indicator": _text("Geen indicator", "No indicator", "Kein Indikator"),
    "no-baseline": _text("Geen beginstand", "No baseline", "Kein Ausgangswert"),
    "no-target": _text("Geen streefwaarde", "No target value", "Kein Zielwert"),
    "ambition-without-year": _text(
        "Ambitie zonder jaar", "Ambition without a year", "Ambition ohne Jahr"
    ),
    "ambitions-do-not-fit": _text(
        "Ambities passen niet bij elkaar",
        "Ambitions do not fit",
        "Ambitionen passen nicht zusammen",
    ),
    "figures-contradict": _text(
        "Cijfers spreken elkaar tegen", "Figures contradict", "Zahlen widersprechen sich"
    ),
    "bottleneck-unanswered": _text(
        "Knelpunt zonder antwoord", "Bottleneck without an answer", "Engpass ohne Antwort"
    ),
    "intervention-without-taker": _text(
        "Interventie die niemand op zich neemt",
        "Intervention that nobody takes on",
        "Maßnahme, die niemand übernimmt",
    ),
    "intervention-without-lead": _text(
        "Interventie zonder trekker", "Intervention without a lead", "Maßnahme ohne Federführung"
    ),
    "interventions-overlap": _text(
        "Interventies overlappen", "Interventions overlap", "Maßnahmen überschneiden sich"
    ),
    "need-without-money": _text(
        "Wat nodig is, heeft nog geen geld",
        "What is needed has no money yet",
        "Für das Nötige gibt es noch kein Geld",
    ),
    "no-track": _text("Geen lopend traject", "No running track", "Kein laufender Prozess"),
    "track-on-hold": _text("Traject ligt stil", "Track on hold", "Prozess ruht"),
    "track-ended": _text("Traject is gestopt", "Track has ended", "Prozess ist beendet"),
    "track-without-challenge": _text(
        "Traject hoort bij geen opgave", "Track of no challenge", "Prozess ohne Aufgabe"
    ),
    "wrong-cross-reference": _text(
        "Verwijzing klopt niet", "Wrong cross-reference", "Falscher Querverweis"
    ),
    "title-ambition-mismatch": _text(
        "Titel en ambitie lopen uiteen",
        "Title and ambition differ",
        "Titel und Ambition weichen ab",
    ),
    "theme-differs": _text(
        "Ander thema op overzicht dan op fiche",
        "Theme on overview and fiche differ",
        "Handlungsfeld in Übersicht und Blatt verschieden",
    ),
    "ambition-differs": _text(
        "Andere ambitie op overzicht dan op fiche",
        "Ambition on overview and fiche differ",
        "Ambition in Übersicht und Blatt verschieden",
    ),
    "orphan": _text(
        "Opgave staat los van alle andere", "Challenge stands alone", "Aufgabe steht allein"
    ),
    "no-declared-link": _text(
        "Plan noemt geen verband met andere opgaven",
        "The plan names no link with other challenges",
        "Der Plan nennt keinen Bezug zu anderen Aufgaben",
    ),
    "requirement-not-returned": _text(
        "Nodig voor een ander, maar daar niet genoemd",
        "Required by another, but not named there",
        "Von anderer Aufgabe benötigt, dort nicht genannt",
    ),
    "conflict-without-follow-up": _text(
        "Botsing zonder afspraak", "Conflict without follow-up", "Konflikt ohne Vereinbarung"
    ),
    "event-overdue": _text(
        "Datum voorbij, uitkomst niet bekend",
        "Date passed, outcome not known",
        "Datum vorbei, Ergebnis unbekannt",
    ),
}
