"""`regiokompas assess` on official figures: a verdict for every indicator and area, or a reason."""

import json
from dataclasses import replace

import polars as pl
import pytest

from regiokompas.analysis.assessment.records import verdict_record, verdicts_of
from regiokompas.declarations.load import Declarations, load_declarations, load_region
from regiokompas.domain.assessments import ASSESSMENTS
from regiokompas.domain.regions import Region
from regiokompas.domain.verdicts import Gate, State, Tier, Verdict
from regiokompas.pipeline.assess import assessed, last_year_that_counts, targets_in, with_area
from regiokompas.pipeline.build import build_from_pack, declared_texts
from regiokompas.pipeline.verify import verify
from regiokompas.warehouse.packs import pack_of
from regiokompas.warehouse.releases import Release, loaded_series, write_release
from regiokompas.warehouse.snapshots import SnapshotStore

STATES = {
    "insufficient-data", "goal-reached", "goal-possibly-reached", "on-track", "too-slow",
    "right-direction-pace-uncertain", "wrong-direction", "standstill", "not-yet-established",
}  # fmt: skip


@pytest.fixture(scope="module")
def declarations(project_root) -> Declarations:
    return load_declarations(project_root)


@pytest.fixture(scope="module")
def region(project_root) -> Region:
    return load_region(project_root, "twente")


def verdict(
    release: Release, declarations: Declarations, region: Region, indicator: str, *,
    area: str = "CR12", until: int = 2026,
) -> Verdict:  # fmt: skip
    series = loaded_series(release.folder).filter(pl.col("indicator") == indicator)
    declared = declarations.indicator(indicator)
    found = assessed(
        [declared],
        with_area(declared, series, area, year=until),
        release.figures(),
        region=region,
        texts=release.declarations(),
        until=until,
        marks=release.marks(),
    )
    return verdicts_of(found.filter(pl.col("area") == area))[0]


def test_inhabitants_until_2024_grow_too_slowly(official_release, declarations, region) -> None:
    found = verdict(official_release, declarations, region, "inhabitants", until=2024)
    assert (found.state, found.tier) == (State.TOO_SLOW, Tier.STRONG)
    assert (round(found.slope or 0), round(found.slope_se or 0)) == (1942, 763)
    assert found.window == (2017, 2024)
    assert round(found.required_pace or 0) == 3846


def test_every_published_indicator_has_a_verdict_on_every_kind_of_area(
    official_release, declarations, region
) -> None:
    for indicator in declarations.indicators.values():
        if indicator.status != "published":
            continue
        for area in ("CR12", "NL01", "GM0153"):
            found = verdict(official_release, declarations, region, indicator.id, area=area)
            record = json.loads(json.dumps(verdict_record(found), allow_nan=False))
            assert record["state"] in STATES
            assert all(record["reason"][language] for language in ("nl", "en", "de"))


def test_an_area_without_any_figure_has_no_verdict(official_release, declarations, region) -> None:
    found = verdict(official_release, declarations, region, "establishments", area="GM0153")
    assert (found.state, found.gate) == (State.INSUFFICIENT_DATA, Gate.NO_VALUES)


def test_a_year_before_all_figures_has_no_verdict(official_release, declarations, region) -> None:
    found = verdict(official_release, declarations, region, "inhabitants", until=1950)
    assert found.gate is Gate.NO_VALUES


def test_the_last_year_that_counts_follows_from_the_release(official_release) -> None:
    assert last_year_that_counts(official_release.origins().values()) == 2026
    assert last_year_that_counts([]) is None


def test_the_release_holds_the_verdict_on_every_indicator_and_area(official_release) -> None:
    found = official_release.assessments()
    assert dict(found.schema) == ASSESSMENTS
    series = loaded_series(official_release.folder)
    pairs = series.select("indicator", "area").unique()
    assert len(found) == len(pairs)
    assert found["reason_nl"].null_count() == 0
    numbers = found.select(pl.col(pl.Float64))
    assert not any(column.is_nan().any() for column in numbers)


def test_the_release_counts_false_signals_over_headlines_and_municipalities(
    official_release,
) -> None:
    found = official_release.assessments()
    headlines = found.filter(pl.col("is_headline"))
    assert set(headlines["area"]) == {"CR12"}
    assert set(headlines["family"]) == {"headlines"}
    known = found.filter(pl.col("p_adjusted").is_not_null())
    assert (known["p_adjusted"] >= known["p"] - 1e-12).all()
    ranked = found.filter(pl.col("rank").is_not_null())
    assert set(ranked["area"].str.slice(0, 2)) == {"GM"}
    assert (ranked["rank_low"] <= ranked["rank_high"]).all()


def test_a_release_with_another_verdict_is_not_identical(
    official_release, declarations, region, tmp_path
) -> None:
    stored = official_release.assessments()
    changed = stored.with_columns(
        pl.when((pl.col("indicator") == "inhabitants") & (pl.col("area") == "CR12"))
        .then(pl.lit("on-track").cast(stored.schema["state"]))
        .otherwise("state")
        .alias("state")
    )
    contents = build_from_pack(
        declarations,
        region,
        pack=pack_of(official_release),
        texts=official_release.declarations(),
        code_version="test",
    )
    forged = write_release(replace(contents, assessments=changed), folder=tmp_path / "releases")
    found = verify(forged, store=SnapshotStore(tmp_path / "none"), code_version="test")
    assert not found.identical
    assert "the verdict on inhabitants in CR12 is on-track" in found.difference


def test_an_ambition_that_is_not_public_gives_no_target_away(project_root) -> None:
    texts = declared_texts(project_root, region="twente")
    path = "regions/twente/plan/ambitions.toml"
    closed = texts[path].replace(
        'id = "inhabitants"\n', 'id = "inhabitants"\nvisibility = "region"\n'
    )
    assert "inhabitants" in {target.id for target in targets_in(texts, "twente")}
    hidden = targets_in(texts | {path: closed}, "twente")
    assert "inhabitants" not in {target.id for target in hidden}
