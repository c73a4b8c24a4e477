"""`regiokompas show`: the values of an indicator, with where they come from."""

from dataclasses import asdict, replace
from typing import Annotated, Any

import polars as pl
import typer

from regiokompas.analysis.harmonisation.flags import flagged
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.days import day_from
from regiokompas.cli.output import print_json, print_table, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.areas import country_of_area, is_area_code
from regiokompas.domain.corrections import MARK
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.notation import number_text, period_text, status_text
from regiokompas.domain.provenance import Origin
from regiokompas.pipeline.series import rules_of
from regiokompas.pipeline.vintages import Known, days_of, known_on
from regiokompas.warehouse.packs import pack_of
from regiokompas.warehouse.releases import Release, loaded_series

FLAGS = {
    "B": "not to be set beside earlier figures: measured otherwise, or within other borders",
    "G": "told for the municipality of today, from the figures of former ones",
}
ORIGIN_KEYS = (
    "publisher",
    "table",
    "address",
    "retrieved_at",
    "source_version",
    "licence",
    "licence_confirmed",
    "sha256",
)


@app.command()
def show(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    area: Annotated[
        str | None, typer.Option("--area", help="An area code.", show_default="the region")
    ] = None,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    as_known_on: Annotated[
        str,
        typer.Option(
            "--as-known-on",
            help="Only what had been retrieved by the end of this day, such as 2026-05-07.",
            show_default="today",
        ),
    ] = "",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Print the values of an indicator for an area, with period, status, unit and origin."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    chosen = chosen_release(here, release)
    code = here.region.code if area is None else here.region.translated_codes.get(area, area)
    _refuse_unknown_area(chosen, code)
    known = _known(here, chosen, declared, day=day_from(as_known_on) if as_known_on else "")
    rows = _rows(known, declared, chosen.marks(), area=code)
    if as_json:
        told = {"as_known_on": known.day} if known.day else {}
        told |= _comparability(here, declared, code)
        told |= {"note": "invented example"} if here.region.is_example else {}
        print_json([_as_object(row, declared, known.origins) | told for row in rows])
    else:
        _print(rows, declared, f"{chosen.areas()[code]} ({code})", known)
        for graded in _comparability(here, declared, code).values():
            say(f"Comparability with our figures: {graded['grade']}. {graded['difference']}")
    if not rows and known.day:
        _say_why_nothing_then(here, declared, chosen, known)
    elif not rows:
        _say_why_nothing(here, declared, code)


def _rows(
    known: Known, indicator: Indicator, marks: pl.DataFrame, *, area: str
) -> list[dict[str, Any]]:
    """Return the known values of ``area``, each with its flags."""
    own = known.series.filter(pl.col("area") == area)
    return flagged(own, marks=marks, indicators=[indicator]).rows(named=True)


def _known(here: Workplace, release: Release, indicator: Indicator, *, day: str) -> Known:
    """Return the series of ``indicator``; where ``day`` is given, as it was known on that day."""
    if day:
        rules = rules_of(here.declarations, here.region)
        known = known_on(pack_of(release), indicator, rules, day=day)
        return replace(known, origins=release.origins() | known.origins)
    series = loaded_series(release.folder).filter(pl.col("indicator") == indicator.id)
    return Known(day="", series=series, origins=release.origins())


def _refuse_unknown_area(release: Release, code: str) -> None:
    known = release.areas()
    if code not in known:
        form = "" if is_area_code(code) else ", and this is no area code at all"
        raise NotFoundError(
            f"there is no area '{code}' in this release{form}",
            hint="give a code such as GM0153, CR12, NL01 or DEA34; the page 'data' lists all areas",
        )


def _comparability(here: Workplace, indicator: Indicator, code: str) -> dict[str, Any]:
    """Return how far figures of an area abroad compare with ours; nothing for areas of ours."""
    if code not in here.region.codes_abroad:
        return {}
    abroad = indicator.abroad_in(country_of_area(code))
    if abroad is None:
        return {}
    return {"comparability": {"grade": abroad.grade, "difference": abroad.difference.en}}


def _as_object(
    row: dict[str, Any], indicator: Indicator, origins: dict[str, Origin]
) -> dict[str, Any]:
    """Return one value as an object; figures of several tables name the others in ``also``."""
    tables_first = sorted(row["origin"], key=lambda name: name.startswith(MARK))
    first, *others = (_origin(origins[name]) for name in tables_first)
    return {
        "indicator": row["indicator"],
        "area": row["area"],
        "period": row["period"],
        "value": _plain(row["value"]),
        "unit": indicator.unit,
        "status": row["status"],
        "margin": row["margin"],
        "flags": row["flags"],
        "origin": first | ({"also": others} if others else {}),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    told = asdict(origin)
    note = origin.note.en if origin.note is not None else ""
    return {key: told[key] for key in ORIGIN_KEYS} | {"title": origin.title, "note": note}


def _plain(value: float | None) -> float | int | None:
    """Return a whole number without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value


def _print(rows: list[dict[str, Any]], indicator: Indicator, place: str, known: Known) -> None:
    origins = known.origins
    then = f", as known on {known.day}" if known.day else ""
    print_table(
        ["period", indicator.unit, "status", "flags", "origin"],
        (
            (
                period_text(row["period"], moment=indicator.moment, language="en"),
                number_text(row["value"], decimals=indicator.decimals, language="en"),
                status_text(row["status"], language="en"),
                " ".join(row["flags"]),
                ", ".join(
                    f"{origins[table].publisher} {origins[table].table}" for table in row["origin"]
                ),
            )
            for row in rows
        ),
        title=f"{indicator.name.en}, {place}{then}",
    )
    for flag in sorted({flag for row in rows for flag in row["flags"]}):
        say(f"{flag}: {FLAGS[flag]}")


def _say_why_nothing_then(
    here: Workplace, indicator: Indicator, release: Release, known: Known
) -> None:
    days = days_of(pack_of(release), indicator, here.region)
    say(f"On {known.day} no figure of '{indicator.id}' for this area was known here.")
    if days:
        say(f"Its sources were first asked on {days[0]}.")


def _say_why_nothing(here: Workplace, indicator: Indicator, code: str) -> None:
    say(f"There are no figures of '{indicator.id}' for {code}.")
    if indicator.status == "draft":
        say("The indicator is a draft: no official figure is connected yet.")
    elif code == here.region.code and indicator.region_note is not None:
        say(indicator.region_note.en)
