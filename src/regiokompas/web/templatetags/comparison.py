"""What the comparison of an indicator needs on a page."""

from django import template

from regiokompas.analysis.comparison.gap import Beside
from regiokompas.domain.notation import number_text
from regiokompas.web.comparisons import Told
from regiokompas.web.templatetags.figures import page_language

register = template.Library()


@register.filter
def newest_first(told: Told) -> tuple[Beside, ...]:
    """Return the periods beside the country, the newest first."""
    return tuple(reversed(told.found.series))


@register.simple_tag
def percentage(ratio: float | None, decimals: int) -> str:
    """Write a ratio as a percentage."""
    language = page_language()
    text = number_text(None if ratio is None else 100 * ratio, decimals=decimals, language=language)
    if ratio is None:
        return text
    return f"{text}\u00a0%" if language == "de" else f"{text}%"
