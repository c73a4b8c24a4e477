"""Rows that managers may read but not write: they follow from operations or declared content."""

from django.http import HttpRequest


class ReadOnly:
    """Refuse adding, changing and deleting in the management; put it before ``ModelAdmin``."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002  # signature of the framework
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002  # signature of the framework
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002  # signature of the framework
        """Refuse."""
        return False
