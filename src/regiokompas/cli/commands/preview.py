"""`regiokompas preview`: the chart of an indicator, also of one that is not published yet."""

import webbrowser
from typing import Annotated

import polars as pl
import typer

from regiokompas.charts.render import svg_of
from regiokompas.charts.trend import trend_chart
from regiokompas.charts.values import Line, LineKind, Point
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.texts import LANGUAGES
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
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Draw an indicator, also a draft, so that its author sees what it will show."""
    if language not in LANGUAGES:
        raise NotFoundError(f"there is no language '{language}'", hint="choose nl, en or de")
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    series = preview_series(
        declared, here.declarations, here.region, store=here.store, packed=_packed(here)
    )
    lines = _lines(series, here)
    if not lines:
        raise NotFoundError(
            f"there is no figure of '{indicator}' for {here.region.name} or {here.region.country}",
            hint="an indicator of municipalities only is drawn on its page, not here",
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
