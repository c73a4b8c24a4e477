"""Circles in what challenges require of each other."""

from collections.abc import Iterable

from regiokompas.domain.plans import PlanChallenge


def cycle_in_requires(challenges: Iterable[PlanChallenge]) -> tuple[int, ...] | None:
    """Return a circle in *requires*, or ``None`` where there is none.

    (3, 5, 8) means that 3 requires 5, 5 requires 8 and 8 requires 3; it begins with its lowest
    number. Of several circles the first one met, going through the challenges by number. A
    challenge that requires itself is a circle of one.
    """
    required = {
        challenge.number: sorted({link.to for link in challenge.links if link.kind == "requires"})
        for challenge in challenges
    }
    done: set[int] = set()
    for start in sorted(required):
        circle = _circle_from(start, required, done)
        if circle is not None:
            lowest = circle.index(min(circle))
            return (*circle[lowest:], *circle[:lowest])
    return None


def _circle_from(
    start: int, required: dict[int, list[int]], done: set[int]
) -> tuple[int, ...] | None:
    """Walk from ``start``, marking in ``done`` what leads to no circle (without recursion)."""
    path: list[int] = []
    on_path: dict[int, int] = {}
    waiting = [(start, False)]
    while waiting:
        number, leaving = waiting.pop()
        if leaving:
            path.pop()
            del on_path[number]
            done.add(number)
        elif number in on_path:
            return tuple(path[on_path[number] :])
        elif number not in done:
            on_path[number] = len(path)
            path.append(number)
            waiting.append((number, True))
            waiting.extend((other, False) for other in reversed(required.get(number, [])))
    return None
