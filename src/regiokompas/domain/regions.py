"""Regions: a programme area and the areas it is made of and compared with."""

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text


@declared
class Member:
    """A municipality of the region."""

    code: str
    name: str


@declared
class Objective:
    """A national objective to which the region's challenges contribute."""

    id: str
    name: Text
    challenges: tuple[int, ...]


@declared
class Challenge:
    """One of the region's challenges; its number never changes."""

    number: int
    title: Text
    theme: str
    indicators: tuple[str, ...] = ()


@declared
class Theme:
    """A heading under which challenges stand."""

    id: str
    name: Text


@declared
class Ambition:
    """A quantified goal with the starting point the plan states.

    ``indicator`` is the official series that comes nearest; ``difference`` says how its
    definition departs from the plan's, where it does.
    """

    id: str
    name: Text
    indicator: str
    baseline: float
    baseline_period: str
    increase: float
    target_period: str
    source: Text
    difference: Text | None = None


@declared
class Region:
    """A programme area with its member municipalities.

    ``code`` is the official area whose published figure wins over a sum of the members;
    ``boundaries`` the table with the boundaries of the members, empty where there is no map.
    """

    id: str
    name: str
    code: str
    country: str
    members: tuple[Member, ...]
    objectives: tuple[Objective, ...]
    themes: tuple[Theme, ...]
    challenges: tuple[Challenge, ...]
    ambitions: tuple[Ambition, ...] = ()
    boundaries: str = ""
