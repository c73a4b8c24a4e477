"""`regiokompas change`: what changed between two moments, and whether that is more than noise."""

from typing import Annotated, Any

import polars as pl
import typer

from regiokompas.analysis.assessment.between import Between, Noise
from regiokompas.analysis.assessment.records import verdicts_of
from regiokompas.cli.app import AsJson, DataDir, RegionName, app
from regiokompas.cli.commands.verify import chosen_release
from regiokompas.cli.output import print_json, say
from regiokompas.cli.workplace import workplace
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.indicators import Indicator
from regiokompas.pipeline.assess import redrawn_in
from regiokompas.pipeline.change import changed, moments_of, noise_of, usual_revision
from regiokompas.pipeline.series import border_marks, rules_of
from regiokompas.warehouse.packs import pack_of
from regiokompas.warehouse.releases import loaded_assessments, loaded_series

# From here on digits behind the point tell nothing any more.
THOUSAND = 1_000


@app.command()
def change(
    indicator: Annotated[str, typer.Argument(help="The identifier of an indicator.")],
    area: Annotated[
        str | None, typer.Option("--area", help="An area code.", show_default="the region")
    ] = None,
    first: Annotated[
        int | None, typer.Option("--from", help="A year.", show_default="the oldest comparable")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", help="A later year.", show_default="the newest")
    ] = None,
    release: Annotated[str, typer.Option("--release", help="Which release.")] = "current",
    data_dir: DataDir = None,
    region: RegionName = "",
    as_json: AsJson = False,
) -> None:
    """Tell what changed between two years, and whether that is more than noise."""
    here = workplace(data_dir=data_dir, region=region)
    declared = here.declarations.indicator(indicator)
    chosen = chosen_release(here, release)
    code = here.region.code if area is None else area
    if code not in chosen.areas():
        raise NotFoundError(
            f"there is no area '{code}' in this release",
            hint="give a code such as GM0153, CR12 or NL01; the page 'data' lists all areas",
        )
    is_own = pl.col("indicator") == declared.id
    series = loaded_series(chosen.folder).filter(is_own)
    rows = loaded_assessments(chosen.folder).filter(is_own, pl.col("area") == code)
    verdict = next(iter(verdicts_of(rows)), None)
    pack, rules = pack_of(chosen), rules_of(here.declarations, here.region)
    is_relative = verdict is not None and verdict.scale == "log"
    revision = usual_revision(pack, declared, rules, is_relative=is_relative)
    noise = noise_of(declared, verdict, revision=revision)
    marks = border_marks([declared], pack.figures, rules)
    found = changed(
        declared,
        moments_of(series, code),
        noise,
        first=first,
        last=last,
        redrawn=redrawn_in(marks).get(declared.id, {}).get(code, ()),
    )
    if found is None:
        raise NotFoundError(
            f"'{declared.id}' has fewer than two figures of {code} that can be set side by side",
            hint="'regiokompas show' tells which there are",
        )
    if as_json:
        print_json(_record(declared, code, found, noise))
    else:
        say(f"{declared.name.en}, {chosen.areas()[code]}: {_sentence(found)}")


def _sentence(found: Between) -> str:
    told = (
        f"{_number(found.then.value)} in {found.then.year}, {_number(found.now.value)} in "
        f"{found.now.year}: {_number(found.change, '+')}"
    )
    if found.broken is not None:
        why = f"Measured otherwise, or in other borders, from {found.broken} on"
        return f"{told}. {why}: not to be compared."
    if found.is_real is None:
        return f"{told}. Whether that is more than noise cannot be said: its size is not known."
    margin = f" (90% margin {_number(found.low, '+')} to {_number(found.high, '+')})"
    verdict = "more than noise" if found.is_real else "not to be told from noise"
    return f"{told}{margin}, {verdict} (p = {found.p:.2g})."


def _number(value: float | None, sign: str = "") -> str:
    if value is None:
        return "–"
    return f"{value:{sign},.0f}" if abs(value) >= THOUSAND else f"{value:{sign}.4g}"


def _record(indicator: Indicator, area: str, found: Between, noise: Noise) -> dict[str, Any]:
    return {
        "indicator": indicator.id,
        "area": area,
        "unit": indicator.unit,
        "from": found.then.year,
        "to": found.now.year,
        "then": found.then.value,
        "now": found.now.value,
        "change": found.change,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "is_real": found.is_real,
        "measured_otherwise_from": found.broken,
        "noise": {
            "scale": noise.scale,
            "process": noise.process,
            "year_to_year": noise.year_to_year,
            "revision": noise.revision,
            "margin_then": found.then.margin,
            "margin_now": found.now.margin,
        },
        "reason": _sentence(found),
    }
