"""A small invented plan in which everything is arranged, to be spoilt one thing at a time."""

from dataclasses import replace
from typing import Any

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.finding import Finding
from regiokompas.analysis.coherence.views import PlanView, PublishedIndicator
from regiokompas.domain.organisations import Organisation
from regiokompas.domain.plans import (
    Bottleneck,
    Document,
    Intervention,
    Link,
    MinistryList,
    MinistryRole,
    Owner,
    Ownership,
    PlanChallenge,
    PlanObjective,
    StatedFigure,
    Statement,
    Track,
    TrackUse,
)
from regiokompas.domain.texts import Text

ON = "2026-05-07"
WORDS = {
    1: ("Meer bomen in de straat", "In elke straat staan bomen die schaduw geven"),
    2: ("Veilige fietspaden", "Alle fietspaden zijn veilig en verlicht"),
    3: ("Schoon zwemwater", "Het zwemwater in de plassen is schoon"),
    4: ("Een levendige markt", "De markt is levendig, elke week weer"),
    5: ("Muziekles voor kinderen", "Ieder kind krijgt muziekles in de buurt"),
}


def text(words: str) -> Text:
    return Text(nl=words, en=words, de=words)


def challenge(number: int, **changes: Any) -> PlanChallenge:
    title, ambition = WORDS.get(number, (f"Onderwerp{number}", f"Onderwerp{number} lukt"))
    whole = PlanChallenge(
        number=number,
        document="plan",
        title=text(title),
        ambition=text(ambition),
        theme="",
        theme_on_fiche="",
        context=(Statement(text=title),),
        tracks=(TrackUse(track="fonds"),),
        ownership=Ownership(
            administrative=(Owner(holder=f"raad-{number}"),),
            executive=(Owner(holder=f"dienst-{number}"),),
        ),
        ministries=(MinistryRole(ministry=f"ministerie-{number}", is_primary=True),),
        needs=(),
        bottlenecks=(Bottleneck(id="b", text="Er is te weinig tijd.", answered_by=("i",)),),
        impact=(),
        interventions=(Intervention(id="i", side="state", text=f"Stap {title}", taker="Wij"),),
        follow_up=(Statement(text="In mei verder praten."),),
        links=(Link(kind="contributes-to", to=number % 5 + 1, section="impact", text="Helpt."),),
        indicators=("teller",),
    )
    return replace(whole, **changes)


def view(*spoilt: PlanChallenge, **changes: Any) -> PlanView:
    """Return the plan of five challenges, with ``spoilt`` in the place of those they replace."""
    others = {found.number: found for found in spoilt}
    numbers = sorted({1, 2, 3, 4, 5, *others})
    names = [f"{kind}-{number}" for kind in ("raad", "dienst", "ministerie") for number in numbers]
    whole = PlanView(
        challenges=tuple(others.get(number) or challenge(number) for number in numbers),
        documents=(Document(id="plan", title="Het plan", date="2026", publisher="Wij"),),
        organisations=tuple(Organisation(id=n, name=text(n), kind="other") for n in names),
        tracks=(Track(id="fonds", name=text("Fonds"), kind="funding"),),
        objectives=(
            PlanObjective(
                id="doel",
                name=text("Doel"),
                description=text("Doel"),
                challenges=tuple(numbers),
                source="Het plan",
            ),
        ),
        ministries=(
            MinistryList(
                valid_from="2020",
                ministries=tuple(n for n in names if n.startswith("ministerie")),
                source="Lijst",
            ),
        ),
        indicators=(PublishedIndicator(id="teller", has_baseline=True, has_target=True),),
    )
    return replace(whole, **changes)


def found(plan: PlanView, code: str, *, on: str = ON) -> list[Finding]:
    return [finding for finding in findings_of(plan, on=on) if finding.code == code]


def subjects(plan: PlanView, code: str, *, on: str = ON) -> list[str]:
    return [finding.subject for finding in found(plan, code, on=on)]


def stated(*figures: StatedFigure) -> Statement:
    return Statement(text="Cijfers.", figures=figures)
