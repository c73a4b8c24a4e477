"""Publications, to read."""

from django.contrib import admin

from regiokompas.accounts.read_only import ReadOnly
from regiokompas.monitoring.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnly, admin.ModelAdmin[Publication]):
    """Publications, to read: a release is published by its operation."""

    list_display = ("published_at", "region", "release", "by")
    list_filter = ("region",)
