"""From snapshots or a figures pack to a release."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from regiokompas.analysis.comparison.peers import PEERS, peer_series
from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.domain.series import FIGURES, SERIES, checked
from regiokompas.pipeline.assess import assessed, last_year_that_counts
from regiokompas.pipeline.figures import Progress, read_figures, read_region_boundaries
from regiokompas.pipeline.history import Kept, gathered_states, history_of
from regiokompas.pipeline.needs import inputs_needed, parts_by_table, published
from regiokompas.pipeline.protection import protected_vintages, with_helpers
from regiokompas.pipeline.series import (
    border_marks,
    corrected_figures,
    correction_origins,
    rules_of,
    series_of,
    told_for_today,
)
from regiokompas.pipeline.stability import Judging, with_stability
from regiokompas.warehouse.packs import Pack
from regiokompas.warehouse.releases import Contents
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore

# The ambitions of the plan state what the targets refer to.
REGION_FILES = (
    "region.toml",
    "targets.toml",
    "indicators.toml",
    "corrections.toml",
    "plan/ambitions.toml",
)


def build_contents(
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress = lambda _: None,
    snapshots: Mapping[str, Snapshot] | None = None,
    kept: Iterable[Kept] = (),
    only: Mapping[str, Collection[str]] | None = None,
) -> Contents:
    """Return the contents of a release, parsed from the newest snapshots (or from ``snapshots``).

    ``texts`` are the declared files themselves. Earlier vintages are taken from the snapshots and
    from the releases and packs in ``kept``; where ``only`` is given, no others than it lists by
    table (digests). Raises ``StorageError`` where a table has no
    snapshot, and whatever the readers refuse.
    """
    needed = with_helpers(declarations, parts_by_table(published(declarations), region))
    reading = read_figures(
        declarations,
        region,
        needed=needed,
        store=store,
        progress=progress,
        snapshots=snapshots,
    )
    boundaries, origins = read_region_boundaries(
        declarations, region, store=store, snapshots=snapshots
    )
    states = gathered_states(
        declarations,
        region,
        needed=needed,
        store=store,
        present=reading,
        kept=kept,
        only=only,
        tell=progress,
    )
    figures, vintages, hidden = protected_vintages(
        reading.figures, states, declarations, region, needed=needed
    )
    pack = Pack(
        figures=figures,
        origins=reading.origins | origins,
        areas=_areas(figures, region=region, names=reading.names),
        boundaries=boundaries,
        history=history_of(vintages),
        hidden=hidden,
    )
    return build_from_pack(
        declarations, region, pack=pack, texts=texts, code_version=code_version, progress=progress
    )


def unbuilt_contents(
    region: Region, *, pack: Pack, texts: Mapping[str, str], code_version: str
) -> Contents:
    """Return what a release from ``pack`` would hold, but for its series: to compare with."""
    return Contents(
        region=region.id,
        series=pl.DataFrame(schema=SERIES),
        figures=pack.figures,
        origins=dict(pack.origins),
        areas=dict(pack.areas),
        boundaries=pack.boundaries,
        declarations=dict(texts),
        code_version=code_version,
        history=pack.history,
        hidden=pack.hidden,
    )


def contents_without_figures(
    region: Region, *, texts: Mapping[str, str], code_version: str
) -> Contents:
    """Return a release without any figure: nobody publishes those of an invented region."""
    areas = {region.code: region.name, **{item.code: item.name for item in region.members}}
    no_map = {"type": "FeatureCollection", "features": []}
    pack = Pack(figures=pl.DataFrame(schema=FIGURES), origins={}, areas=areas, boundaries=no_map)
    return unbuilt_contents(region, pack=pack, texts=texts, code_version=code_version)


def build_from_pack(
    declarations: Declarations,
    region: Region,
    *,
    pack: Pack,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress = lambda _: None,
) -> Contents:
    """Return the contents of a release from a figures pack: the same as from its snapshots."""
    indicators = published(declarations)
    _refuse_absent_parts(indicators, pack.figures, region=region, tables_read=set(pack.origins))
    _refuse_absent_members(region, pack.figures)
    others = peers_of(declarations, region)
    rules = rules_of(declarations, region)
    series, peers = [], [pl.DataFrame(schema=PEERS)]
    for indicator in indicators:
        progress(f"compute {indicator.id}")
        series.append(series_of(indicator, pack.figures, rules))
        used = corrected_figures(indicator, pack.figures, rules)
        peers.append(peer_series(indicator, told_for_today(indicator, used, rules), peers=others))
    whole = checked(pl.concat(series), SERIES, place=f"release of {region.id}")
    progress("assess")
    marks = border_marks(indicators, pack.figures, rules)
    judging = Judging(
        rules=rules, texts=texts, until=last_year_that_counts(pack.origins.values()), marks=marks
    )
    assessments = assessed(
        indicators,
        whole,
        pack.figures,
        region=region,
        texts=texts,
        until=judging.until,
        marks=marks,
    )
    return Contents(
        region=region.id,
        peers=pl.concat(peers),
        series=whole,
        assessments=with_stability(assessments, whole, pack, indicators, judging),
        figures=pack.figures,
        origins=dict(pack.origins),
        areas=dict(pack.areas),
        boundaries=dict(pack.boundaries),
        declarations=dict(texts),
        code_version=code_version,
        history=pack.history,
        hidden=pack.hidden,
        marks=marks,
        corrections=correction_origins(rules, declarations),
    )


def peers_of(declarations: Declarations, region: Region) -> dict[str, tuple[str, ...]]:
    """Return the municipalities of every other programme region that is certain.

    A region that shares a municipality with ``region`` is no other one.
    """
    own = {member.code for member in region.members}
    return {
        peer: members
        for peer, members in declarations.comparisons.peers.items()
        if not own.intersection(members)
    }


def declared_texts(home: Path, *, region: str) -> dict[str, str]:
    """Return the text of every declared file a release depends on, by its path below ``home``."""
    paths = [
        *(home / "indicators").rglob("*.toml"),
        *(home / "tables").glob("*.toml"),
        *(home / "regions" / region / name for name in REGION_FILES),
        *(home / "comparisons").glob("*.toml"),
        *(home / "borders").glob("*.toml"),
    ]
    return {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if path.is_file()
    }


def _areas(figures: pl.DataFrame, *, region: Region, names: Mapping[str, str]) -> dict[str, str]:
    """Return the name of every area that has figures; the region's own names win."""
    own = {
        region.code: region.name,
        **{member.code: member.name for member in region.members},
        **{border.country: border.name.nl for border in region.borders},
        **{item.code: item.name for border in region.borders for item in border.neighbours},
    }
    codes = sorted({*figures["area"].unique().to_list(), *own})
    return {code: own.get(code, names.get(code, code)) for code in codes}


