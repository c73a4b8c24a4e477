"""Regions and their areas, the revisions of their plans, and what others point at."""

from regiokompas.plan.models.affiliation import Affiliation
from regiokompas.plan.models.ambition import Ambition
from regiokompas.plan.models.area import Area
from regiokompas.plan.models.body import Body
from regiokompas.plan.models.challenge import Challenge
from regiokompas.plan.models.membership import Membership
from regiokompas.plan.models.note import Note, NoteWithdrawal
from regiokompas.plan.models.organisation import Organisation
from regiokompas.plan.models.region import Region
from regiokompas.plan.models.revision import PlanFile, PlanRevision
from regiokompas.plan.models.track import Track
from regiokompas.plan.models.version import PlanVersion

__all__ = [
    "Affiliation",
    "Ambition",
    "Area",
    "Body",
    "Challenge",
    "Membership",
    "Note",
    "NoteWithdrawal",
    "Organisation",
    "PlanFile",
    "PlanRevision",
    "PlanVersion",
    "Region",
    "Track",
]
