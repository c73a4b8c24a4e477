"""Everything that is found about the quality of a release, on a given day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from regiokompas.analysis.quality.changed import TableChange, changed_findings
from regiokompas.analysis.quality.coverage import (
    Coverage,
    challenge_findings,
    coverage_findings,
    coverage_of,
)
from regiokompas.analysis.quality.flags import correction_findings, flag_findings
from regiokompas.analysis.quality.freshness import Freshness, freshness_findings, freshness_of
from regiokompas.analysis.quality.outliers import outlier_findings, outliers
from regiokompas.analysis.quality.pairs import Agreement, agreement_findings, agreement_of
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.quality import QualityRules
from regiokompas.domain.corrections import Correction
from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.indicators import Part
from regiokompas.domain.quality import SEVERITIES, QualityFinding, Severity
from regiokompas.domain.regions import Region
from regiokompas.pipeline.figures import read_figures
from regiokompas.pipeline.needs import parts_by_table, published, with_names
from regiokompas.sources.files.columns import columns_of
from regiokompas.warehouse.releases import Release, loaded_series
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityReport:
    """The quality of a release on the day ``on``: the findings, and what they rest on.

    ``compared`` counts the tables with an earlier snapshot to compare with.
    """

    release: str
    on: date
    findings: tuple[QualityFinding, ...]
    freshness: tuple[Freshness, ...]
    coverage: tuple[Coverage, ...]
    agreements: tuple[Agreement, ...]
    compared: int

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, the worst first."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}


def quality_of(
    release: Release,
    declarations: Declarations,
    region: Region,
    *,
    challenges: Mapping[int, Sequence[str]],
    corrections: Sequence[Correction],
    rules: QualityRules,
    store: SnapshotStore,
    on: date,
) -> QualityReport:
    """Return the quality of ``release`` as it is on the day ``on``.

    ``challenges`` gives the indicators of each challenge of the plan, by number. Snapshots are
    compared with the ones before them where ``store`` has both.
    """
    series = loaded_series(release.folder)
    members = [member.code for member in region.members]
    indicators = published(declarations)
    own = [region.code, *members]
    coverage = coverage_of(
        series,
        indicators=[indicator.id for indicator in indicators],
        members=members,
        region=region.code,
    )
    freshness = _freshness(series, declarations, own, rules=rules, on=on)
    agreements = tuple(agreement_of(pair, release.figures()) for pair in rules.pairs)
    changes = _changes(declarations, region, store=store)
    names = release.areas()
    newest = {item.indicator: item.newest for item in freshness}
    findings = (
        *freshness_findings(freshness),
        *coverage_findings(coverage),
        *challenge_findings(challenges, coverage),
        *flag_findings(
            series,
            areas=own,
            breaks={indicator.id: indicator.breaks for indicator in indicators},
            year=on.year,
        ),
        *correction_findings(corrections, names=names),
        *outlier_findings(outliers(series), areas=members, names=names, newest=newest),
        *changed_findings(changes),
        *agreement_findings(agreements, names=names),
    )
    return QualityReport(
        release=release.id,
        on=on,
        findings=tuple(sorted(findings, key=lambda item: SEVERITIES.index(item.severity))),
        freshness=freshness,
        coverage=coverage,
        agreements=agreements,
        compared=len(changes),
    )


def _freshness(
    series: pl.DataFrame,
    declarations: Declarations,
    areas: Sequence[str],
    *,
    rules: QualityRules,
    on: date,
) -> tuple[Freshness, ...]:
    known = series.drop_nulls("value").filter(pl.col("area").is_in(list(areas)))
    newest = dict(known.group_by("indicator").agg(pl.col("period").max()).iter_rows())
    found = []
    for indicator in published(declarations):
        tables = [
            [declarations.tables[part.table].table for part in item.parts]
            for item in indicator.inputs.values()
        ]
        found.append(
            freshness_of(
                indicator.id,
                newest=newest.get(indicator.id, ""),
                tables=tables,
                calendar=rules.calendar,
                on=on,
            )
        )
    return tuple(found)


def _changes(
    declarations: Declarations, region: Region, *, store: SnapshotStore
) -> tuple[TableChange, ...]:
    """Return every table of which an earlier snapshot is here, as it was and as it is."""
    found = []
    for table, parts in parts_by_table(published(declarations), region).items():
        history = store.all(table)
        latest = store.latest(table)
        if latest is None:
            continue
        earlier = [item for item in history if item.origin.sha256 != latest.origin.sha256]
        if earlier:
            change = _change(declarations, region, parts, earlier[-1], latest, store=store)
            if change is not None:
                found.append(change)
    return tuple(found)


def _change(
    declarations: Declarations,
    region: Region,
    parts: Sequence[Part],
    before: Snapshot,
    now: Snapshot,
    *,
    store: SnapshotStore,
) -> TableChange | None:
    """Return what changed between two snapshots; None where one cannot be read any more."""
    needed = {now.table_id: parts}
    others: Mapping[str, Snapshot] = {
        table.id: found
        for table in with_names(needed, declarations)
        if (found := store.latest(table.id)) is not None
    }
    try:
        frames = [
            read_figures(
                declarations,
                region,
                needed=needed,
                store=store,
                snapshots={**others, now.table_id: snapshot},
            ).figures
            for snapshot in (before, now)
        ]
        columns = [_columns(declarations, snapshot, store=store) for snapshot in (before, now)]
    except RegiokompasError:
        return None
    return TableChange(
        table=now.table_id,
        before=frames[0],
        now=frames[1],
        columns_before=columns[0],
        columns_now=columns[1],
    )


def _columns(
    declarations: Declarations, snapshot: Snapshot, *, store: SnapshotStore
) -> tuple[str, ...]:
    table = declarations.tables[snapshot.table_id]
    if table.file is None:
        return ()
    return columns_of(table, store.read(snapshot.answers[0]))
