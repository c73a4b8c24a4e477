"""What every page gets: the site, where it stands, and the same page in other languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from regiokompas.domain.texts import LANGUAGES, Language
from regiokompas.web.site import Site

# Put on what is written in the language of the plan where the page is in another one.
_IN_DUTCH = mark_safe(' lang="nl"')  # a constant


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
            "dutch": "" if (get_language() or "nl").startswith("nl") else _IN_DUTCH,
            "translations": translations(
                request.path_info, site.region.languages if site else LANGUAGES
            ),
            "is_untranslated": site is not None and not _is_written(site),
            **content,
        },
        status=status,
    )


def _is_written(site: Site) -> bool:
    """Return whether the region writes its texts in the language of the page."""
    return (get_language() or "nl")[:2] in site.region.languages


def translations(path: str, languages: Sequence[Language] = LANGUAGES) -> tuple[Translation, ...]:
    """Return the page at ``path`` in each of ``languages``; the home page where there is none.

    ``path`` is without the prefix that Django puts before every address.
    """
    return tuple(
        Translation(language=code, name=name, address=_in_language(path, code))
        for code, name in settings.LANGUAGES
        if code in languages
    )


def _in_language(path: str, language: str) -> str:
    try:
        resolve(path)
    except Resolver404:
        with override(language):
            return reverse("home")
    return translate_url(path, language)
