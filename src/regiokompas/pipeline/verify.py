"""A release recomputed, and the first difference named."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from regiokompas.declarations.load import Declarations, load_declarations, load_region
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.regions import Region
from regiokompas.pipeline.build import build_contents, build_from_pack, contents_without_figures
from regiokompas.pipeline.history import Kept
from regiokompas.warehouse.packs import pack_of
from regiokompas.warehouse.releases import ASSESSMENTS_FILE, Contents, Release, serialised
from regiokompas.warehouse.snapshots import Snapshot, SnapshotStore


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What recomputing a release showed.

    ``recomputed_from`` is "snapshots", "figures" where the snapshots are not here and only the
    second half of the way (figures to indicators) could be repeated, or "declarations" for a
    release without figures.
    """

    release: str
    identical: bool
    recomputed_from: str
    difference: str = ""


def verify(release: Release, *, store: SnapshotStore, code_version: str) -> Verification:
    """Recompute ``release`` with the declarations it carries and compare it byte for byte.

    Raises ``StorageError`` where the release or a snapshot is damaged.
    """
    release.check_files()
    texts = release.declarations()
    with TemporaryDirectory() as folder:
        _write_texts(texts, Path(folder))
        declarations = load_declarations(Path(folder))
        region = load_region(Path(folder), release.region)
        recomputed, source = _recomputed(
            release, declarations, region, store=store, texts=texts, code_version=code_version
        )
    difference = _first_difference(release, recomputed)
    return Verification(
        release=release.id,
        identical=not difference,
        recomputed_from=source,
        difference=difference,
    )


def _write_texts(texts: Mapping[str, str], folder: Path) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _recomputed(
    release: Release,
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    texts: Mapping[str, str],
    code_version: str,
) -> tuple[Contents, str]:
    if not release.manifest["snapshots"]:
        contents = contents_without_figures(region, texts=texts, code_version=code_version)
        return contents, "declarations"
    snapshots = _snapshots(release, store=store)
    if snapshots is not None:
        contents = build_contents(
            declarations,
            region,
            store=store,
            texts=texts,
            code_version=code_version,
            snapshots=snapshots,
            kept=[Kept(place=str(release.folder), read=partial(pack_of, release))],
            only={
                table: [origin.sha256 for origin in origins]
                for table, origins in release.history().vintages.items()
            },
        )
        return contents, "snapshots"
    contents = build_from_pack(
        declarations, region, pack=pack_of(release), texts=texts, code_version=code_version
    )
    return contents, "figures"


def _snapshots(release: Release, *, store: SnapshotStore) -> dict[str, Snapshot] | None:
    """Return the very snapshots of ``release``; None where one of them is not here."""
    found = {}
    try:
        for table, digest in release.manifest["snapshots"].items():
            found[table] = store.find(digest, table_id=table)
    except NotFoundError:
        return None
    return found


def _first_difference(release: Release, recomputed: Contents) -> str:
    if release.manifest["code_version"] != recomputed.code_version:
        return (
            f"the release was built with version {release.manifest['code_version']}, "
            f"this is version {recomputed.code_version}"
        )
    for name, content in serialised(recomputed).items():
        if sha256(content).hexdigest() != release.manifest["files"].get(name):
            stored, anew = {
                "series.parquet": (release.series, recomputed.series),
                "figures.parquet": (release.figures, recomputed.figures),
            }.get(name, (None, None))
            detail = _first_row(stored(), anew) if stored is not None and anew is not None else ""
            if name == ASSESSMENTS_FILE:
                detail = _first_verdict(release.assessments(), recomputed.assessments)
            return f"{name} differs{detail}"
    return ""


def _first_row(stored: pl.DataFrame, anew: pl.DataFrame) -> str:
    """Return the first figure that differs, in words; empty where only the bytes differ."""
    key = stored.columns[:3]
    both = stored.join(anew, on=key, how="full", suffix="_anew", coalesce=True).sort(key)
    differing = both.filter(
        ~pl.col("value").eq_missing(pl.col("value_anew"))
        | ~pl.col("status").eq_missing(pl.col("status_anew"))
    )
    if differing.is_empty():
        return ""
    row = differing.row(0, named=True)
    where = ", ".join(str(row[name]) for name in key)
    return (
        f": {where} is {row['value']} ({row['status']}) in the release "
        f"and {row['value_anew']} ({row['status_anew']}) recomputed"
    )


def _first_verdict(stored: pl.DataFrame, anew: pl.DataFrame) -> str:
    """Return the first verdict that differs, in words; empty where only other components do."""
    key = ["indicator", "area"]
    columns = [*key, "state", "tier"]
    both = stored.select(columns).join(
        anew.select(columns), on=key, how="full", suffix="_anew", coalesce=True
    )
    differing = both.filter(
        ~pl.col("state").eq_missing(pl.col("state_anew"))
        | ~pl.col("tier").eq_missing(pl.col("tier_anew"))
    ).sort(key)
    if differing.is_empty():
        return ""
    row = differing.row(0, named=True)
    return (
        f": the verdict on {row['indicator']} in {row['area']} is {row['state']} ({row['tier']}) "
        f"in the release and {row['state_anew']} ({row['tier_anew']}) recomputed"
    )
