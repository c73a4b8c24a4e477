"""Organisations and bodies: all of them by kind, and one with what it owns and what is asked."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.texts import Text
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.plan.parties import party_page
from regiokompas.web.plan.words import ORGANISATION_KINDS
from regiokompas.web.portions import portion_of
from regiokompas.web.templatetags.figures import translated


@of_plan
def index(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with all organisations and bodies."""
    return plan_page(
        request,
        "organisations.html",
        content=content,
        crumbs=(Crumb(text=gettext("Organisations"), address=""),),
        owners=_owners(content),
        bodies=content.register.bodies,
        kinds=_by_kind(content),
    )


@of_plan
def detail(request: HttpRequest, content: Content, identifier: str) -> HttpResponse:
    """Return the page of one organisation or body."""
    shown = party_page(content, identifier)
    if shown is None:
        parties: tuple[Organisation | Body, ...] = (
            *content.register.organisations,
            *content.register.bodies,
        )
        known = {
            item.id: Crumb(
                text=translated(item.name), address=reverse("plan:organisation", args=[item.id])
            )
            for item in parties
        }
        return not_in_plan(request, content, wanted=identifier, known=known)
    crumbs = (
        Crumb(text=gettext("Organisations"), address=reverse("plan:organisations")),
        Crumb(text=translated(shown.party.name), address=""),
    )
    portion = portion_of(request, shown.numbers)
    return plan_page(
        request,
        "organisation.html",
        content=content,
        crumbs=crumbs,
        shown=shown if portion.is_all else shown.about(frozenset(portion.entries)),
        portion=portion,
    )


def _owned(content: Content) -> Counter[str]:
    """Return for how many challenges each party is an owner."""
    return Counter(
        holder
        for challenge in content.challenges.values()
        for holder in {
            owner.holder
            for owner in (*challenge.ownership.administrative, *challenge.ownership.executive)
        }
    )


def _owners(content: Content) -> list[tuple[Organisation | Body, int]]:
    """Return every owner with the number of its challenges, the most first."""
    owned = _owned(content)
    found = [(party, count) for holder, count in owned.items() if (party := content.party(holder))]
    return sorted(found, key=lambda pair: (-pair[1], translated(pair[0].name)))


def _by_kind(content: Content) -> list[tuple[Text, list[Organisation]]]:
    found: dict[str, list[Organisation]] = {}
    for organisation in content.register.organisations:
        found.setdefault(organisation.kind, []).append(organisation)
    return [
        (name, sorted(found[kind], key=lambda item: translated(item.name)))
        for kind, name in ORGANISATION_KINDS.items()
        if kind in found
    ]
