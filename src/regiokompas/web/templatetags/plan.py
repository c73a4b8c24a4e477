"""What the plan says, in the language of the page."""

from collections.abc import Mapping
from typing import Any

from django import template

from regiokompas.domain.plans import StatedFigure
from regiokompas.web.plan.dates import written
from regiokompas.web.plan.finding_words import CODES
from regiokompas.web.plan.stated import amount, figure_place, figure_text
from regiokompas.web.templatetags.figures import page_language, translated

register = template.Library()


@register.filter
def plan_date(date: str) -> str:
    """Write a day, month, quarter or year of the plan."""
    return written(date, language=page_language())


@register.filter
def finding_name(code: str) -> str:
    """Return what the pages call a kind of finding."""
    return translated(CODES[code]) if code in CODES else code


@register.filter
def stated(figure: StatedFigure) -> str:
    """Write the amount of a figure that the plan states."""
    return figure_text(figure, language=page_language())


@register.simple_tag
def plan_amount(value: float, unit: str) -> str:
    """Write an amount of the plan with its unit."""
    return amount(value, unit, language=page_language())


@register.simple_tag(takes_context=True)
def stated_for(context: Mapping[str, Any], figure: StatedFigure) -> str:
    """Write for which area and period the plan states a figure."""
    return figure_place(figure, context["site"].names, language=page_language())
