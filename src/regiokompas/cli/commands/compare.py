"""`regiokompas compare`: an area beside the country, other regions and matched municipalities."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from regiokompas.analysis.comparison.compare import Comparison
from regiokompas.analysis.comparison.sentences import Teller
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.texts import LANGUAGES
from regiokompas.pipeline.comparison import comparer_of
from regiokompas.warehouse.releases import Release, loaded_peers, loaded_series


@app.command()
def compare(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    area: Annotated[
        str | None, typer.Option("--area", help="An area code.", show_default="the region")
    ] = None,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Compare an area with the country, similar municipalities and other regions."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    chosen = chosen_release(here, release)
    code = here.region.code if area is None else area
    if code not in chosen.areas():
        raise NotFoundError(
            f"there is no area '{code}' in this release",
            hint=f"give the code of a municipality such as {here.region.members[0].code}, "
            f"or {here.region.code} for the region",
        )
    found = comparer_of(here.declarations, here.region, texts=chosen.declarations()).compare(
        declared.id,
        code,
        series=loaded_series(chosen.folder),
        peers=loaded_peers(chosen.folder),
        marks=chosen.marks(),
    )
    told = _told(here, chosen, declared.id, code, found)
    if as_json:
        print_json(told)
    else:
        _print(told)


def _told(
    here: Workplace, release: Release, indicator: str, code: str, found: Comparison | None
) -> dict[str, Any]:
    names = release.areas()
    declared = here.declarations.indicators[indicator]
    head = {
        "indicator": indicator,
        "area": code,
        "name": names[code],
        "unit": declared.unit,
        "release": release.id,
    }
    if found is None:
        return {**head, "comparison": None, "reason": _reason(here, release, indicator, code)}
    unit = here.declarations.units[declared.unit]
    return {
        **head,
        "comparison": _as_object(here, found, names),
        "sentences": {
            language: list(
                Teller(indicator=declared, unit=unit, name=names[code], language=language)
                .sentences(found)
                .values()
            )
            for language in LANGUAGES
        },
    }


def _as_object(here: Workplace, found: Comparison, names: dict[str, str]) -> dict[str, Any]:
    comparisons = here.declarations.comparisons
    regions = comparisons.regions.regions if comparisons.regions else ()
    own_names = {region.id: region.name for region in regions}
    content = asdict(found)
    for item in content["group"]["areas"]:
        item["name"] = names.get(item["id"], item["id"])
    for item in content["peers"]:
        item["name"] = own_names.get(item["id"], item["id"])
    content["change_unit"] = "percent" if found.kind == "amount" else "as the indicator"
    content["group"]["version"] = comparisons.matched.version if comparisons.matched else None
    content["regions_not_verified"] = [
        {"id": region.id, "name": region.name, "note": region.note.en if region.note else ""}
        for region in regions
        if not region.is_verified
    ]
    return content


def _reason(here: Workplace, release: Release, indicator: str, code: str) -> str:
    series = loaded_series(release.folder)
    own = series.filter((series["indicator"] == indicator) & (series["area"] == code))
    if own.drop_nulls("value").is_empty():
        return f"there is no figure of '{indicator}' for {code}"
    name = here.declarations.indicators[indicator].name.en
    return (
        f"{name} is a balance of what comes and goes: it grows with the size of an area and has "
        "no growth of its own, so areas of different size cannot be compared by it"
    )


def _print(told: dict[str, Any]) -> None:
    if told["comparison"] is None:
        say(told["reason"])
        return
    for sentence in told["sentences"]["en"]:
        say(sentence)
    content = told["comparison"]
    rows = [(item["name"], item) for item in (*content["peers"], *content["group"]["areas"])]
    print_table(
        ["area", f"value ({content['newest']})", "change"],
        ((name, _written(item["value"]), _written(item["change"])) for name, item in rows),
        title=f"{told['indicator']}, {told['name']} ({told['area']})",
    )


def _written(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}"
