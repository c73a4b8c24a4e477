"""What challenges have in common: who shares a track, a ministry, an owner, a place, money."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from regiokompas.analysis.coherence.views import PlanView
from regiokompas.domain.plans import PlanChallenge, Track

SharedKind = Literal[
    "shares-track",
    "shares-ministry",
    "shares-owner",
    "shares-target-group",
    "shares-place",
    "shares-money",
]
SHARED_KINDS: tuple[SharedKind, ...] = (
    "shares-track",
    "shares-ministry",
    "shares-owner",
    "shares-target-group",
    "shares-place",
    "shares-money",
)
# The kinds of tracks through which money flows.
MONEY_KINDS = frozenset({"funding", "fund"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Challenges (by number, ascending, at least two) that share one thing.

    ``key`` is the identifier of what is shared; for target groups and places, their name.
    """

    kind: SharedKind
    key: str
    challenges: tuple[int, ...]


def groups_of(view: PlanView) -> tuple[Group, ...]:
    """Return what challenges share, by kind and key; the size is that of the plan, not its square.

    A track of money counts both as a track and as money. Target groups and places are the same
    when they are written the same, capitals aside.
    """
    money = frozenset(track.id for track in view.tracks if is_money_track(track))
    found: dict[tuple[SharedKind, str], set[int]] = {}
    names: dict[tuple[SharedKind, str], str] = {}
    for challenge in view.challenges:
        for kind, name in _shared_by(challenge, money):
            key = (kind, name.strip().casefold())
            names.setdefault(key, name.strip())
            found.setdefault(key, set()).add(challenge.number)
    order = {kind: rank for rank, kind in enumerate(SHARED_KINDS)}
    return tuple(
        Group(kind=key[0], key=names[key], challenges=tuple(sorted(numbers)))
        for key, numbers in sorted(found.items(), key=lambda item: (order[item[0][0]], item[0][1]))
        if len(numbers) > 1
    )


def is_money_track(track: Track) -> bool:
    """Return whether money flows through this track."""
    return track.kind in MONEY_KINDS


def _shared_by(challenge: PlanChallenge, money: frozenset[str]) -> Iterator[tuple[SharedKind, str]]:
    ownership = challenge.ownership
    tracks = [use.track for use in challenge.tracks]
    owners = [owner.holder for owner in (*ownership.administrative, *ownership.executive)]
    yield from _each("shares-track", tracks)
    yield from _each("shares-ministry", (role.ministry for role in challenge.ministries))
    yield from _each("shares-owner", owners)
    yield from _each("shares-target-group", challenge.target_groups)
    yield from _each("shares-place", challenge.places)
    yield from _each("shares-money", (track for track in tracks if track in money))


def _each(kind: SharedKind, names: Iterable[str]) -> Iterator[tuple[SharedKind, str]]:
    return ((kind, name) for name in names)
