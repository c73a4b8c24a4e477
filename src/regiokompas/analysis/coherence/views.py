"""What coherence is computed from: the plan and what is published about it, as plain data."""

from dataclasses import dataclass

from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import (
    Arrangement,
    Contribution,
    Document,
    Event,
    MinistryList,
    PlanAmbition,
    PlanChallenge,
    PlanObjective,
    PlanTheme,
    PlanVersion,
    Pressure,
    RoadmapStep,
    Track,
)
from regiokompas.domain.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedIndicator:
    """An indicator that is published, and what is known of it beside its figures."""

    id: str
    has_baseline: bool = False
    has_target: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialFigure:
    """An official figure that stated figures may be held against.

    ``area`` is written as the documents write it, empty for the region itself; ``source`` names
    publisher and table in a few words.
    """

    indicator: str
    area: str
    period: str
    value: float
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanView:
    """A plan to be looked at: the challenges, the registers, the figures.

    The fields up to ``ministries`` are the lists of the declared plan under their own names.
    ``indicators`` are the published ones; ``None`` where it is not known which are published.
    ``language`` is the one the texts of the plan are written in. ``region`` is what the documents
    call the region, used to recognise figures of the region as a whole; ``is_example`` where there
    is no such region.
    """

    challenges: tuple[PlanChallenge, ...]
    documents: tuple[Document, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[Body, ...] = ()
    tracks: tuple[Track, ...] = ()
    objectives: tuple[PlanObjective, ...] = ()
    themes: tuple[PlanTheme, ...] = ()
    ambitions: tuple[PlanAmbition, ...] = ()
    pressures: tuple[Pressure, ...] = ()
    events: tuple[Event, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    governance: tuple[Arrangement, ...] = ()
    roadmap: tuple[RoadmapStep, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    ministries: tuple[MinistryList, ...] = ()
    indicators: tuple[PublishedIndicator, ...] | None = None
    official: tuple[OfficialFigure, ...] = ()
    language: Language = "nl"
    region: str = ""
    is_example: bool = False
