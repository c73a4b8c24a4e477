"""Which release pages show now."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from regiokompas.declarations.home import region_to_use
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.domain.errors import RegiokompasError
from regiokompas.monitoring.queries import current_publication
from regiokompas.warehouse.releases import open_release
from regiokompas.web.site import Site, build_site, releases_folder
from regiokompas.web.version import code_version


class NotReadyError(RegiokompasError):
    """A site for which no figures were published yet."""

    code = "site-not-ready"
    exit_code = 9


class UnreadableError(RegiokompasError):
    """A site whose published figures or declared content cannot be read any more."""

    code = "site-unreadable"
    exit_code = 9


def current_site() -> Site:
    """Return what pages show now: the release that was published last for the region.

    Raises ``NotReadyError`` where nothing was published yet, and ``UnreadableError`` where what
    was published is absent or damaged, or the declared content does not allow to show it.
    """
    try:
        return _published_site()
    except NotReadyError:
        raise
    except RegiokompasError as error:
        raise UnreadableError.of(error.problems) from error


def _published_site() -> Site:
    region = current_region()
    publication = current_publication(region)
    if publication is None:
        raise NotReadyError(
            "no figures were published yet",
            hint="run 'make run': it builds the figures and publishes them",
        )
    folder = releases_folder(Path(settings.REGIOKOMPAS_DATA), region) / publication.release
    return _site(folder, Path(settings.REGIOKOMPAS_HOME), region)


def current_region() -> str:
    """Return the short name of the region this site is about."""
    return _region(Path(settings.REGIOKOMPAS_HOME), settings.REGIOKOMPAS_REGION)


@lru_cache(maxsize=8)
def _region(home: Path, chosen: str) -> str:
    environ = {"REGIOKOMPAS_REGION": chosen} if chosen else {}
    return region_to_use(environ, home=home)


@lru_cache(maxsize=2)
def _site(folder: Path, home: Path, region: str) -> Site:
    """Return the site of the release in ``folder``: read once, for a release never changes."""
    declarations = load_declarations(home)
    release = open_release(folder)
    content = sha256("".join((release.id, code_version(), _declared(home))).encode())
    return build_site(
        release,
        region=load_region(home, region),
        declarations=declarations,
        mark=content.hexdigest()[:16],
    )


def _declared(home: Path) -> str:
    """Return a digest of the declared content below ``home``."""
    digest = sha256()
    for folder in ("indicators", "regions", "tables"):
        for path in sorted((home / folder).rglob("*.toml")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
