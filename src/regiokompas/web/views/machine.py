"""What machines ask for."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from regiokompas.domain.errors import RegiokompasError
from regiokompas.web.current import current_site


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # of the framework
    """Return 200 where the database answers and there are figures to show, otherwise 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        site = current_site()
    except DatabaseError:
        answer = JsonResponse({"status": "database-unreachable"}, status=503)
    except RegiokompasError as error:
        answer = JsonResponse({"status": error.code}, status=503)
    else:
        answer = JsonResponse({"status": "ok", "release": site.release.id})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # of the framework
    """Return which pages search engines need not read."""
    return HttpResponse("User-agent: *\nDisallow: /beheer/\n", content_type="text/plain")
