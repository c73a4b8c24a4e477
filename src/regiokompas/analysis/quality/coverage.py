"""Which figures there are, of those there could be: areas × periods, by indicator and challenge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.analysis.aggregation import LEAST_COVERAGE
from regiokompas.analysis.quality.wording import told
from regiokompas.domain.periods import year_of
from regiokompas.domain.quality import QualityFinding
from regiokompas.domain.texts import Text

_NOTHING = Text(
    nl="Er is geen enkel cijfer voor de regio of een gemeente daarvan.",
    en="There is no figure at all for the region or a municipality of it.",
    de="Es gibt keine einzige Zahl für die Region oder eine ihrer Gemeinden.",
)
_CONNECT = Text(
    nl="Sluit een tabel aan, of zet de indicator terug op concept.",
    en="Connect a table, or set the indicator back to draft.",
    de="Schließen Sie eine Tabelle an oder setzen Sie den Indikator auf Entwurf zurück.",
)
_FEW = Text(
    nl="In {period} heeft {present} van de {expected} gemeenten een cijfer.",
    en="About {period} {present} of {expected} municipalities have a figure.",
    de="Für {period} haben {present} von {expected} Gemeinden eine Zahl.",
)
_ASK = Text(
    nl="Kijk bij de bron waarom: geheim, te klein of nog niet gepubliceerd.",
    en="Look at the source why: confidential, too small or not yet published.",
    de="Sehen Sie bei der Quelle nach, warum: geheim, zu klein oder noch nicht veröffentlicht.",
)
_GAPS = Text(
    nl="Tussen {first} en {last} ontbreken {gaps} van de {all} jaren.",
    en="Between {first} and {last} {gaps} of {all} years are missing.",
    de="Zwischen {first} und {last} fehlen {gaps} von {all} Jahren.",
)
_FILL = Text(
    nl="Haal ook de jaren daartussen op, als de bron ze heeft.",
    en="Fetch the years between too, where the source has them.",
    de="Rufen Sie auch die Jahre dazwischen ab, wenn die Quelle sie hat.",
)
_CHALLENGE = Text(
    nl="Opgave {number} heeft nog geen enkele indicator met een cijfer.",
    en="Challenge {number} has no indicator with a figure yet.",
    de="Aufgabe {number} hat noch keinen Indikator mit einer Zahl.",
)
_FIND = Text(
    nl="Kijk op de pagina Data welke tabel ontbreekt en wie die kan leveren.",
    en="See on the page Data which table is missing and who could provide it.",
    de="Sehen Sie auf der Seite Daten, welche Tabelle fehlt und wer sie liefern kann.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """The figures of an indicator for the municipalities of the region.

    ``present`` of ``expected`` (municipalities × periods with any figure) are there;
    ``newest_present`` of ``areas`` in the newest period. An indicator that only has figures for
    the region as a whole expects none of them. ``missing_years`` lie between first and newest;
    ``is_elsewhere`` tells whether any other area has a figure.
    """

    indicator: str
    areas: int
    periods: int
    present: int
    first: str
    newest: str
    newest_present: int
    missing_years: int
    has_region: bool
    is_elsewhere: bool

    @property
    def expected(self) -> int:
        """How many figures there could be."""
        return self.areas * self.periods


def coverage_of(
    series: pl.DataFrame, *, indicators: Sequence[str], members: Sequence[str], region: str
) -> tuple[Coverage, ...]:
    """Return the coverage of each of ``indicators`` over ``members``, in their order."""
    known = series.drop_nulls("value")
    by_members = known.filter(pl.col("area").is_in(list(members)))
    periods = _periods(by_members)
    anywhere = set(known["indicator"])
    regional = _periods(known.filter(pl.col("area") == region))
    counted = {
        (indicator, period): count
        for indicator, period, count in by_members.group_by("indicator", "period")
        .agg(pl.col("area").n_unique())
        .iter_rows()
    }
    found = []
    for indicator in indicators:
        own = periods.get(indicator) or []
        listed = own or regional.get(indicator) or []
        newest = listed[-1] if listed else ""
        found.append(
            Coverage(
                indicator=indicator,
                areas=len(members) if own else 0,
                periods=len(listed),
                present=sum(counted.get((indicator, period), 0) for period in own),
                first=listed[0] if listed else "",
                newest=newest,
                newest_present=counted.get((indicator, newest), 0),
                missing_years=_missing_years(listed),
                has_region=indicator in regional,
                is_elsewhere=indicator in anywhere,
            )
        )
    return tuple(found)


def coverage_findings(found: Sequence[Coverage]) -> list[QualityFinding]:
    """Return indicators without figures, newest periods with few of them, and missing years."""
    findings = []
    for item in found:
        if not item.periods:
            severity = "warning" if item.is_elsewhere else "serious"
            findings.append(_one(severity, item.indicator, "", _NOTHING, _CONNECT))
            continue
        if item.areas and item.newest_present < LEAST_COVERAGE * item.areas:
            what = told(_FEW, period=item.newest, present=item.newest_present, expected=item.areas)
            findings.append(_one("warning", item.indicator, item.newest, what, _ASK))
        if item.missing_years:
            span = year_of(item.newest) - year_of(item.first) + 1
            what = told(
                _GAPS, first=item.first, last=item.newest, gaps=item.missing_years, all=span
            )
            findings.append(_one("note", item.indicator, "", what, _FILL))
    return findings


def challenge_findings(
    challenges: Mapping[int, Sequence[str]], found: Sequence[Coverage]
) -> list[QualityFinding]:
    """Return the challenges (number → indicators) of which no indicator has a figure."""
    known = {item.indicator for item in found if item.periods}
    return [
        _one("warning", f"{number}", "", told(_CHALLENGE, number=number), _FIND)
        for number, indicators in sorted(challenges.items())
        if not known.intersection(indicators)
    ]


def _one(severity: str, place: str, period: str, what: Text, action: Text) -> QualityFinding:
    return QualityFinding(
        kind="coverage",
        severity=severity,  # type: ignore[arg-type]  # one of the three, above
        place=place,
        period=period,
        what=what,
        action=action,
    )


def _periods(frame: pl.DataFrame) -> dict[str, list[str]]:
    listed = frame.group_by("indicator").agg(pl.col("period").unique().sort())
    return dict(listed.iter_rows())


def _missing_years(periods: Sequence[str]) -> int:
    years = {year_of(period) for period in periods}
    return max(years) - min(years) + 1 - len(years) if years else 0
