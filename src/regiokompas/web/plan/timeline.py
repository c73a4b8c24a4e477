"""Events, the monitoring roadmap and the versions of the plan in one line of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import Event, PlanChallenge, PlanVersion, RoadmapStep, Statement
from regiokompas.domain.texts import Text
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.dates import last_day
from regiokompas.web.plan.words import EVENT_KINDS

State = Literal["happened", "open", "expected", "planned"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """Something with a date. ``state`` is "open" where its date passed and the outcome is unknown.

    ``anchor`` is its identifier on the page. ``steps`` of the roadmap and ``versions`` of the plan
    belong to it and are no moments of their own. ``outcomes`` are the events that came of what was
    expected or planned.
    """

    anchor: str
    date: str
    kind: Text
    title: Text
    text: str
    state: State
    parties: tuple[Organisation | Body, ...]
    challenges: tuple[PlanChallenge, ...]
    messages: tuple[Statement, ...]
    steps: tuple[RoadmapStep, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    source: str
    outcomes: tuple[Event, ...] = ()

    @property
    def year(self) -> str:
        """The year of the date."""
        return self.date[:4]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """What is ahead, the nearest first, and what lies behind, the newest first, each by year."""

    ahead: tuple[tuple[str, tuple[Moment, ...]], ...]
    behind: tuple[tuple[str, tuple[Moment, ...]], ...]


def timeline_of(content: Content) -> Timeline:
    """Return everything of the plan that has a date, on the day of ``content``."""
    register = content.register
    steps = {name for item in register.events for name in item.steps}
    versions = {name for item in register.events for name in item.versions}
    outcomes = _outcomes(register.events)
    moments = [
        *(_event(content, item, outcomes.get(item.id, ())) for item in register.events),
        *(_version(content, item) for item in register.versions if item.id not in versions),
        *(_step(content, item) for item in register.roadmap if item.id not in steps),
    ]
    behind = [item for item in moments if item.state in {"happened", "open"}]
    ahead = [item for item in moments if item.state in {"expected", "planned"}]
    return Timeline(
        ahead=_by_year(sorted(ahead, key=lambda item: last_day(item.date))),
        behind=_by_year(sorted(behind, key=lambda item: last_day(item.date), reverse=True)),
    )


def _outcomes(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Return, by what was expected or planned, the events that happened and fulfil it."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in events:
        for name in event.fulfils if event.state == "happened" else ():
            found[name] = (*found.get(name, ()), event)
    return found


def _event(content: Content, event: Event, outcomes: tuple[Event, ...]) -> Moment:
    has_passed = last_day(event.date) < content.on
    state: State = "open" if has_passed and event.state != "happened" else event.state
    parties = (content.party(item) for item in (*event.bodies, *event.organisations))
    return Moment(
        anchor=event.id,
        date=event.date,
        kind=EVENT_KINDS[event.kind],
        title=event.title,
        text=event.text,
        state="happened" if outcomes else state,
        parties=tuple(item for item in parties if item is not None),
        challenges=content.chosen(event.challenges),
        messages=event.messages,
        steps=tuple(item for item in content.register.roadmap if item.id in event.steps),
        versions=tuple(item for item in content.register.versions if item.id in event.versions),
        source=event.source,
        outcomes=outcomes,
    )


def _version(content: Content, version: PlanVersion) -> Moment:
    parties = (content.party(item) for item in version.by)
    return Moment(
        anchor=f"version-{version.id}",
        date=version.date,
        kind=EVENT_KINDS["version"],
        title=version.name,
        text=version.note,
        state="happened",
        parties=tuple(item for item in parties if item is not None),
        challenges=(),
        messages=(),
        source=version.source,
    )


def _step(content: Content, step: RoadmapStep) -> Moment:
    return Moment(
        anchor=f"step-{step.id}",
        date=str(step.year),
        kind=EVENT_KINDS["roadmap"],
        title=step.title,
        text=step.text,
        state="open" if last_day(str(step.year)) < content.on else "planned",
        parties=(),
        challenges=(),
        messages=(),
        source=step.source,
    )


def _by_year(moments: list[Moment]) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
    years = dict.fromkeys(item.year for item in moments)
    return tuple((year, tuple(item for item in moments if item.year == year)) for year in years)
