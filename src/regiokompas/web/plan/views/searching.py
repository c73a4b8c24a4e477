"""Search over everything, without a line of JavaScript."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.domain.texts import Text
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import of_plan, plan_page
from regiokompas.web.plan.search import LONGEST_QUERY, Entry, search_plan

_NAMES = {
    "challenges": Text(nl="Opgaven", en="Challenges", de="Aufgaben"),
    "indicators": Text(nl="Indicatoren", en="Indicators", de="Indikatoren"),
    "municipalities": Text(nl="Gemeenten", en="Municipalities", de="Gemeinden"),
    "organisations": Text(nl="Organisaties", en="Organisations", de="Organisationen"),
    "bodies": Text(nl="Overleggen en besturen", en="Bodies", de="Gremien"),
    "tracks": Text(nl="Lopende trajecten", en="Running tracks", de="Laufende Prozesse"),
    "events": Text(nl="Kalender", en="Calendar", de="Kalender"),
}
_PAGES = {
    "challenges": "plan:challenge",
    "indicators": "indicator",
    "municipalities": "municipality",
    "organisations": "plan:organisation",
    "bodies": "plan:organisation",
    "tracks": "plan:track",
}


@of_plan
def search(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with what was found for ``?q=``; a query that is too long is refused."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    is_too_long = len(query) > LONGEST_QUERY
    found = () if is_too_long else search_plan(content, query)
    return plan_page(
        request,
        "search.html",
        content=content,
        crumbs=(Crumb(text=gettext("Search"), address=""),),
        status=HTTPStatus.BAD_REQUEST if is_too_long else HTTPStatus.OK,
        query=query[:LONGEST_QUERY],
        is_too_long=is_too_long,
        longest=LONGEST_QUERY,
        count=sum(item.count for item in found),
        found=[
            (item, _NAMES[item.kind], [(entry, _address(entry)) for entry in item.entries])
            for item in found
        ],
    )


def _address(entry: Entry) -> str:
    if entry.kind == "events":
        return f"{reverse('plan:calendar')}#{entry.key}"
    return reverse(_PAGES[entry.kind], args=[entry.key])