def _refuse_absent_parts(
    indicators: Sequence[Indicator],
    figures: pl.DataFrame,
    *,
    region: Region,
    tables_read: Collection[str],
) -> None:
    """Refuse a part without figures, unless its table was read and is about other regions.

    A table of one region has nothing for another: its indicators stay empty there.
    """
    present = set(figures["part"].unique().to_list())
    about_this_region = {part.split("|")[0] for part in present}
    elsewhere = set(tables_read) - about_this_region
    for indicator in indicators:
        for name, declared in inputs_needed(indicator, region):
            for part in declared.parts:
                if part.key not in present and part.table not in elsewhere:
                    raise FigureError(
                        f"input '{name}' of indicator '{indicator.id}' has no figures: "
                        f"nothing was read for {part.key}",
                        place=f"indicator {indicator.id}",
                        hint="fetch and build again; in a figures pack: write the pack anew",
                    )


def _refuse_absent_members(region: Region, figures: pl.DataFrame) -> None:
    """Refuse a member of which no table has any figure: its code does not exist."""
    known = set(figures["area"].unique())
    for member in region.members:
        if member.code not in known:
            raise FigureError(
                f"{member.name} ({member.code}) is declared as a member of {region.name}, "
                "but no table has any figure of it",
                place=f"regions/{region.id}/region.toml",
                hint="correct the code; the official codes are in the list of any CBS table",
            )
