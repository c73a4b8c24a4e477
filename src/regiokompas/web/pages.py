"""What every page gets: the site, where it stands, and the same page in other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.translation import override

from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Crumb:
    """A step on the way to a page."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """A page in another language."""

    language: str
    name: str
    address: str


def page(
    request: HttpRequest,
    template: str,
    *,
    site: Site | None,
    crumbs: tuple[Crumb, ...] = (),
    status: int = 200,
    **content: object,
) -> HttpResponse:
    """Return the page that ``template`` makes of ``content``."""
    return render(
        request,
        f"web/{template}",
        {
            "site": site,
            "region": site.region if site else None,
            "crumbs": crumbs,
            "translations": translations(request.path),
            **content,
        },
        status=status,
    )


def translations(path: str) -> tuple[Translation, ...]:
    """Return the page at ``path`` in every language; the home page where there is none there."""
    return tuple(
        Translation(language=code, name=name, address=_in_language(path, code))
        for code, name in settings.LANGUAGES
    )


def _in_language(path: str, language: str) -> str:
    try:
        resolve(path)
    except Resolver404:
        with override(language):
            return reverse("home")
    return translate_url(path, language)
