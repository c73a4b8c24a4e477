"""What the pages of editing say of a change."""

from django import template

from regiokompas.web.plan.editing.words import FIELDS
from regiokompas.web.templatetags.figures import translated

register = template.Library()


@register.filter
def field_words(way: str) -> str:
    """Return the way to a field in words: "Knelpunten › geld › Tekst"."""
    return " › ".join(_word(step) for step in way.split(" › ") if step)


def _word(step: str) -> str:
    name = FIELDS.get(step.replace(" ", "_"))
    return translated(name) if name else step
