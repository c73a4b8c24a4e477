"""Is the newest figure as new as the calendar of releases says it should be?"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from regiokompas.analysis.quality.wording import told
from regiokompas.domain.periods import year_of
from regiokompas.domain.quality import CalendarEntry, QualityFinding, ReleaseCalendar, Severity
from regiokompas.domain.texts import Text

FreshnessState = Literal["fresh", "expected", "late", "unknown", "absent"]

# Figures that miss this many years or more say little about today.
SERIOUS_YEARS = 5

_LATE = Text(
    nl="Het nieuwste cijfer is van {newest}; dat van {wanted} had er {due} moeten zijn.",
    en="The newest figure is about {newest}; that about {wanted} should have been there {due}.",
    de="Die neueste Zahl ist von {newest}; die von {wanted} hätte {due} da sein sollen.",
)
_DUE = Text(
    nl="Het cijfer van {wanted} wordt nu verwacht; het nieuwste is van {newest}.",
    en="The figure about {wanted} is expected now; the newest is about {newest}.",
    de="Die Zahl von {wanted} wird jetzt erwartet; die neueste ist von {newest}.",
)
_UNKNOWN = Text(
    nl="Van tabel {table} staat niet in de kalender wanneer nieuwe cijfers komen.",
    en="The calendar does not say when new figures of table {table} come.",
    de="Der Kalender sagt nicht, wann neue Zahlen von Tabelle {table} kommen.",
)
_BY = Text(nl="eind {m} {y}", en="by the end of {m} {y}", de="Ende {m} {y}")
_MONTHS = (
    Text(nl="januari", en="January", de="Januar"),
    Text(nl="februari", en="February", de="Februar"),
    Text(nl="maart", en="March", de="März"),
    Text(nl="april", en="April", de="April"),
    Text(nl="mei", en="May", de="Mai"),
    Text(nl="juni", en="June", de="Juni"),
    Text(nl="juli", en="July", de="Juli"),
    Text(nl="augustus", en="August", de="August"),
    Text(nl="september", en="September", de="September"),
    Text(nl="oktober", en="October", de="Oktober"),
    Text(nl="november", en="November", de="November"),
    Text(nl="december", en="December", de="Dezember"),
)  # fmt: skip
_FETCH = Text(
    nl="Haal de tabel opnieuw op; bij een bestand: download de nieuwste uitgave bij de bron.",
    en="Fetch the table again; of a file: download the newest edition at the source.",
    de="Rufen Sie die Tabelle neu ab; bei einer Datei: laden Sie die neueste Ausgabe der Quelle.",
)
_WAIT = Text(nl="Wacht tot de bron publiceert.", en="Wait until the source publishes.",
             de="Warten Sie, bis die Quelle veröffentlicht.")  # fmt: skip
_DECLARE = Text(
    nl="Zet de tabel in quality/calendar.toml.",
    en="Put the table into quality/calendar.toml.",
    de="Tragen Sie die Tabelle in quality/calendar.toml ein.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Freshness:
    """An indicator with its newest period and what the calendar expects of it.

    ``wanted`` is the newest period that should be there, empty where the calendar is silent;
    ``due`` the day by which it should. ``tables`` are the publisher's numbers.
    """

    indicator: str
    tables: tuple[str, ...]
    newest: str
    wanted: str
    due: date | None
    state: FreshnessState


def freshness_of(
    indicator: str,
    *,
    newest: str,
    tables: Sequence[Sequence[str]],
    calendar: ReleaseCalendar,
    on: date,
) -> Freshness:
    """Return how fresh the figures of ``indicator`` are on the day ``on``.

    ``tables`` are the publisher's numbers of the tables of each input. Of an input the table that
    should have the newest figures counts; of several inputs the one that comes last, because a
    ratio needs both.
    """
    by_input = [
        max(_expected(entry, on) for entry in calendar.entries if set(entry.tables) & set(listed))
        for listed in tables
        if any(set(entry.tables) & set(listed) for entry in calendar.entries)
    ]
    expected = min(by_input, default=None)
    state: FreshnessState
    if not newest:
        state = "absent"
    elif expected is None:
        state = "unknown"
    elif year_of(newest) >= expected[0]:
        state = "fresh"
    else:
        state = "expected" if on < _later(expected[1], calendar.grace_months) else "late"
    return Freshness(
        indicator=indicator,
        tables=tuple(dict.fromkeys(table for listed in tables for table in listed)),
        newest=newest,
        wanted=str(expected[0]) if expected else "",
        due=expected[1] if expected else None,
        state=state,
    )


def freshness_findings(found: Sequence[Freshness]) -> list[QualityFinding]:
    """Return what is late, what is expected now, and which tables the calendar does not know."""
    silent: Mapping[str, str] = {
        ", ".join(item.tables): item.indicator for item in found if item.state == "unknown"
    }
    return [
        *(_finding(item) for item in found if item.state in {"late", "expected"}),
        *(
            QualityFinding(
                kind="freshness",
                severity="note",
                place=indicator,
                what=told(_UNKNOWN, table=table),
                action=_DECLARE,
            )
            for table, indicator in sorted(silent.items())
        ),
    ]


def _finding(item: Freshness) -> QualityFinding:
    severity: Severity = "note"
    if item.state == "late":
        behind = int(item.wanted) - year_of(item.newest)
        severity = "serious" if behind >= SERIOUS_YEARS else "warning"
    due = told(_BY, m=_MONTHS[item.due.month - 1], y=str(item.due.year)) if item.due else ""
    return QualityFinding(
        kind="freshness",
        severity=severity,
        place=item.indicator,
        period=item.newest,
        what=told(
            _LATE if item.state == "late" else _DUE,
            newest=item.newest,
            wanted=item.wanted,
            due=due,
        ),
        action=_FETCH if item.state == "late" else _WAIT,
    )


def _expected(entry: CalendarEntry, on: date) -> tuple[int, date]:
    """Return the newest year that should be there on ``on``, and the day it was due."""
    year = on.year - entry.lag_years
    while (year - entry.anchor) % entry.every_years or _due(entry, year) > on:
        year -= 1
    return year, _due(entry, year)


def _due(entry: CalendarEntry, year: int) -> date:
    published = year + entry.lag_years
    return date(published, entry.month, monthrange(published, entry.month)[1])


def _later(day: date, months: int) -> date:
    """Return the last day of the month ``months`` after ``day``."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
