"""Which release pages show now."""

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.declarations.plan import DeclaredPlan, parse_plan
from regiokompas.declarations.targets import load_targets
from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.visibility import VISITOR, Viewer, Visibility, as_seen
from regiokompas.monitoring.queries import shown_now
from regiokompas.plan.queries import place_of, plan_of, revision_of_digest
from regiokompas.warehouse.releases import open_release
from regiokompas.web.shown import current_region
from regiokompas.web.site import Site, build_site, releases_folder
from regiokompas.web.version import code_version


class NotReadyError(RegiokompasError):
    """A site for which no figures were published yet."""

    code = "site-not-ready"
    exit_code = 11


class UnreadableError(RegiokompasError):
    """A site whose published figures or declared content cannot be read any more."""

    code = "site-unreadable"
    exit_code = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Current:
    """What pages show now: the site of the last release, and the digest of the plan's revision.

    ``plan_digest`` is empty where the region has no plan.
    """

    site: Site
    plan_digest: str


def current_site(viewer: Viewer = VISITOR) -> Site:
    """Return the site that pages show ``viewer`` now; it raises what ``current`` raises."""
    return current(viewer).site


def current(viewer: Viewer = VISITOR) -> Current:
    """Return what pages show ``viewer`` now: the last release and the last plan of the region.

    Raises ``NotReadyError`` where nothing was published yet, and ``UnreadableError`` where what
    was published is absent or damaged, or the declared content does not allow to show it.
    """
    try:
        return _current(viewer.levels)
    except NotReadyError:
        raise
    except RegiokompasError as error:
        raise UnreadableError.of(error.problems) from error


def site_if_any() -> Site | None:
    """Return the current site; None where there is none, so that an error page never fails."""
    try:
        return current_site()
    except RegiokompasError:
        return None


def _current(levels: frozenset[Visibility]) -> Current:
    region = current_region()
    shown = shown_now(region)
    if shown is None:
        raise NotReadyError(
            "no figures were published yet",
            hint="run 'make run': it builds the figures and publishes them",
        )
    folder = releases_folder(Path(settings.REGIOKOMPAS_DATA), region) / shown.release
    home = Path(settings.REGIOKOMPAS_HOME)
    site = _site_for(levels, folder, home, region, shown.plan_digest)
    return Current(site=site, plan_digest=shown.plan_digest)


@lru_cache(maxsize=8)
def _site_for(
    levels: frozenset[Visibility], folder: Path, home: Path, region: str, plan_digest: str
) -> Site:
    """Return the site with the plan as those see it to whom ``levels`` are open.

    A target that rests on an ambition of the plan is as closed as that ambition.
    """
    site = _site(folder, home, region, plan_digest)
    plan = as_seen(site.plan, Viewer(levels=levels))
    seen = {"", *(ambition.id for ambition in plan.register.ambitions)}
    targets = tuple(target for target in site.targets if target.ambition in seen)
    return replace(site, plan=plan, targets=targets)


@lru_cache(maxsize=2)
def _site(folder: Path, home: Path, region: str, plan_digest: str) -> Site:
    """Return the site of the release in ``folder``: read once, for a release never changes.

    Its plan is the whole plan, of all levels: only ``_site_for`` may ask for it.
    """
    declarations = load_declarations(home)
    release = open_release(folder)
    plan = _plan(region, plan_digest)
    parts = (release.id, code_version(), _declared(home), plan_digest)
    content = sha256("".join(parts).encode())
    return build_site(
        release,
        region=load_region(home, region),
        declarations=declarations,
        plan=plan,
        targets=load_targets(home, region, plan=plan),
        mark=content.hexdigest()[:16],
    )


def _plan(region: str, digest: str) -> DeclaredPlan:
    """Return the plan of the revision with ``digest``; one without anything where it is empty."""
    return plan_of(revision_of_digest(digest)) if digest else parse_plan({}, place_of(region))


def _declared(home: Path) -> str:
    """Return a digest of the declared content below ``home``."""
    digest = sha256()
    for folder in ("borders", "comparisons", "indicators", "regions", "tables"):
        for path in sorted((home / folder).rglob("*.toml")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
