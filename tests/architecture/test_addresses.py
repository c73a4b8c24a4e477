"""Every address has a rule in `web.rules`, and is tried by the proof that nothing leaks."""

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override
from tests.functional.test_no_leak import arguments

from regiokompas.web.rules import RULES, rule_of


def names_of(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> set[str]:
    """Return the name of every address, as the gate sees it."""
    found: set[str] = set()
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            inner = (*spaces, item.namespace) if item.namespace else spaces
            found |= names_of(item, inner)
        elif isinstance(item, URLPattern):
            found.add(":".join((*spaces, item.name or item.lookup_str)))
    return found


def all_names() -> set[str]:
    with override("nl"):
        return names_of(get_resolver())


def test_every_address_has_a_rule() -> None:
    without = sorted(name for name in all_names() if rule_of(name) is None)
    assert without == [], "give each a rule in src/regiokompas/web/rules.py"


def test_every_rule_has_an_address() -> None:
    names = all_names()
    unused = [
        name
        for name in RULES
        if name not in names and not any(n.startswith(name.removesuffix("*")) for n in names)
    ]
    assert unused == []


def test_every_address_is_tried_for_leaks() -> None:
    names = {name for name in all_names() if not name.startswith("admin:")}
    told = "say in tests/functional/test_no_leak.py with which arguments each is tried"
    assert names - set(arguments("0" * 64)) == set(), told
    assert set(arguments("0" * 64)) - names == set()
