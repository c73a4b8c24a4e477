"""What the pages call the kinds and states of the plan, in the three languages."""

from regiokompas.domain.texts import Text


def _text(nl: str, en: str, de: str) -> Text:
    return Text(nl=nl, en=en, de=de)


SEVERITIES = {
    "error": _text("Fouten", "Errors", "Fehler"),
    "warning": _text("Gaten en tegenspraken", "Gaps and contradictions", "Lücken und Widersprüche"),
    "notice": _text("Goed om te weten", "Good to know", "Gut zu wissen"),
}
SECTIONS = {
    "title": _text("titel", "title", "Titel"),
    "ambition": _text("ambitie", "ambition", "Ambition"),
    "context": _text("context", "context", "Kontext"),
    "tracks": _text("lopende trajecten", "running tracks", "laufende Prozesse"),
    "ownership": _text("eigenaarschap", "ownership", "Zuständigkeit"),
    "ministries": _text("ministeries", "ministries", "Ministerien"),
    "needs": _text("wat aanvullend nodig is", "what more is needed", "was noch nötig ist"),
    "bottlenecks": _text("knelpunten", "bottlenecks", "Engpässe"),
    "impact": _text("impact", "impact", "Wirkung"),
    "interventions": _text("interventies", "interventions", "Maßnahmen"),
    "follow-up": _text("vervolgafspraken", "follow-up", "Folgevereinbarungen"),
}
SIDES = {
    "state": _text("Rijk", "The State", "Der Staat"),
    "region": _text("Regio", "The region", "Die Region"),
    "both": _text("Rijk en regio samen", "State and region together", "Staat und Region gemeinsam"),
}
POSITIONS = {
    "decisive": _text("bepalend", "decisive", "bestimmend"),
    "conditional": _text("voorwaardelijk", "conditional", "Voraussetzung"),
}
TRACK_STATES = {
    "running": _text("loopt", "running", "läuft"),
    "planned": _text("moet nog beginnen", "has yet to start", "beginnt noch"),
    "on-hold": _text("ligt stil", "on hold", "ruht"),
    "ended": _text("gestopt", "ended", "beendet"),
    "unknown": _text("niet bekend of het loopt", "not known whether it runs", "Stand unbekannt"),
}
TRACK_KINDS = {
    "strategy": _text("Strategieën en visies", "Strategies and visions", "Strategien und Visionen"),
    "policy": _text("Beleid", "Policy", "Politik"),
    "programme": _text("Programma's", "Programmes", "Programme"),
    "agreement": _text("Afspraken", "Agreements", "Vereinbarungen"),
    "funding": _text("Geldstromen", "Funding", "Fördermittel"),
    "law": _text("Wetten en regels", "Laws and rules", "Gesetze und Regeln"),
    "study": _text("Onderzoeken", "Studies", "Untersuchungen"),
    "project": _text("Projecten", "Projects", "Projekte"),
    "facility": _text("Voorzieningen", "Facilities", "Einrichtungen"),
    "cooperation": _text("Samenwerkingen", "Cooperation", "Kooperationen"),
    "consultation": _text("Overleggen", "Consultations", "Beratungen"),
    "": _text("Overige trajecten", "Other tracks", "Weitere Prozesse"),
}
ORGANISATION_KINDS = {
    "municipality": _text("Gemeenten", "Municipalities", "Gemeinden"),
    "province": _text("Provincie", "Province", "Provinz"),
    "water-authority": _text("Waterschap", "Water authority", "Wasserverband"),
    "ministry": _text("Ministeries", "Ministries", "Ministerien"),
    "agency": _text(
        "Uitvoerders van de overheid", "Government agencies", "Behörden und Dienststellen"
    ),
    "development-agency": _text(
        "Ontwikkelingsorganisaties", "Development agencies", "Entwicklungsgesellschaften"
    ),
    "partnership": _text("Samenwerkingsverbanden", "Partnerships", "Partnerschaften"),
    "network": _text("Netwerken", "Networks", "Netzwerke"),
    "education": _text("Onderwijs", "Education", "Bildung"),
    "health-care": _text("Zorg", "Health care", "Gesundheitswesen"),
    "housing-association": _text(
        "Woningcorporaties", "Housing associations", "Wohnungsgesellschaften"
    ),
    "company": _text("Bedrijven", "Companies", "Unternehmen"),
    "association": _text("Verenigingen", "Associations", "Verbände"),
    "foreign": _text("Over de grens", "Across the border", "Jenseits der Grenze"),
    "other": _text("Overige organisaties", "Other organisations", "Weitere Organisationen"),
}
BODY_KINDS = {
    "board": _text("Bestuur", "Board", "Vorstand"),
    "steering-group": _text("Stuurgroep", "Steering group", "Lenkungsgruppe"),
    "consultation": _text("Overleg", "Consultation", "Beratung"),
    "team": _text("Team", "Team", "Team"),
    "alliance": _text("Alliantie", "Alliance", "Allianz"),
    "council": _text("Raad", "Council", "Rat"),
}
EVENT_KINDS = {
    "decision": _text("besluit", "decision", "Beschluss"),
    "document": _text("document", "document", "Dokument"),
    "meeting": _text("bijeenkomst", "meeting", "Treffen"),
    "appointment": _text("benoeming", "appointment", "Ernennung"),
    "milestone": _text("mijlpaal", "milestone", "Meilenstein"),
    "letter": _text("brief", "letter", "Schreiben"),
    "roadmap": _text("stap in de monitoring", "step in the monitoring", "Schritt im Monitoring"),
    "version": _text("versie van het plan", "version of the plan", "Fassung des Plans"),
}
VERSION_STATES = {
    "concept": _text("concept", "draft", "Entwurf"),
    "adopted": _text("vastgesteld", "adopted", "beschlossen"),
    "agreed": _text("akkoord", "agreed", "gebilligt"),
    "amended": _text("gewijzigd", "amended", "geändert"),
}
# From the challenge whose page it is, and seen from the other side.
LINKS_OUT = {
    "requires": _text("Heeft nodig", "Requires", "Benötigt"),
    "contributes-to": _text("Draagt bij aan", "Contributes to", "Trägt bei zu"),
    "conflicts-with": _text("Botst met", "Conflicts with", "Steht im Konflikt mit"),
    "refers-to": _text("Verwijst naar", "Refers to", "Verweist auf"),
}
LINKS_IN = {
    "requires": _text("Is nodig voor", "Is required by", "Wird benötigt von"),
    "contributes-to": _text("Krijgt een bijdrage van", "Is helped by", "Wird unterstützt von"),
    "conflicts-with": _text("Botst met", "Conflicts with", "Steht im Konflikt mit"),
    "refers-to": _text("Wordt genoemd door", "Is referred to by", "Wird genannt von"),
}
SHARED = {
    "shares-track": _text("hetzelfde traject", "the same track", "derselbe Prozess"),
    "shares-ministry": _text("hetzelfde ministerie", "the same ministry", "dasselbe Ministerium"),
    "shares-owner": _text("dezelfde eigenaar", "the same owner", "dieselbe Zuständigkeit"),
    "shares-target-group": _text(
        "dezelfde doelgroep", "the same target group", "dieselbe Zielgruppe"
    ),
    "shares-place": _text("dezelfde plek", "the same place", "derselbe Ort"),
    "shares-money": _text("hetzelfde geld", "the same money", "dasselbe Geld"),
}
UNITS = {
    "persons": _text("inwoners", "inhabitants", "Einwohner"),
    "people": _text("mensen", "people", "Menschen"),
    "homes": _text("woningen", "homes", "Wohnungen"),
    "jobs": _text("banen", "jobs", "Arbeitsplätze"),
    "hours": _text("uur", "hours", "Stunden"),
    "years": _text("jaar", "years", "Jahre"),
    "pupils": _text("leerlingen", "pupils", "Schüler"),
    "schools": _text("scholen", "schools", "Schulen"),
    "regions": _text("regio's", "regions", "Regionen"),
    "municipalities": _text("gemeenten", "municipalities", "Gemeinden"),
    "areas": _text("gebieden", "areas", "Gebiete"),
    "sectors": _text("sectoren", "sectors", "Sektoren"),
    "bedrooms": _text("slaapkamers", "bedrooms", "Schlafzimmer"),
    "institutions": _text("instellingen", "institutions", "Einrichtungen"),
    "challenges": _text("opgaven", "challenges", "Aufgaben"),
    "motions": _text("moties", "motions", "Anträge"),
    "waiting-lists": _text("wachtlijsten", "waiting lists", "Wartelisten"),
    "kilometres": _text("kilometer", "kilometres", "Kilometer"),
    "households": _text("huishoudens", "households", "Haushalte"),
    "establishments": _text("vestigingen", "establishments", "Niederlassungen"),
}
