"""A new snapshot of a table against the one before: what vanished, changed or came."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.analysis.quality.wording import told
from regiokompas.domain.quality import QualityFinding
from regiokompas.domain.series import Status
from regiokompas.domain.texts import Text

KEY = ["part", "area", "period"]
FINAL = Status.FINAL.value

_VANISHED = Text(
    nl="{n} cijfers die er eerst waren, zijn weg (bijvoorbeeld {area}, {period}).",
    en="{n} figures that were there are gone (for example {area}, {period}).",
    de="{n} Zahlen, die da waren, sind weg (zum Beispiel {area}, {period}).",
)
_LOOK = Text(
    nl="Kijk of het bestand heel is aangekomen; zo niet, haal het opnieuw op. Heeft de bron ze "
    "ingetrokken, noem dat bij de indicator.",
    en="See whether the file arrived whole; if not, fetch it again. Where the source withdrew "
    "them, say so with the indicator.",
    de="Prüfen Sie, ob die Datei vollständig ankam; sonst rufen Sie sie neu ab. Hat die Quelle "
    "sie zurückgezogen, nennen Sie das beim Indikator.",
)
_CHANGED = Text(
    nl="{n} cijfers veranderden, waarvan {final} die al definitief waren (bijvoorbeeld {area}, "
    "{period}).",
    en="{n} figures changed, {final} of which were final already (for example {area}, {period}).",
    de="{n} Zahlen haben sich geändert, davon {final}, die schon endgültig waren (zum Beispiel "
    "{area}, {period}).",
)
_READ = Text(
    nl="Lees bij de bron waarom, en kijk of een oordeel erdoor verandert.",
    en="Read at the source why, and see whether a verdict changes with it.",
    de="Lesen Sie bei der Quelle, warum, und prüfen Sie, ob sich ein Urteil dadurch ändert.",
)
_COLUMNS = Text(
    nl="De kolommen zijn niet meer dezelfde: weg {gone}; nieuw {come}.",
    en="The columns are no longer the same: gone {gone}; new {come}.",
    de="Die Spalten sind nicht mehr dieselben: weg {gone}; neu {come}.",
)
_PIN = Text(
    nl="Kijk of de kolommen die we gebruiken nog hetzelfde betekenen.",
    en="See whether the columns we use still mean the same.",
    de="Prüfen Sie, ob die Spalten, die wir nutzen, noch dasselbe bedeuten.",
)
_NONE = Text(nl="geen", en="none", de="keine")


@dataclass(frozen=True, kw_only=True, slots=True)
class TableChange:
    """The figures of a table before and now (schema ``FIGURES``), and its columns.

    ``columns`` are empty for tables that have none of their own (OData).
    """

    table: str
    before: pl.DataFrame
    now: pl.DataFrame
    columns_before: tuple[str, ...] = ()
    columns_now: tuple[str, ...] = ()


def changed_findings(changes: Sequence[TableChange]) -> list[QualityFinding]:
    """Return what vanished and what changed in each table; figures that came are no finding."""
    return [finding for change in changes for finding in _of(change)]


def _of(change: TableChange) -> list[QualityFinding]:
    known = change.before.drop_nulls("value")
    gone = known.join(change.now.drop_nulls("value"), on=KEY, how="anti").sort(KEY)
    pairs = known.join(change.now.drop_nulls("value"), on=KEY, suffix="_now")
    moved = pairs.filter(pl.col("value") != pl.col("value_now")).sort(KEY)
    found = []
    if not gone.is_empty():
        what = told(_VANISHED, n=len(gone), area=gone["area"][0], period=gone["period"][0])
        found.append(_finding("serious", change.table, what, _LOOK))
    if not moved.is_empty():
        final = moved.filter(pl.col("status").cast(pl.String) == FINAL)
        example = moved.row(0, named=True)
        what = told(
            _CHANGED,
            n=len(moved),
            final=len(final),
            area=example["area"],
            period=example["period"],
        )
        found.append(_finding("note" if final.is_empty() else "warning", change.table, what, _READ))
    if change.columns_before != change.columns_now:
        found.append(_columns(change))
    return found


def _columns(change: TableChange) -> QualityFinding:
    gone = ", ".join(sorted(set(change.columns_before) - set(change.columns_now)))
    come = ", ".join(sorted(set(change.columns_now) - set(change.columns_before)))
    what = told(_COLUMNS, gone=gone or _NONE, come=come or _NONE)
    return _finding("warning", change.table, what, _PIN)


def _finding(severity: str, table: str, what: Text, action: Text) -> QualityFinding:
    return QualityFinding(
        kind="source-changed",
        severity=severity,  # type: ignore[arg-type]  # one of the three, above
        place=table,
        what=what,
        action=action,
    )
