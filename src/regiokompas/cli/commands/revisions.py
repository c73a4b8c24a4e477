"""`regiokompas revisions`: how much the figures of an indicator moved after they came out."""

from typing import Annotated, Any

import typer

from regiokompas.analysis.revisions import direction_changes, revision_statistics
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import workplace
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.pipeline.series import rules_of
from regiokompas.pipeline.vintages import facts_of, tables_of, vintages_of
from regiokompas.warehouse.packs import Pack, pack_of

VINTAGE_KEYS = ("retrieved_at", "source_version", "sha256")


@app.command()
def revisions(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Tell the vintages of an indicator, and how far later figures lie from the first ones."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    pack = pack_of(chosen_release(here, release))
    facts = facts_of(pack, declared, rules_of(here.declarations, here.region))
    statistics = revision_statistics(facts).drop("indicator").to_dicts()
    told: dict[str, Any] = {
        "indicator": declared.id,
        "unit": declared.unit,
        "vintages": _vintages(pack, declared, here.region),
        "revision_seen": any(row["figures"] for row in statistics),
        "by_status": statistics,
        "directions": direction_changes(facts).drop("indicator").to_dicts(),
    }
    if as_json:
        print_json(told)
    else:
        _print(declared, told)


def _vintages(pack: Pack, indicator: Indicator, region: Region) -> list[dict[str, str]]:
    return [
        {"table": table} | {key: str(getattr(origin, key)) for key in VINTAGE_KEYS}
        for table in tables_of(indicator, region)
        for origin in vintages_of(pack, table)
    ]


def _print(indicator: Indicator, told: dict[str, Any]) -> None:
    print_table(
        ["table", "retrieved", "version"],
        ((row["table"], row["retrieved_at"], row["source_version"]) for row in told["vintages"]),
        title=indicator.name.en,
    )
    if not told["revision_seen"]:
        say("First vintage of every table: no revision was seen yet, so nothing is known of them.")
        return
    print_table(
        ["first status", "told again", "mean revision", "mean absolute", "sigma", "withdrawn"],
        (
            (
                str(row["status"]),
                str(row["figures"]),
                *map(_number, _sizes(row)),
                str(row["withdrawn"]),
            )
            for row in told["by_status"]
        ),
    )
    for row in told["directions"]:
        say(f"{row['turned']} of {row['pairs']} changes turned from a rise to a fall or back.")


def _sizes(row: dict[str, Any]) -> tuple[float | None, ...]:
    return row["bias"], row["mean_absolute"], row["sigma"]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.3g}"
