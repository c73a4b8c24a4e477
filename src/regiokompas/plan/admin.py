"""Regions for the managers of an installation."""

from django.contrib import admin

from regiokompas.accounts.read_only import ReadOnly
from regiokompas.plan.models import Membership, Region


class MembershipInline(ReadOnly, admin.TabularInline[Membership, Region]):
    """The areas of a region, to read: they follow from the declared content."""

    model = Membership
    extra = 0


@admin.register(Region)
class RegionAdmin(ReadOnly, admin.ModelAdmin[Region]):
    """Regions, to read: they follow from the declared content."""

    list_display = ("name", "slug", "code")
    inlines = (MembershipInline,)
