"""The plan as it was on a day: its pages below ``/op/2026-05-07/``, every link within them too."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix

# The pages that can look back; any other address below the day leads to the page of today.
PAGES = frozenset(
    f"plan:{name}"
    for name in (
        "challenges", "challenge", "theme", "objective", "organisations", "organisation",
        "tracks", "track", "coherence", "calendar", "about", "search",
    )
)  # fmt: skip
_BELOW_A_DAY = re.compile(r"/op/(\d{4}-\d{2}-\d{2})(/.+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class LookingBack:
    """The ``day`` a request looks back to, the ``prefix`` without it, and the page of today."""

    day: date
    prefix: str
    address_today: str


class look_back:  # noqa: N801  # used as a function: middleware with a hook for views
    """Let a page below a day be the page itself, with that day as the one it looks back to.

    The day becomes part of the prefix that Django puts before every address it makes, so that a
    reader who follows a link stays on that day.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to ``request``."""
        found = _BELOW_A_DAY.fullmatch(request.path_info)
        day = parsed_day(found[1]) if found else None
        if found is None or day is None:
            return self.get_response(request)
        prefix = get_script_prefix()
        request.path_info = found[2]
        request.looking_back = LookingBack(  # type: ignore[attr-defined]  # read with looking_back
            day=day, prefix=prefix, address_today=f"{prefix}{found[2][1:]}"
        )
        set_script_prefix(f"{prefix}op/{day.isoformat()}/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(prefix)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002  # of the framework
        args: tuple[object, ...],  # noqa: ARG002  # of the framework
        kwargs: dict[str, object],  # noqa: ARG002  # of the framework
    ) -> HttpResponse | None:
        """Lead to the page of today where this one cannot look back."""
        match, found = request.resolver_match, looking_back(request)
        if found is None or (match and match.view_name in PAGES):
            return None
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(found.address_today + (f"?{query}" if query else ""))


def parsed_day(written: str) -> date | None:
    """Return the day that is written as 2026-05-07; None for anything else."""
    try:
        return date.fromisoformat(written) if len(written) == len("2026-05-07") else None
    except ValueError:
        return None


def looking_back(request: HttpRequest) -> LookingBack | None:
    """Return the day that ``request`` looks back to; None for a page of today."""
    found = getattr(request, "looking_back", None)
    return found if isinstance(found, LookingBack) else None


def stop_looking_back(found: LookingBack) -> None:
    """Let the addresses that are made from here on be those of today."""
    set_script_prefix(found.prefix)


def address_then(request: HttpRequest, day: str) -> str:
    """Return the address of the same page as it was on ``day``, whatever day that is."""
    found = looking_back(request)
    prefix = found.prefix if found else get_script_prefix()
    today = found.address_today if found else request.path
    return f"{prefix}op/{quote(day, safe='')}/{today.removeprefix(prefix)}"
