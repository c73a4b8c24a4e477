"""Figures, periods and texts in the language of the page."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from regiokompas.domain.notation import (
    date_text,
    number_text,
    period_phrase,
    period_text,
    signed_text,
    status_text,
    value_text,
)
from regiokompas.domain.provenance import Origin
from regiokompas.domain.series import Status
from regiokompas.domain.texts import Text
from regiokompas.web.figures import Measured, Value
from regiokompas.web.sources import licence_text
from regiokompas.web.sparklines import Sparkline, sparkline
from regiokompas.web.verdicts import Judged, Since

register = template.Library()


def page_language() -> str:
    """Return the language of the page that is being made."""
    return (get_language() or "nl")[:2]


@register.filter
def translated(text: Text | None) -> str:
    """Return a declared text in the language of the page; empty where there is none."""
    return text.in_language(page_language()) if text else ""


@register.simple_tag
def value(amount: float | None, measured: Measured, *, long: bool = True) -> str:
    """Write ``amount`` with the unit of the indicator; ``long`` writes the unit's name out."""
    return value_text(
        amount,
        unit=measured.unit,
        decimals=measured.indicator.decimals,
        language=page_language(),
        long=long,
    )


@register.simple_tag
def difference(amount: float | None, measured: Measured, *, long: bool = False) -> str:
    """Write a difference with its sign and the unit of the indicator."""
    return signed_text(
        amount,
        unit=measured.unit,
        decimals=measured.indicator.decimals,
        language=page_language(),
        long=long,
    )


@register.simple_tag
def pace(amount: float | None, judged: Judged, *, is_signed: bool = True) -> str:
    """Write a pace a year of a verdict, or without a sign how uncertain one is."""
    return judged.pace(amount, language=page_language(), is_signed=is_signed)


@register.simple_tag
def since_amount(since: Since, amount: float | None) -> str:
    """Write a change since an earlier year, or an end of its margin."""
    return since.amount(amount, language=page_language())


@register.simple_tag
def number(amount: float | None, decimals: int = 0) -> str:
    """Write a bare number."""
    return number_text(amount, decimals=decimals, language=page_language())


@register.simple_tag
def signed(amount: float, decimals: int = 0, ending: str = "") -> str:
    """Write a bare number with its sign."""
    text = number_text(amount, decimals=decimals, language=page_language())
    sign = "+" if amount > 0 and text.strip("0.,") else ""
    return f"{sign}{text}{ending}"


@register.simple_tag
def period(moment: str, measured: Measured, *, short: bool = False) -> str:
    """Write a period of the indicator; ``short`` leaves out the day it stands for."""
    return period_text(
        moment, moment=measured.indicator.moment, language=page_language(), short=short
    )


@register.simple_tag
def in_period(moment: str, measured: Measured) -> str:
    """Write a period of the indicator as part of a sentence: "in 2024", "op 1 januari 2026"."""
    return period_phrase(moment, moment=measured.indicator.moment, language=page_language())


@register.filter
def status(figure: Value | None) -> str:
    """Write the status of a figure; a figure that is absent is missing."""
    return status_text(figure.status if figure else Status.MISSING, language=page_language())


@register.filter
def is_final(figure: Value) -> bool:
    """Return whether the figure will not change any more, so that no status need stand by it."""
    return figure.status == Status.FINAL


@register.filter
def day(moment_iso: str) -> str:
    """Write the day of an ISO 8601 moment."""
    return date_text(moment_iso, language=page_language())


@register.filter
def licence(origin: Origin) -> str:
    """Write the licence of an origin; one that is not confirmed says so."""
    return licence_text(origin, language=page_language())


@register.filter
def line_of(measured: Measured, area: str) -> Sparkline | None:
    """Return the small line of ``area``."""
    breaks = {item.period for item in measured.breaks_of(area)}
    return sparkline(measured.course(area).known, breaks=breaks)


@register.simple_tag(takes_context=True)
def picture_url(context: Mapping[str, Any], shows: str, size: str) -> str:
    """Return the address of a picture of the indicator that the page is about."""
    identifier = context["measured"].indicator.id
    area = context["picture_area"]
    place = [context["site"].mark, page_language(), identifier, area, f"{shows}-{size}", "svg"]
    return reverse("picture", args=place)
