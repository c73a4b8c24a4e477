"""A large plan, made up: 1,000 challenges with 20 links each.

Each has as many words, tracks and figures as a long fiche has.
"""

import shutil
from pathlib import Path

from tests.benchmarks.measuring import ROOT

from regiokompas.analysis.coherence.views import PlanView
from regiokompas.declarations.plan import Register
from regiokompas.declarations.write import toml_text
from regiokompas.domain.organisations import Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Document,
    Intervention,
    Link,
    MinistryRole,
    Need,
    Owner,
    Ownership,
    PlanChallenge,
    PlanObjective,
    PlanTheme,
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


def write_home(home: Path) -> None:
    """Write a project folder in which the region has the made-up plan instead of its own."""
    for name in ("indicators", "tables"):
        shutil.copytree(ROOT / name, home / name)
    region = home / "regions" / "twente"
    shutil.copytree(ROOT / "regions" / "twente", region, ignore=shutil.ignore_patterns("plan"))
    view = plan()
    (region / "plan" / "challenges").mkdir(parents=True)
    registers = {
        "documents": Register(
            documents=(Document(id="plan", title="Plan", date="2026", publisher="Made up"),)
        ),
        "objectives": Register(
            objectives=(
                PlanObjective(
                    id="all",
                    name=text(3, 2),
                    description=text(4, 9),
                    challenges=tuple(range(1, CHALLENGES + 1)),
                    source="plan",
                ),
            )
        ),
        "themes": Register(themes=(PlanTheme(id="one", name=text(1, 2)),)),
        "organisations": Register(organisations=view.organisations),
        "tracks": Register(tracks=view.tracks),
    }
    for name, register in registers.items():
        (region / "plan" / f"{name}.toml").write_text(toml_text(register), encoding="utf-8")
    for challenge in view.challenges:
        path = region / "plan" / "challenges" / f"opgave-{challenge.number:02d}.toml"
        path.write_text(toml_text(challenge), encoding="utf-8")
