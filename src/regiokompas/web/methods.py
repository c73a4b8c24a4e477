"""How the figure of the region came about: published as such, or computed from its parts."""

from typing import Literal

from regiokompas.domain.indicators import Input
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site

Method = Literal["official", "sum", "weighted", "ratio-official", "ratio", "none"]


def region_method(site: Site, measured: Measured) -> Method:
    """Return how the newest figure of the region was made; "none" where it has none.

    "official": the publisher gives it; "sum": the municipalities added up; "weighted": their
    average by the declared weight; "ratio": several quantities of the region put into a formula
    ("ratio-official" where the publisher gives each of them).
    """
    latest = measured.course(site.region.code).latest
    if latest is None:
        return "none"
    used = _inputs_used(measured)
    published = all(_is_published(item, period=latest.period, site=site) for item in used)
    if published:
        return "official" if len(used) == 1 else "ratio-official"
    if all(item.aggregate == "weighted-mean" for item in used):
        return "weighted"
    return "sum" if len(used) == 1 else "ratio"


def _inputs_used(measured: Measured) -> tuple[Input, ...]:
    """Return the inputs that stand in the formula; a weight alone does not."""
    inputs = measured.indicator.inputs
    formula = measured.indicator.formula
    named = {formula.input, formula.numerator, formula.denominator} & set(inputs)
    weights = {item.weight for item in inputs.values()}
    return tuple(
        inputs[name] for name in inputs if name in named or (not named and name not in weights)
    )


def _is_published(item: Input, *, period: str, site: Site) -> bool:
    return any((part.key, period) in site.published_for_region for part in item.parts)
