"""Who looks at a page."""

from django.http import HttpRequest

from regiokompas.domain.visibility import VISITOR, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks, as the gate found out; a visitor where it did not."""
    found = getattr(request, "viewer", VISITOR)
    return found if isinstance(found, Viewer) else VISITOR
