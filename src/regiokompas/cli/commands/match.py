"""`regiokompas match`: which municipalities are most alike, and do the frozen lists still hold?"""

import sys
from typing import Annotated, Any

import typer

from regiokompas.analysis.comparison.matching import Match, differences
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import Workplace, now, workplace
from regiokompas.declarations.comparison import MATCHED_FILE, matched_toml
from regiokompas.domain.comparison import MatchedMunicipalities
from regiokompas.pipeline.comparison import rematched
from regiokompas.warehouse.files import write_text
from regiokompas.warehouse.releases import loaded_series

HEAD = """With which municipalities each municipality is compared, the nearest first.
Written by 'regiokompas match --write' from the rule in matching.toml; never by hand.
The lists stay as they are until the rule changes: newer figures do not move them."""


@app.command()
def match(
    write: Annotated[
        bool, typer.Option("--write", help="Freeze the recomputed lists as a new version.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with an error where the lists differ.")
    ] = False,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Recompute the matched municipalities and say whether the frozen lists still agree."""
    here = workplace(data_dir=data_dir, region=region)
    release = chosen_release(here, "current")
    found = rematched(loaded_series(release.folder), here.declarations)
    told = _told(here, found, names=release.areas(), release=release.id)
    if write:
        _freeze(here, found)
    if as_json:
        print_json(told)
    else:
        _say(told)
    if strict and not told["agrees"]:
        sys.exit(1)


def _told(
    here: Workplace, found: tuple[Match, ...], *, names: dict[str, str], release: str
) -> dict[str, Any]:
    frozen = here.declarations.comparisons.matched
    changed = differences(frozen.matches if frozen else {}, found)
    return {
        "agrees": frozen is not None and not changed,
        "version": frozen.version if frozen else None,
        "date": frozen.date if frozen else None,
        "rule_version": frozen.rule_version if frozen else None,
        "release": release,
        "municipalities": len(found),
        "with_matches": sum(bool(item.others) for item in found),
        "differences": {
            area: {"frozen": before, "recomputed": after}
            for area, (before, after) in changed.items()
        },
        "matches": {item.area: _as_object(item, names) for item in found},
    }


def _as_object(item: Match, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names.get(item.area, item.area),
        "absent": item.absent,
        "matches": [
            {"area": code, "name": names.get(code, code), "distance": round(distance, 6)}
            for code, distance in zip(item.others, item.distances, strict=True)
        ],
    }


def _freeze(here: Workplace, found: tuple[Match, ...]) -> None:
    comparisons = here.declarations.comparisons
    before = comparisons.matched
    anew = MatchedMunicipalities(
        version=before.version + 1 if before else 1,
        date=now().date().isoformat(),
        rule_version=comparisons.matching.version if comparisons.matching else 1,
        matches={item.area: item.others for item in found if item.others},
    )
    path = here.home / "comparisons" / MATCHED_FILE
    write_text(path, matched_toml(anew, head=HEAD))
    say(f"Written: {path} (version {anew.version}, {len(anew.matches)} municipalities)")


def _say(told: dict[str, Any]) -> None:
    say(f"{told['with_matches']} of {told['municipalities']} municipalities can be matched.")
    if told["version"] is None:
        say("No lists are frozen yet: 'regiokompas match --write' freezes these.")
    elif told["agrees"]:
        say(f"The frozen lists (version {told['version']}, {told['date']}) still agree.")
    else:
        say(
            f"{len(told['differences'])} of the frozen lists (version {told['version']}, "
            f"{told['date']}) differ: {', '.join(list(told['differences'])[:10])}.\n"
            "  → they stay in use; 'regiokompas match --write' freezes the new ones"
        )
