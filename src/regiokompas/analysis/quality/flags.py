"""What sources say of their figures: provisional, estimated, confidential, measured otherwise."""

from collections.abc import Mapping, Sequence

import polars as pl

from regiokompas.analysis.quality.wording import told
from regiokompas.domain.corrections import Correction
from regiokompas.domain.indicators import Break
from regiokompas.domain.periods import year_of
from regiokompas.domain.quality import QualityFinding, Severity
from regiokompas.domain.series import Status
from regiokompas.domain.texts import Text

# A figure that is still provisional after so many years was probably never replaced here.
YEARS_PROVISIONAL = 3

_TOLD = {
    Status.PROVISIONAL: Text(
        nl="{n} cijfers zijn voorlopig, de oudste van {oldest}.",
        en="{n} figures are provisional, the oldest about {oldest}.",
        de="{n} Zahlen sind vorläufig, die älteste von {oldest}.",
    ),
    Status.ESTIMATED: Text(
        nl="{n} cijfers zijn geschat, de oudste van {oldest}.",
        en="{n} figures are estimated, the oldest about {oldest}.",
        de="{n} Zahlen sind geschätzt, die älteste von {oldest}.",
    ),
    Status.SECRET: Text(
        nl="{n} cijfers houdt de bron geheim, de oudste van {oldest}.",
        en="{n} figures are kept confidential by the source, the oldest about {oldest}.",
        de="{n} Zahlen hält die Quelle geheim, die älteste von {oldest}.",
    ),
    Status.UNKNOWN_STATUS: Text(
        nl="Van {n} cijfers is niet bekend of ze definitief zijn, de oudste van {oldest}.",
        en="Of {n} figures it is not known whether they are final, the oldest about {oldest}.",
        de="Von {n} Zahlen ist nicht bekannt, ob sie endgültig sind, die älteste von {oldest}.",
    ),
}
_ALSO = {Status.REVISED_PROVISIONAL: Status.PROVISIONAL}
_BREAK = Text(
    nl="Vanaf {period} anders gemeten: {reason}",
    en="Measured otherwise from {period} on: {reason}",
    de="Ab {period} anders gemessen: {reason}",
)
_CORRECTED = Text(
    nl="{area}, {period}: gecorrigeerd door {by}. {reason}",
    en="{area}, {period}: corrected by {by}. {reason}",
    de="{area}, {period}: korrigiert von {by}. {reason}",
)
_PROPOSED = Text(
    nl="{area}, {period}: {by} stelt een correctie voor die nog niets verandert. {reason}",
    en="{area}, {period}: {by} proposes a correction, which changes nothing yet. {reason}",
    de="{area}, {period}: {by} schlägt eine Korrektur vor, die noch nichts ändert. {reason}",
)
_DECIDE = Text(
    nl="Besluit over de correctie.",
    en="Decide on the correction.",
    de="Entscheiden Sie über die Korrektur.",
)
_REPLACE = Text(
    nl="Haal de tabel opnieuw op: na {years} jaar is er meestal een definitief cijfer.",
    en="Fetch the table again: after {years} years there mostly is a final figure.",
    de="Rufen Sie die Tabelle neu ab: nach {years} Jahren gibt es meist eine endgültige Zahl.",
)
_KEEP_IN_MIND = Text(
    nl="Niets te doen; noem het bij het cijfer.",
    en="Nothing to do; say so beside the figure.",
    de="Nichts zu tun; nennen Sie es bei der Zahl.",
)
_NOT_ACROSS = Text(
    nl="Vergelijk geen jaren van voor en na de breuk.",
    en="Do not compare years before and after the break.",
    de="Vergleichen Sie keine Jahre vor und nach dem Bruch.",
)


def flag_findings(
    series: pl.DataFrame, *, areas: Sequence[str], breaks: Mapping[str, Sequence[Break]], year: int
) -> list[QualityFinding]:
    """Return what the statuses of the figures of ``areas`` say, and the declared breaks.

    ``year`` is the present one: provisional figures that are old are a warning.
    """
    merged = {status.value: other.value for status, other in _ALSO.items()}
    counted = (
        series.filter(pl.col("area").is_in(list(areas)))
        .with_columns(pl.col("status").cast(pl.String).replace(merged))
        .filter(pl.col("status").is_in([status.value for status in _TOLD]))
        .group_by("indicator", "status")
        .agg(pl.len(), pl.col("period").min())
        .sort("indicator", "status")
    )
    found = [
        _finding(indicator, Status(status), count, oldest, year)
        for indicator, status, count, oldest in counted.iter_rows()
    ]
    for indicator, declared in sorted(breaks.items()):
        found += [
            QualityFinding(
                kind="flag",
                severity="note",
                place=indicator,
                period=item.period,
                what=told(_BREAK, period=item.period, reason=item.reason),
                action=_NOT_ACROSS,
            )
            for item in declared
        ]
    return found


def _finding(indicator: str, status: Status, count: int, oldest: str, year: int) -> QualityFinding:
    is_old = status == Status.PROVISIONAL and year - year_of(oldest) >= YEARS_PROVISIONAL
    severity: Severity = "warning" if is_old else "note"
    return QualityFinding(
        kind="flag",
        severity=severity,
        place=indicator,
        period=oldest,
        what=told(_TOLD[status], n=count, oldest=oldest),
        action=told(_REPLACE, years=YEARS_PROVISIONAL) if is_old else _KEEP_IN_MIND,
    )


def correction_findings(
    corrections: Sequence[Correction], *, names: Mapping[str, str]
) -> list[QualityFinding]:
    """Return the corrections of single figures; one that is only proposed is a warning."""
    return [
        QualityFinding(
            kind="flag",
            severity="warning" if item.status == "proposed" else "note",
            place=item.table,
            area=item.area,
            period=item.period,
            what=told(
                _PROPOSED if item.status == "proposed" else _CORRECTED,
                area=names.get(item.area, item.area),
                period=item.period,
                by=item.by,
                reason=item.reason,
            ),
            action=_DECIDE if item.status == "proposed" else _KEEP_IN_MIND,
        )
        for item in corrections
    ]
