"""The plan: challenges with all that their fiches say, each statement with its place."""

from dataclasses import field
from typing import Annotated, Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import RefersTo, Visibility

Side = Literal["state", "region", "both"]
LinkKind = Literal["requires", "contributes-to", "conflicts-with", "refers-to"]
Section = Literal[
    "title",
    "ambition",
    "context",
    "tracks",
    "ownership",
    "ministries",
    "needs",
    "bottlenecks",
    "impact",
    "interventions",
    "follow-up",
]

# Identifiers of what may be closed to a reader: a reference to it is then closed as well.
Party = Annotated[str, RefersTo("Organisation", "Body")]
ChallengeNumber = Annotated[int, RefersTo("PlanChallenge")]


@declared
class Document:
    """A source document. ``date`` is as exact as the document tells: 2026-03 or 2026-05-07."""

    id: str
    title: str
    date: str
    publisher: str


@declared
class StatedFigure:
    """A figure that a document states: never mixed with an official series.

    ``quantity`` names what is counted in a few words, the same words for the same quantity
    everywhere; ``value_to`` closes a range; ``period`` and ``area`` are as the document says,
    empty where it does not; ``indicator`` is the declared indicator that measures the same.
    ``approximate`` marks "about", "more than" and the like.
    """

    quantity: str
    value: float
    unit: str
    value_to: float | None = None
    period: str = ""
    area: str = ""
    indicator: str = ""
    compared_with: str = ""
    approximate: bool = False


@declared
class Statement:
    """One fact of the plan, in our own words."""

    text: str
    figures: tuple[StatedFigure, ...] = ()
    visibility: Visibility = Visibility.PUBLIC


@declared
class TrackUse:
    """A running track as one challenge names it. ``position`` is the plan's own word for it."""

    track: Annotated[str, RefersTo("Track")]
    position: Literal["", "decisive", "conditional"] = ""
    note: str = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class Owner:
    """Who owns: an organisation or a body (by identifier), and in which function.

    ``scope`` is the part of the challenge this owner has, where the plan divides it;
    ``to_be_arranged`` marks what the plan says is still to be organised.
    """

    holder: Party
    function: str = ""
    scope: str = ""
    to_be_arranged: bool = False
    visibility: Visibility = Visibility.PUBLIC


@declared
class Ownership:
    """Who owns a challenge. Empty tuples are what the plan leaves empty.

    ``is_proposal`` where the plan says so; ``note`` for what fits no owner ("various").
    """

    is_proposal: bool = False
    administrative: tuple[Owner, ...] = ()
    executive: tuple[Owner, ...] = ()
    note: str = ""


@declared
class MinistryRole:
    """A ministry as one fiche names it. ``as_written`` is the abbreviation on the fiche."""

    ministry: Party
    is_primary: bool = False
    as_written: str = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class Need:
    """What is needed beyond what runs. ``asks_money`` where money is asked for."""

    text: str
    figures: tuple[StatedFigure, ...] = ()
    asks_money: bool = False
    visibility: Visibility = Visibility.PUBLIC


@declared
class Bottleneck:
    """What stands in the way. ``answered_by`` names interventions of this challenge."""

    id: str
    text: str
    answered_by: tuple[Annotated[str, RefersTo("Intervention")], ...] = ()
    visibility: Visibility = Visibility.PUBLIC


@declared
class Intervention:
    """A possible step, the start of a conversation. ``taker`` is who would do it, if named."""

    id: str
    side: Side
    text: str
    taker: Party = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class Link:
    """A link to another challenge, and the section in which it is made.

    ``basis`` tells whether the document names the other challenge by number ("stated"), or
    whether it follows from what both say ("read"); ``about`` is what the document says the other
    challenge is about.
    """

    kind: LinkKind
    to: ChallengeNumber
    section: Section
    text: str
    basis: Literal["stated", "read"] = "stated"
    about: str = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class PlanChallenge:
    """A challenge: everything its fiche says, each list in the order of the fiche.

    The section a statement stands in is the list it stands in. ``theme`` is the heading on the
    overview page, ``theme_on_fiche`` the one above the fiche; ``title_on_overview`` is the text
    of the overview where it is not the ambition. An empty ``follow_up`` means that none was
    agreed. ``target_groups`` and ``places`` are those the fiche names.
    """

    number: int
    document: str
    title: Text
    ambition: Text
    ambition_on_overview: Text | None = None
    theme: str
    theme_on_fiche: str
    context: tuple[Statement, ...]
    tracks: tuple[TrackUse, ...] = ()
    tracks_note: str = ""
    ownership: Ownership
    ministries: tuple[MinistryRole, ...]
    needs: tuple[Need, ...]
    bottlenecks: tuple[Bottleneck, ...]
    impact: tuple[Statement, ...]
    interventions: tuple[Intervention, ...]
    follow_up: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC


