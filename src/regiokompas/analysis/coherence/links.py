"""All links between challenges: those the plan declares, and those that follow from sharing."""

from dataclasses import dataclass
from itertools import combinations

from regiokompas.analysis.coherence.groups import SharedKind, groups_of
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.domain.plans import LinkKind

ComputedKind = LinkKind | SharedKind
DIRECTED: frozenset[ComputedKind] = frozenset({"requires", "contributes-to", "refers-to"})


@dataclass(frozen=True, kw_only=True, slots=True)
class ComputedLink:
    """A link between two challenges, by number.

    A declared link runs from ``source`` to ``target`` and ``text`` is its text. A computed one has
    no direction (``source`` is the lower number) and ``shared`` holds what is shared: identifiers
    of tracks, ministries, owners; names of target groups and places. *Conflicts with* is declared
    and has no direction either, but keeps the numbers as declared.
    """

    kind: ComputedKind
    source: int
    target: int
    text: str = ""
    basis: str = ""
    shared: tuple[str, ...] = ()

    @property
    def is_declared(self) -> bool:
        """Return whether the plan itself makes this link."""
        return not self.kind.startswith("shares-")


def links_of(view: PlanView) -> tuple[ComputedLink, ...]:
    """Return the declared links in the order of the plan, then the computed ones.

    Links to a challenge that does not exist are left out (the check tells them). Each kind of
    sharing gives one link a pair, with everything of that kind the two share.
    """
    return (*_declared(view), *_computed(view))


def _declared(view: PlanView) -> list[ComputedLink]:
    numbers = {challenge.number for challenge in view.challenges}
    return [
        ComputedLink(
            kind=link.kind,
            source=challenge.number,
            target=link.to,
            text=link.text,
            basis=link.basis,
        )
        for challenge in view.challenges
        for link in challenge.links
        if link.to in numbers and link.to != challenge.number
    ]


def _computed(view: PlanView) -> list[ComputedLink]:
    shared: dict[tuple[SharedKind, int, int], list[str]] = {}
    for group in groups_of(view):
        for one, other in combinations(group.challenges, 2):
            shared.setdefault((group.kind, one, other), []).append(group.key)
    return [
        ComputedLink(kind=kind, source=one, target=other, shared=tuple(keys))
        for (kind, one, other), keys in shared.items()
    ]
