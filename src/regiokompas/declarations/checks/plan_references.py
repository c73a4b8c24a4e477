"""Everything in a plan that points at something else in it, by identifier or number."""

from collections.abc import Iterable, Iterator, Mapping

from regiokompas.declarations.checks.findings import Finding, Location, nearest
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.plans import PlanChallenge

# Which fields of each register point at which list; "holders" are organisations and bodies.
POINTERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "organisations": (("successors", "organisations"),),
    "bodies": (("members", "holders"), ("prepares", "holders")),
    "tracks": (("parties", "holders"),),
    "objectives": (("challenges", "challenges"),),
    "ambitions": (("challenges", "challenges"),),
    "pressures": (("drives", "pressures"),),
    "events": (
        ("bodies", "bodies"),
        ("organisations", "organisations"),
        ("challenges", "challenges"),
        ("steps", "roadmap"),
        ("versions", "versions"),
        ("fulfils", "events"),
    ),
    "contributions": (("event", "events"), ("refers_to", "challenges")),
    "governance": (("holder", "holders"), ("reports_to", "holders")),
    "versions": (("by", "holders"), ("document", "documents")),
    "ministries": (("ministries", "organisations"),),
}
WORDS = {
    "holders": "organisation or body",
    "organisations": "organisation",
    "bodies": "body",
    "tracks": "track",
    "themes": "theme",
    "events": "event",
    "pressures": "pressure",
    "documents": "document",
    "roadmap": "step of the roadmap",
    "versions": "version",
    "challenges": "challenge",
    "interventions": "intervention of this challenge",
}

Known = Mapping[str, frozenset[str]]


def known_in(plan: DeclaredPlan) -> Known:
    """Return the identifiers of each list of ``plan``; numbers of challenges as text."""
    names = (
        *("organisations", "bodies", "tracks", "themes", "events", "pressures", "documents"),
        *("roadmap", "versions"),
    )
    known = {name: frozenset(item.id for item in getattr(plan.register, name)) for name in names}
    known["holders"] = known["organisations"] | known["bodies"]
    known["challenges"] = frozenset(str(challenge.number) for challenge in plan.challenges)
    return known


def register_references(plan: DeclaredPlan, name: str, known: Known) -> Iterator[Finding]:
    """Find what the register ``name`` points at that does not exist."""
    for index, item in enumerate(getattr(plan.register, name)):
        for field, target in POINTERS.get(name, ()):
            value = getattr(item, field)
            here: Location = (name, index, field)
            yield from _each(value if isinstance(value, tuple) else (value,), target, here, known)


def challenge_references(challenge: PlanChallenge, known: Known) -> Iterator[Finding]:
    """Find what a challenge points at that does not exist."""
    own = {**known, "interventions": frozenset(item.id for item in challenge.interventions)}
    for field, target in (
        ("document", "documents"),
        ("theme", "themes"),
        ("theme_on_fiche", "themes"),
    ):
        yield from _each((getattr(challenge, field),), target, (field,), own)
    for field, key, target in (
        ("tracks", "track", "tracks"),
        ("ministries", "ministry", "organisations"),
        ("links", "to", "challenges"),
        ("bottlenecks", "answered_by", "interventions"),
    ):
        for index, item in enumerate(getattr(challenge, field)):
            value = getattr(item, key)
            values = value if isinstance(value, tuple) else (value,)
            yield from _each(values, target, (field, index, key), own)
    for side in ("administrative", "executive"):
        for index, owner in enumerate(getattr(challenge.ownership, side)):
            here: Location = ("ownership", side, index, "holder")
            yield from _each((owner.holder,), "holders", here, own)


def _each(
    values: Iterable[object], target: str, location: Location, known: Known
) -> Iterator[Finding]:
    for value in values:
        if value != "" and str(value) not in known[target]:
            yield (
                location,
                f"the {WORDS[target]} '{value}' does not exist",
                nearest(str(value), sorted(known[target])),
            )
