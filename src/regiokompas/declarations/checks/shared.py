"""Do the regions say the same of the ministries? The plan of each region names them itself.

A revision of a plan must stay whole when another region changes, so no list is shared; what
several regions say of one ministry must agree.
"""

from collections.abc import Iterator, Mapping

from regiokompas.declarations.checks.findings import Finding
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.organisations import Organisation

_FACTS = ("short_name", "valid_from", "valid_until", "official_id")


def shared_findings(plans: Mapping[str, DeclaredPlan]) -> Iterator[tuple[str, str, Finding]]:
    """Find what two of ``plans``, by region, say differently of the same ministry.

    Each finding comes with its region and the path of its file. Facts that one of the two does not
    tell are not compared, nor languages in which one of the two does not write.
    """
    first: dict[str, tuple[str, Organisation]] = {}
    for region, plan in sorted(plans.items()):
        for index, item in enumerate(plan.register.organisations):
            if item.kind != "ministry":
                continue
            known = first.setdefault(item.id, (region, item))
            for field in _contradictions(known[1], item):
                sentence = f"'{item.id}' has another {field} in the plan of {known[0]}"
                hint = "find out which of the two is right, and write it in both"
                place = ("organisations", index, field)
                yield region, "organisations.toml", (place, sentence, hint)


def shared_lists(plans: Mapping[str, DeclaredPlan]) -> Iterator[tuple[str, str, Finding]]:
    """Find lists of ministries of the same date that differ between two of ``plans``."""
    first: dict[str, tuple[str, frozenset[str]]] = {}
    for region, plan in sorted(plans.items()):
        for index, item in enumerate(plan.register.ministries):
            known = first.setdefault(item.valid_from, (region, frozenset(item.ministries)))
            if known[1] != frozenset(item.ministries):
                sentence = f"the list of {item.valid_from} is another in the plan of {known[0]}"
                hint = "find out which ministries there were, and write them in both"
                yield region, "ministries.toml", (("ministries", index), sentence, hint)


def _contradictions(one: Organisation, other: Organisation) -> Iterator[str]:
    for field in _FACTS:
        values = (getattr(one, field), getattr(other, field))
        if all(values) and values[0] != values[1]:
            yield field
    for language in set(one.name.written) & set(other.name.written):
        if getattr(one.name, language) != getattr(other.name, language):
            yield "name"
