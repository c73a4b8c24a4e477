"""What the plan check looks at: the declared plan beside the indicators and figures there are."""

from dataclasses import fields

import polars as pl

from regiokompas.analysis.coherence.views import OfficialFigure, PlanView, PublishedIndicator
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.declarations.targets import declared_targets
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region

_IN_VIEW = {field.name for field in fields(PlanView)}


def plan_view(
    plan: DeclaredPlan,
    declarations: Declarations,
    region: Region,
    *,
    series: pl.DataFrame,
    origins: dict[str, Origin],
) -> PlanView:
    """Return ``plan`` as the check takes it, with the published indicators and their figures.

    ``series`` (schema ``SERIES``) and ``origins`` are those of a release. An indicator has a
    baseline where the region or one of its members has a figure, and a target where an ambition
    of the plan or a declared target of the region names it.
    """
    shown = [region.code, *(member.code for member in region.members)]
    known = series.filter(pl.col("area").is_in(shown), pl.col("value").is_not_null())
    with_figure = set(known["indicator"].unique())
    with_target = {
        *(ambition.indicator for ambition in plan.register.ambitions),
        *(target.indicator for target in declared_targets(declarations.root, region.id)),
    }
    registers = {
        field.name: getattr(plan.register, field.name)
        for field in fields(plan.register)
        if field.name in _IN_VIEW
    }
    return PlanView(
        challenges=plan.challenges,
        **registers,
        indicators=tuple(
            PublishedIndicator(
                id=identifier,
                has_baseline=identifier in with_figure,
                has_target=identifier in with_target,
            )
            for identifier, indicator in sorted(declarations.indicators.items())
            if indicator.status == "published"
        ),
        official=_official(known, origins=origins),
        region=region.code,
        is_example=region.is_example,
    )


def _official(known: pl.DataFrame, *, origins: dict[str, Origin]) -> tuple[OfficialFigure, ...]:
    """Return every official figure of the region and its members, with its publisher."""
    columns = ("indicator", "area", "period", "value", "origin")
    return tuple(
        OfficialFigure(
            indicator=indicator,
            area=area,
            period=period,
            value=value,
            source=", ".join(
                f"{origins[table].publisher} {origins[table].table}" for table in tables
            ),
        )
        for indicator, area, period, value, tables in known.select(columns).iter_rows()
    )
