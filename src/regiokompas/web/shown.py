"""Which region this site is about, and whether it exists; nothing here needs a database."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from regiokompas.declarations.home import region_to_use
from regiokompas.declarations.load import load_region
from regiokompas.domain.errors import RegiokompasError


def current_region() -> str:
    """Return the short name of the region this site is about."""
    return _region(Path(settings.REGIOKOMPAS_HOME), settings.REGIOKOMPAS_REGION)


def is_example() -> bool:
    """Return whether this site is about an invented region, also where it has nothing to show."""
    home = Path(settings.REGIOKOMPAS_HOME)
    try:
        return _is_example(home, current_region())
    except RegiokompasError:
        return False


@lru_cache(maxsize=8)
def _is_example(home: Path, region: str) -> bool:
    return load_region(home, region).is_example


@lru_cache(maxsize=8)
def _region(home: Path, chosen: str) -> str:
    environ = {"REGIOKOMPAS_REGION": chosen} if chosen else {}
    return region_to_use(environ, home=home)
