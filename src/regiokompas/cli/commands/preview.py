"""`regiokompas preview`: the chart of an indicator, also of one that is not published yet."""

import webbrowser
from typing import Annotated

import polars as pl
import typer

from regiokompas.charts.render import svg_of
from regiokompas.charts.trend import trend_chart
from regiokompas.charts.values import Line, LineKind, Point
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.fetch import Downloads
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import Workplace, now, workplace
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.texts import LANGUAGES
from regiokompas.pipeline.fetch import fetch
from regiokompas.pipeline.needs import parts_by_table, with_names
from regiokompas.pipeline.preview import preview_series
from regiokompas.warehouse.files import write_text
from regiokompas.warehouse.packs import read_pack


@app.command()
def preview(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    language: Annotated[str, typer.Option("--language", help="nl, en or de.")] = "nl",
    do_open: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the picture in a browser.")
    ] = True,
    downloads: Downloads = None,
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Draw an indicator, also a draft, so that its author sees what it will show."""
    if language not in LANGUAGES:
        raise NotFoundError(f"there is no language '{language}'", hint="choose nl, en or de")
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    if downloads is not None:
        fetch(
            with_names(parts_by_table([declared], here.region), here.declarations),
            data_dir=here.data_dir,
            downloads=downloads,
            pinned_dir=here.home / "tables" / "pinned",
            at=now(),
        )
    series = preview_series(
        declared, here.declarations, here.region, store=here.store, packed=_packed(here)
    )
    lines = _lines(series, here)
    if not lines and not series["value"].drop_nulls().is_empty():
        _tell_members(series, here, as_json=as_json)
        return
    if not lines:
        raise NotFoundError(
            f"there is no figure of '{indicator}' for {here.region.name} or {here.region.country}",
            hint="look at its parts: which areas and periods does the table have?",
        )
    chart = trend_chart(
        indicator=declared,
        unit=here.declarations.units[declared.unit],
        lines=lines,
        language=language,
        breaks=declared.breaks,
    )
    path = here.data_dir / "previews" / f"{indicator}-{language}.svg"
    write_text(path, svg_of(chart))
    if as_json:
        print_json({"title": chart.title, "sentence": chart.sentence, "file": str(path)})
    else:
        say(f"{chart.title}\n{chart.sentence}\n{path}")
    if do_open:
        webbrowser.open(path.resolve().as_uri())


def _tell_members(series: pl.DataFrame, here: Workplace, *, as_json: bool) -> None:
    """Tell the newest figure of each municipality where there is none of the region to draw."""
    names = {member.code: member.name for member in here.region.members}
    known = series.filter(pl.col("area").is_in(list(names)), pl.col("value").is_not_null())
    newest = known.filter(pl.col("period") == pl.col("period").max()).sort("area")
    found = [
        {"name": names[area], "period": period, "value": value}
        for area, period, value in newest.select("area", "period", "value").iter_rows()
    ]
    if as_json:
        print_json(found)
        return
    say("There is no figure of the region to draw; its municipalities have:")
    for item in found:
        say(f"  {item['name']}, {item['period']}: {item['value']:g}")


def _packed(here: Workplace) -> pl.DataFrame | None:
    """Return the figures of the region's pack; None where it has none."""
    try:
        return read_pack(here.pack).figures
    except NotFoundError:
        return None


def _lines(series: pl.DataFrame, here: Workplace) -> list[Line]:
    """Return the region's line and the country's, where they have figures."""
    found = []
    shown: tuple[tuple[str, str, LineKind], ...] = (
        (here.region.code, here.region.name, "main"),
        (here.region.country, here.region.country, "comparison"),
    )
    for code, name, kind in shown:
        rows = series.filter(pl.col("area") == code).sort("period")
        points = tuple(
            Point(period=period, value=value, status=status, margin=margin)
            for period, value, status, margin in rows.select(
                "period", "value", "status", "margin"
            ).iter_rows()
        )
        if points:
            found.append(Line(name=name, points=points, kind=kind))
    return found
