"""Organisations and bodies: who acts, and where they meet."""

from typing import Annotated, Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text
from regiokompas.domain.visibility import RefersTo, Visibility

OrganisationKind = Literal[
    "ministry",
    "province",
    "municipality",
    "water-authority",
    "education",
    "company",
    "housing-association",
    "health-care",
    "development-agency",
    "partnership",
    "network",
    "agency",
    "association",
    "foreign",
    "other",
]
BodyKind = Literal["board", "steering-group", "consultation", "team", "alliance", "council"]


@declared
class Organisation:
    """An organisation, for as long as it exists under this name.

    ``successors`` are the organisations it became when it was renamed, split or merged;
    ``also_written`` are other spellings in the documents; ``official_id`` is its TOOI identifier
    or area code where one is certain, empty otherwise.
    """

    id: str
    name: Text
    kind: OrganisationKind
    short_name: str = ""
    also_written: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    successors: tuple[Annotated[str, RefersTo("Organisation")], ...] = ()
    official_id: str = ""
    visibility: Visibility = Visibility.PUBLIC


@declared
class Body:
    """A body in which organisations meet. ``members`` are organisations, ``role`` what it does."""

    id: str
    name: Text
    kind: BodyKind
    role: str = ""
    also_written: tuple[str, ...] = ()
    members: tuple[Annotated[str, RefersTo("Organisation", "Body")], ...] = ()
    prepares: tuple[Annotated[str, RefersTo("Organisation", "Body")], ...] = ()
    is_proposed: bool = False
    source: str = ""
    visibility: Visibility = Visibility.PUBLIC
