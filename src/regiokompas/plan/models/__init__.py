"""Regions, areas and which areas belong to which region."""

from regiokompas.plan.models.area import Area
from regiokompas.plan.models.membership import Membership
from regiokompas.plan.models.region import Region

__all__ = ["Area", "Membership", "Region"]
