"""From snapshots or a figures pack to a release."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from regiokompas.analysis.formulas import indicator_series
from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.series import SERIES, checked
from regiokompas.pipeline.figures import Progress, read_figures, read_region_boundaries
from regiokompas.pipeline.needs import parts_by_table, published
from regiokompas.warehouse.packs import Pack
from regiokompas.warehouse.releases import Contents
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore


def build_contents(
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress = lambda _: None,
    snapshots: Mapping[str, Snapshot] | None = None,
) -> Contents:
    """Return the contents of a release, parsed from the newest snapshots (or from ``snapshots``).

    ``texts`` are the declared files themselves. Raises ``StorageError`` where a table has no
    snapshot, and whatever the readers refuse.
    """
    reading = read_figures(
        declarations,
        region,
        needed=parts_by_table(published(declarations)),
        store=store,
        progress=progress,
        snapshots=snapshots,
    )
    boundaries, origins = read_region_boundaries(
        declarations, region, store=store, snapshots=snapshots
    )
    return contents_from_figures(
        declarations,
        region,
        figures=reading.figures,
        origins=reading.origins | origins,
        areas=_areas(reading.figures, region=region, names=reading.names),
        boundaries=boundaries,
        texts=texts,
        code_version=code_version,
        progress=progress,
    )


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
    return contents_from_figures(
        declarations,
        region,
        figures=pack.figures,
        origins=pack.origins,
        areas=pack.areas,
        boundaries=pack.boundaries,
        texts=texts,
        code_version=code_version,
        progress=progress,
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
    )


def contents_from_figures(
    declarations: Declarations,
    region: Region,
    *,
    figures: pl.DataFrame,
    origins: Mapping[str, Origin],
    areas: Mapping[str, str],
    boundaries: Mapping[str, Any],
    texts: Mapping[str, str],
    code_version: str,
    progress: Progress,
) -> Contents:
    """Return the contents of a release computed from ``figures`` (schema ``FIGURES``)."""
    indicators = published(declarations)
    _refuse_absent_parts(indicators, figures, tables_read=set(origins))
    _refuse_absent_members(region, figures)
    series = []
    for indicator in indicators:
        progress(f"compute {indicator.id}")
        series.append(
            indicator_series(
                indicator,
                figures,
                region=region.code,
                members=[member.code for member in region.members],
                country=region.country,
            )
        )
    return Contents(
        region=region.id,
        series=checked(pl.concat(series), SERIES, place=f"release of {region.id}"),
        figures=figures,
        origins=dict(origins),
        areas=dict(areas),
        boundaries=dict(boundaries),
        declarations=dict(texts),
        code_version=code_version,
    )


def declared_texts(home: Path, *, region: str) -> dict[str, str]:
    """Return the text of every declared file a release depends on, by its path below ``home``."""
    paths = [
        *(home / "indicators").rglob("*.toml"),
        *(home / "tables").glob("*.toml"),
        home / "regions" / region / "region.toml",
    ]
    return {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
    }


def _areas(figures: pl.DataFrame, *, region: Region, names: Mapping[str, str]) -> dict[str, str]:
    """Return the name of every area that has figures; the region's own names win."""
    own = {region.code: region.name, **{member.code: member.name for member in region.members}}
    codes = sorted({*figures["area"].unique().to_list(), *own})
    return {code: own.get(code, names.get(code, code)) for code in codes}


def _refuse_absent_parts(
    indicators: Sequence[Indicator], figures: pl.DataFrame, *, tables_read: Collection[str]
) -> None:
    """Refuse a part without figures, unless its table was read and is about other regions.

    A table of one region has nothing for another: its indicators stay empty there.
    """
    present = set(figures["part"].unique().to_list())
    about_this_region = {part.split("|")[0] for part in present}
    elsewhere = set(tables_read) - about_this_region
    for indicator in indicators:
        for name, declared in indicator.inputs.items():
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