@declared
class Track:
    """A process of State and region that runs already and that the programme respects.

    ``state`` is "on-hold" where a document says it lies in the fridge, "ended" where it ended,
    "planned" where it has yet to start. ``parties`` are organisations or bodies by identifier.
    """

    id: str
    name: Text
    kind: str = ""
    state: Literal["running", "planned", "on-hold", "ended", "unknown"] = "running"
    valid_from: str = ""
    valid_until: str = ""
    also_written: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    note: str = ""
    source: str = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class PlanObjective:
    """A national objective, with the plan's own mapping of challenges."""

    id: str
    name: Text
    description: Text
    challenges: tuple[ChallengeNumber, ...]
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class PlanTheme:
    """A heading under which challenges stand; ``on`` tells where that heading is used."""

    id: str
    name: Text
    on: tuple[Literal["overview", "fiche"], ...] = ("overview", "fiche")


@declared
class PlanAmbition:
    """A quantified goal of the plan.

    ``increase`` or ``target`` is stated, never both; ``target_period`` is empty where the plan
    names no year; ``gap_to`` is the area whose level is aimed at, for "to the national average".
    """

    id: str
    name: Text
    challenges: tuple[ChallengeNumber, ...]
    unit: str
    baseline: tuple[StatedFigure, ...] = ()
    increase: float | None = None
    target: float | None = None
    gap_to: str = ""
    target_period: str = ""
    indicator: str = ""
    difference: Text | None = None
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class Pressure:
    """One of the pressures of the spiral of decline, with the figures the plan gives."""

    id: str
    name: Text
    statements: tuple[Statement, ...]
    drives: tuple[Annotated[str, RefersTo("Pressure")], ...] = ()
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class Approach:
    """A line along which the region means to break the spiral of decline."""

    id: str
    name: Text
    statements: tuple[Statement, ...]
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class Event:
    """A dated decision, document, meeting or milestone.

    ``date`` is a day, a month, a quarter ("2026-Q2") or a year, as exact as the source;
    ``state`` tells whether it happened, was expected, or is planned. ``fulfils`` are the events
    that were expected or planned and of which this one, which happened, is the outcome.
    """

    id: str
    date: str
    kind: Literal["decision", "document", "meeting", "appointment", "milestone", "letter"]
    title: Text
    text: str
    state: Literal["happened", "expected", "planned"] = "happened"
    bodies: tuple[Party, ...] = ()
    organisations: tuple[Party, ...] = ()
    challenges: tuple[ChallengeNumber, ...] = ()
    fulfils: tuple[Annotated[str, RefersTo("Event")], ...] = ()
    messages: tuple[Statement, ...] = ()
    steps: tuple[Annotated[str, RefersTo("RoadmapStep")], ...] = ()
    versions: tuple[Annotated[str, RefersTo("PlanVersion")], ...] = ()
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class Contribution:
    """Input from a regional session and how it was handled.

    ``refers_to`` are the challenges the document says it landed in, ``about`` what it is about.
    """

    id: str
    event: Annotated[str, RefersTo("Event")]
    about: str
    text: str
    handling: str
    refers_to: tuple[ChallengeNumber, ...] = ()
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class Arrangement:
    """One element of how the programme is governed, and how bodies relate."""

    id: str
    holder: Party
    role: str
    text: str
    reports_to: tuple[Party, ...] = ()
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class RoadmapStep:
    """What the monitoring roadmap prescribes for one year."""

    id: str
    year: int
    title: Text
    text: str
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class PlanVersion:
    """A version of the plan: concept, adopted by the board, agreed by the State, amended."""

    id: str
    name: Text
    state: Literal["concept", "adopted", "agreed", "amended"]
    date: str
    by: tuple[Party, ...] = ()
    document: str = ""
    note: str = ""
    source: str
    visibility: Visibility = Visibility.PUBLIC


@declared
class MinistryList:
    """The ministries that exist on a date, as the government has them."""

    valid_from: str
    ministries: tuple[Party, ...]
    source: str
    note: str = ""
    also: dict[str, str] = field(default_factory=dict)
