"""How fast a large plan is checked, as a ratio to a plain walk over the same links.

Run it with ``python -m tests.benchmarks.plan_check``. The plan is made up: 1,000 challenges with 20
links each, as many words, tracks and figures as a long fiche has.
"""

from collections.abc import Callable
from time import perf_counter

from tests.benchmarks.measuring import heading, say

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.domain.organisations import Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Intervention,
    Link,
    MinistryRole,
    Need,
    Owner,
    Ownership,
    PlanChallenge,
    StatedFigure,
    Statement,
    Track,
    TrackUse,
)
from regiokompas.domain.texts import Text

CHALLENGES = 1000
LINKS = 20
_SYLLABLES = ("ba", "der", "fon", "gil", "kom", "lar", "mus", "nep", "rok", "ster", "tiv", "wol")
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]


def words(seed: int, count: int) -> str:
    """Return made-up words, the same for the same seed."""
    return " ".join(
        _WORDS[(seed * 131 + place * place * 17) % len(_WORDS)] for place in range(count)
    )


def text(seed: int, count: int) -> Text:
    """Return made-up words as a text."""
    return Text(nl=words(seed, count), en=words(seed, count), de=words(seed, count))


def challenge(number: int) -> PlanChallenge:
    """Return a made-up challenge with 20 links to others."""
    figure = StatedFigure(
        quantity=words(number, 2), value=100 + number % 3, unit="n", period="2024"
    )
    return PlanChallenge(
        number=number,
        document="plan",
        title=text(number, 5),
        ambition=text(number + 7, 15),
        theme="one",
        theme_on_fiche="one",
        context=tuple(Statement(text=words(number + n, 15), figures=(figure,)) for n in range(6)),
        tracks=tuple(TrackUse(track=f"track-{(number * 7 + n) % 200}") for n in range(6)),
        ownership=Ownership(administrative=(Owner(holder=f"o-{number % 40}"),)),
        ministries=tuple(MinistryRole(ministry=f"o-{(number + n) % 15}") for n in range(3)),
        needs=tuple(Need(text=words(number + n, 15), asks_money=True) for n in range(4)),
        bottlenecks=tuple(Bottleneck(id=f"b{n}", text=words(number + n, 15)) for n in range(4)),
        impact=(Statement(text=words(number, 15)),),
        interventions=tuple(
            Intervention(id=f"i{n}", side="state", text=words(number * 3 + n, 12)) for n in range(5)
        ),
        links=tuple(link(number, number + n + 1, is_required=n % 2 == 1) for n in range(LINKS)),
    )


def link(number: int, to: int, *, is_required: bool) -> Link:
    """Return a link to a later challenge; beyond the last to an early one, without a circle."""
    return Link(
        kind="requires" if is_required and to <= CHALLENGES else "refers-to",
        to=to if to <= CHALLENGES else to - CHALLENGES,
        section="needs",
        text=words(number, 6),
        about=words(to if to <= CHALLENGES else to - CHALLENGES, 4),  # from its title
    )


def plan() -> PlanView:
    """Return a made-up plan of 1,000 challenges."""
    return PlanView(
        challenges=tuple(challenge(number) for number in range(1, CHALLENGES + 1)),
        organisations=tuple(
            Organisation(id=f"o-{n}", name=text(n, 2), kind="other") for n in range(40)
        ),
        tracks=tuple(Track(id=f"track-{n}", name=text(n, 3)) for n in range(200)),
    )


def walked(view: PlanView) -> int:
    """Return how many links find their challenge: a dictionary look-up for each, ten times over."""
    known = {found.number: found for found in view.challenges}
    return sum(
        link.to in known for _ in range(10) for found in view.challenges for link in found.links
    )


def main() -> None:
    """Print how long the check takes, and its ratio to the walk."""
    view = plan()
    heading("check of a plan", "a dictionary look-up for each of its links, ten times over")
    check = seconds_of(lambda: findings_of(view, on="2026-05-07"))
    walk = seconds_of(lambda: walked(view))
    size = f"{CHALLENGES} challenges with {LINKS} links each"
    say(size, f"{check:.2f} s", f"{check / walk:.0f} x")


def seconds_of(call: Callable[[], object]) -> float:
    """Return the shortest of three runs of ``call``."""
    taken = []
    for _ in range(3):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
