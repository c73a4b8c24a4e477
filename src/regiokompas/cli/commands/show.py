"""`regiokompas show`: the values of an indicator, with where they come from."""

from dataclasses import asdict
from typing import Annotated, Any

import polars as pl
import typer

from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.notation import number_text, period_text, status_text
from regiokompas.domain.provenance import Origin
from regiokompas.warehouse.releases import Release, loaded_series

ORIGIN_KEYS = (
    "publisher",
    "table",
    "address",
    "retrieved_at",
    "source_version",
    "licence",
    "sha256",
)


@app.command()
def show(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    area: Annotated[
        str | None, typer.Option("--area", help="An area code.", show_default="the region")
    ] = None,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Print the values of an indicator for an area, with period, status, unit and origin."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    chosen = chosen_release(here, release)
    code = here.region.code if area is None else area
    rows = _rows(chosen, declared, code)
    if as_json:
        print_json([_as_object(row, declared, chosen.origins()) for row in rows])
    else:
        _print(rows, declared, code, chosen)
    if not rows:
        _say_why_nothing(here, declared, code)


def _rows(release: Release, indicator: Indicator, code: str) -> list[dict[str, Any]]:
    known = release.areas()
    if code not in known:
        form = "" if is_area_code(code) else ", and this is no area code at all"
        raise NotFoundError(
            f"there is no area '{code}' in this release{form}",
            hint="give a code such as GM0153, CR12 or NL01; the page 'data' lists all areas",
        )
    return (
        loaded_series(release.folder)
        .filter((pl.col("indicator") == indicator.id) & (pl.col("area") == code))
        .rows(named=True)
    )


def _as_object(
    row: dict[str, Any], indicator: Indicator, origins: dict[str, Origin]
) -> dict[str, Any]:
    """Return one value as an object; figures of several tables name the others in ``also``."""
    first, *others = (_origin(origins[table]) for table in row["origin"])
    return {
        "indicator": row["indicator"],
        "area": row["area"],
        "period": row["period"],
        "value": _plain(row["value"]),
        "unit": indicator.unit,
        "status": row["status"],
        "margin": row["margin"],
        "origin": first | ({"also": others} if others else {}),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    told = asdict(origin)
    note = origin.note.en if origin.note is not None else ""
    return {key: told[key] for key in ORIGIN_KEYS} | {"title": origin.title, "note": note}


def _plain(value: float | None) -> float | int | None:
    """Return a whole number without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value


def _print(rows: list[dict[str, Any]], indicator: Indicator, code: str, release: Release) -> None:
    origins = release.origins()
    print_table(
        ["period", indicator.unit, "status", "origin"],
        (
            (
                period_text(row["period"], moment=indicator.moment, language="en"),
                number_text(row["value"], decimals=indicator.decimals, language="en"),
                status_text(row["status"], language="en"),
                ", ".join(
                    f"{origins[table].publisher} {origins[table].table}" for table in row["origin"]
                ),
            )
            for row in rows
        ),
        title=f"{indicator.name.en}, {release.areas()[code]} ({code})",
    )


def _say_why_nothing(here: Workplace, indicator: Indicator, code: str) -> None:
    say(f"There are no figures of '{indicator.id}' for {code}.")
    if indicator.status == "draft":
        say("The indicator is a draft: no official figure is connected yet.")
    elif code == here.region.code and indicator.region_note is not None:
        say(indicator.region_note.en)
