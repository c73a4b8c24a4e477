"""From the series of a release to verdicts on its indicators."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from regiokompas.analysis.assessment.indicators import Aim, findings_on
from regiokompas.analysis.assessment.sizes import sizes_of
from regiokompas.analysis.assessment.together import assessments_of, funnels_of
from regiokompas.declarations.choices import Choices
from regiokompas.declarations.plan import parse_plan
from regiokompas.declarations.read import parse_toml
from regiokompas.declarations.targets import Targets
from regiokompas.domain.assessments import FINDINGS, no_assessments
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.plans import PlanAmbition
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.series import SERIES, Status
from regiokompas.domain.targets import RegionTarget, with_ambition
from regiokompas.domain.visibility import Visibility


def last_year_that_counts(origins: Iterable[Origin]) -> int | None:
    """Return the year in which a source was asked last; None without any source.

    Figures count as known up to then, so that the same release always gives the same verdicts.
    """
    return max((int(origin.retrieved_at[:4]) for origin in origins), default=None)


def targets_in(texts: Mapping[str, str], region: str) -> tuple[RegionTarget, ...]:
    """Return the targets of ``region`` that ``texts`` (path → declared file) declare.

    What an ambition of the plan states is filled in. An ambition that is not public has no target
    here: a verdict would tell it, and everybody reads verdicts. Without a file there are none.
    """
    folder = f"regions/{region}"
    own = texts.get(f"{folder}/targets.toml")
    if own is None:
        return ()
    name = "ambitions.toml"
    stated = {name: texts[f"{folder}/plan/{name}"]} if f"{folder}/plan/{name}" in texts else {}
    ambitions = {item.id: item for item in parse_plan(stated, f"{folder}/plan").register.ambitions}
    targets = parse_toml(own, Targets, place=f"{folder}/targets.toml").targets
    return tuple(
        with_ambition(target, ambitions[target.ambition])
        if target.ambition in ambitions
        else target
        for target in targets
        if target.ambition not in ambitions or is_open(ambitions[target.ambition])
    )


def is_open(ambition: PlanAmbition) -> bool:
    """Return whether everybody may know ``ambition``."""
    return ambition.visibility is Visibility.PUBLIC


def headlines_in(texts: Mapping[str, str], region: Region) -> frozenset[str]:
    """Return the indicators that tell most about the challenges of ``region``.

    Where no choice is declared they are those with a target: nothing else was promised of.
    """
    path = f"regions/{region.id}/indicators.toml"
    choices = parse_toml(texts[path], Choices, place=path).choices if path in texts else ()
    chosen = frozenset(choice.indicator for choice in choices if choice.is_headline)
    return chosen or frozenset(target.indicator for target in targets_in(texts, region.id))


def redrawn_in(marks: pl.DataFrame) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return by indicator and area the years from which figures are about another area.

    ``marks`` has the columns ``MARKS``.
    """
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    broken = marks.filter(pl.col("mark") == "B").sort("period")
    for indicator, area, period in broken.select("indicator", "area", "period").iter_rows():
        years = found.setdefault(indicator, {})
        years[area] = (*years.get(area, ()), int(period[:4]))
    return found


def assessed(
    indicators: Sequence[Indicator],
    series: pl.DataFrame,
    figures: pl.DataFrame,
    *,
    region: Region,
    texts: Mapping[str, str],
    until: int | None,
    marks: pl.DataFrame,
) -> pl.DataFrame:
    """Return the verdict on every indicator and area of ``series`` (schema ``ASSESSMENTS``).

    ``texts`` are the declared files, ``until`` the last year that counts; without one there is
    nothing to judge. ``marks`` (``MARKS``) tell where the borders of an area changed.
    """
    if until is None:
        return no_assessments()
    members = tuple(member.code for member in region.members)
    aim = Aim(
        targets=targets_in(texts, region.id),
        country=region.country,
        members=members,
        redrawn=redrawn_in(marks),
    )
    by_indicator = series.partition_by("indicator", as_dict=True)
    findings = pl.concat(
        [pl.DataFrame(schema=FINDINGS)]
        + [
            findings_on(indicator, by_indicator[indicator.id,], aim=aim, until=until)
            for indicator in indicators
            if (indicator.id,) in by_indicator
        ]
    )
    funnels = [
        funnels_of(indicator, findings, sizes_of(indicator, figures), country=region.country)
        for indicator in indicators
    ]
    return assessments_of(
        findings,
        headlines=headlines_in(texts, region),
        region=region.code,
        members=members,
        indicators={indicator.id: indicator for indicator in indicators},
        funnels=pl.concat(funnels) if funnels else no_assessments().select("indicator", "area"),
    )


def with_area(indicator: Indicator, series: pl.DataFrame, area: str, *, year: int) -> pl.DataFrame:
    """Return ``series`` (schema ``SERIES``) with a row that says ``area`` has no figure.

    Where it has figures nothing is added.
    """
    if area in series["area"]:
        return series
    row: dict[str, object] = {
        "indicator": indicator.id,
        "area": area,
        "period": str(year),
        "value": None,
        "status": Status.NOT_AVAILABLE.value,
        "margin": None,
        "origin": [],
    }
    return series.vstack(pl.DataFrame([row], schema=SERIES))
