"""What templates of others need to look like pages of this site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from regiokompas.domain.texts import LANGUAGES, Language
from regiokompas.web.current import site_if_any
from regiokompas.web.pages import translations
from regiokompas.web.shown import is_example


def of_this_site(request: HttpRequest) -> dict[str, Any]:
    """Return the site, its region and the page in other languages; looked up when first used."""
    return {
        "site": SimpleLazyObject(site_if_any),
        "region": SimpleLazyObject(_region),
        "is_example": SimpleLazyObject(is_example),
        "translations": SimpleLazyObject(lambda: translations(request.path, _languages())),
        "has_mail": settings.CAN_SEND_MAIL,
        "provider_name": settings.LOG_IN_PROVIDER_NAME,
        "provider_id": settings.LOG_IN_PROVIDER_ID,
    }


def _region() -> object:
    site = site_if_any()
    return site.region if site else None


def _languages() -> tuple[Language, ...]:
    """Return the languages that the region writes; all of them where there is no site yet."""
    site = site_if_any()
    return site.region.languages if site else LANGUAGES
