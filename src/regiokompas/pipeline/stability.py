"""Which verdicts stand when figures are revised, from the vintages that are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from regiokompas.analysis.revisions import revision_statistics
from regiokompas.analysis.stability import (
    before_last_revision,
    logarithms,
    moved_by_revision,
    stability,
)
from regiokompas.domain.harmonisation import no_marks
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.stability import Stability
from regiokompas.domain.verdicts import State
from regiokompas.pipeline.assess import assessed
from regiokompas.pipeline.series import Rules
from regiokompas.pipeline.vintages import days_of, facts_of
from regiokompas.warehouse.packs import Pack

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judging:
    """How verdicts are made: by which rules, declared files and last year that counts.

    ``marks`` (``MARKS``) tell where the borders of an area changed.
    """

    rules: Rules
    texts: Mapping[str, str]
    until: int | None
    marks: pl.DataFrame = field(default_factory=no_marks)


def with_stability(
    assessments: pl.DataFrame,
    series: pl.DataFrame,
    pack: Pack,
    indicators: Sequence[Indicator],
    judging: Judging,
) -> pl.DataFrame:
    """Return ``assessments`` (schema ``ASSESSMENTS``) with whether each verdict is stable.

    ``series`` (schema ``SERIES``) is what they were made of, ``pack`` holds the vintages. An
    indicator of whose tables one vintage is kept stays "first vintage". Source:
    docs/explanation/revisions.md.
    """
    revised = [item for item in indicators if len(days_of(pack, item, judging.rules.region)) > 1]
    if not revised or assessments.is_empty():
        return assessments
    told: dict[Key, tuple[str, str | None]] = {}
    for indicator in revised:
        facts = facts_of(pack, indicator, judging.rules)
        if facts["retrieved_at"].n_unique() > 1:
            own = series.filter(pl.col("indicator") == indicator.id)
            told |= _told(indicator, own, facts, pack.figures, judging, now=assessments)
    answers = pl.DataFrame(
        [(*key, *answer) for key, answer in told.items()],
        schema=["indicator", "area", "_stability", "_before"],
        orient="row",
        schema_overrides=dict.fromkeys(("indicator", "area", "_stability", "_before"), pl.String),
    )
    kept = assessments.columns
    kinds = assessments.schema
    return (
        assessments.join(answers, on=["indicator", "area"], how="left", maintain_order="left")
        .with_columns(
            pl.coalesce(pl.col("_stability"), pl.col("stability").cast(pl.String))
            .cast(kinds["stability"])
            .alias("stability"),
            pl.col("_before").cast(kinds["state_before"]).alias("state_before"),
        )
        .select(kept)
    )


def _told(
    indicator: Indicator,
    series: pl.DataFrame,
    facts: pl.DataFrame,
    figures: pl.DataFrame,
    judging: Judging,
    *,
    now: pl.DataFrame,
) -> dict[Key, tuple[str, str | None]]:
    """Return for each area how stable the verdict is, and the state before the last revision."""
    own = now.filter(pl.col("indicator") == indicator.id)
    is_relative = own["scale"].str.starts_with("log").any()
    usual = revision_statistics(logarithms(facts) if is_relative else facts).drop_nulls("sigma")
    sigma = {str(row["status"]): float(row["sigma"]) for row in usual.iter_rows(named=True)}

    def states(other: pl.DataFrame) -> dict[Key, State]:
        found = assessed(
            [indicator],
            other,
            figures,
            region=judging.rules.region,
            texts=judging.texts,
            until=judging.until,
            marks=judging.marks,
        )
        return _states(found)

    before = states(before_last_revision(series, facts))
    shifted = [
        states(moved_by_revision(series, sigma, up=up, is_relative=is_relative))
        for up in (True, False)
    ]
    return {
        key: (
            _answer(key, state, before, shifted).value,
            None if before.get(key) is None else before[key].value,
        )
        for key, state in _states(own).items()
    }


def _answer(
    key: Key, state: State, before: Mapping[Key, State], shifted: Sequence[Mapping[Key, State]]
) -> Stability:
    others = [states[key] for states in shifted if key in states]
    return stability(state, before=before.get(key), shifted=others)


def _states(assessments: pl.DataFrame) -> dict[Key, State]:
    rows = assessments.select("indicator", "area", pl.col("state").cast(pl.String)).iter_rows()
    return {(indicator, area): State(state) for indicator, area, state in rows}
