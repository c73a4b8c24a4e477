"""What must hold of the declared targets of a region."""

from collections.abc import Iterator

from regiokompas.analysis.assessment.roads import check_target
from regiokompas.analysis.targets import areas_of, assessed_target
from regiokompas.declarations.checks.findings import (
    Finding,
    Location,
    id_findings,
    nearest,
    text_findings,
)
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.periods import is_period
from regiokompas.domain.plans import PlanAmbition
from regiokompas.domain.regions import Region
from regiokompas.domain.targets import RegionTarget, with_ambition
from regiokompas.domain.verdicts import Yardstick

# Stands for a figure of the series where only the form of a target is checked.
_SOME_FIGURE = 1.0


def target_findings(
    targets: tuple[RegionTarget, ...],
    *,
    region: Region,
    plan: DeclaredPlan,
    declarations: Declarations,
) -> Iterator[Finding]:
    """Find dangling references, facts written twice and targets that nothing can be judged by.

    ``targets`` are as the file writes them, before the ambitions of ``plan`` are filled in.
    """
    ambitions = {ambition.id: ambition for ambition in plan.register.ambitions}
    numbers = {challenge.number for challenge in plan.challenges}
    seen: set[str] = set()
    for index, target in enumerate(targets):
        here: Location = ("targets", index)
        for location, sentence, hint in id_findings(target.id):
            yield (*here, *location), sentence, hint
        if target.id in seen:
            yield (*here, "id"), f"the identifier '{target.id}' is used twice", "give each its own"
        seen.add(target.id)
        yield from _area_findings(target, region, here)
        for number in target.challenges:
            if number not in numbers:
                yield (
                    (*here, "challenges"),
                    f"the target names challenge {number}, which does not exist",
                    "correct the number",
                )
        yield from _source_findings(target, ambitions, region, here)
        indicator = declarations.indicators.get(target.indicator)
        if indicator is None:
            yield (
                (*here, "indicator"),
                f"the indicator '{target.indicator}' does not exist",
                nearest(target.indicator, list(declarations.indicators)),
            )
            continue
        ambition = ambitions.get(target.ambition)
        full = with_ambition(target, ambition) if ambition else target
        yield from _form_findings(full, indicator, here)


def _area_findings(target: RegionTarget, region: Region, here: Location) -> Iterator[Finding]:
    members = tuple(member.code for member in region.members)
    for area in areas_of(target, members=members):
        if area not in (region.code, region.country, *members):
            yield (
                (*here, "areas"),
                f"'{area}' is neither the region nor one of its municipalities",
                f"write {region.code} or the code of a member",
            )
    if not areas_of(target, members=members):
        yield (
            (*here, "areas"),
            "the target is about no area",
            f'add areas = ["{region.code}"], or for_each_member = true',
        )


def _source_findings(
    target: RegionTarget, ambitions: dict[str, PlanAmbition], region: Region, here: Location
) -> Iterator[Finding]:
    ambition = ambitions.get(target.ambition)
    if target.ambition and ambition is None:
        yield (
            (*here, "ambition"),
            f"the ambition '{target.ambition}' does not exist",
            nearest(target.ambition, list(ambitions)),
        )
    if not target.ambition and not target.source:
        yield here, "the target has no source", "say who set it and where, or name an ambition"
    for name in target.stated_twice:
        yield (
            (*here, name),
            f"'{name}' is written here and in the ambition '{target.ambition}'",
            "take it out here, or take out 'ambition'",
        )
    if ambition is None:
        return
    if ambition.indicator not in ("", target.indicator):
        yield (
            (*here, "indicator"),
            f"the ambition is measured by '{ambition.indicator}', not by '{target.indicator}'",
            "name the same indicator in both",
        )
    if ambition.gap_to not in ("", region.country):
        yield (
            (*here, "ambition"),
            f"the ambition aims at the level of {ambition.gap_to}, which is not the country",
            "only a gap to the country can be judged",
        )
    if target.year is not None and target.year_note is None:
        yield (
            (*here, "year"),
            "the target has a year of its own, but does not say why",
            "add year_note in three languages, or take the year out",
        )


def _form_findings(target: RegionTarget, indicator: Indicator, here: Location) -> Iterator[Finding]:
    """Find a target that the assessment would refuse. ``target`` is filled in."""
    if target.year_note is not None:
        yield from text_findings((*here, "year_note"), target.year_note)
    if target.baseline_period and not is_period(target.baseline_period):
        sentence = f"'{target.baseline_period}' is no period"
        yield (*here, "baseline_period"), sentence, "write a period such as 2024"
        return
    if target.kind == "increase" and (target.value is None or not target.baseline_period):
        yield (
            here,
            "an increase needs a value and the period it is counted from",
            "add value and baseline_period, or name an ambition that states both",
        )
        return
    judged = assessed_target(target, base=_SOME_FIGURE if target.kind == "increase" else None)
    if judged is None:
        return
    yardstick = Yardstick(
        direction=indicator.direction, process=indicator.process, scale=target.scale
    )
    try:
        check_target(judged, yardstick, place=target.id)
    except FigureError as error:
        problem = error.problems[0]
        yield here, problem.sentence, problem.hint
