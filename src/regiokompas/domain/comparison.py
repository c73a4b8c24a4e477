"""With what a region and its municipalities are compared: declared, dated and versioned."""

from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.texts import Text

CovariateScale = Literal["identity", "log"]


@declared
class ProgrammeRegion:
    """A region of a national programme, as the municipalities that take part.

    ``is_verified`` says whether a public document names exactly these ``members``; a region
    without one has none, is left out of every computation, and ``note`` says what is missing.
    ``sources`` are the addresses of the documents and ``as_of`` the day they speak of.
    """

    id: str
    name: str
    is_verified: bool
    members: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: str = ""
    note: Text | None = None


@declared
class ProgrammeRegions:
    """The regions of a national programme that are compared with one another."""

    version: int
    date: str
    programme: Text
    source: str
    regions: tuple[ProgrammeRegion, ...]

    @property
    def verified(self) -> tuple[ProgrammeRegion, ...]:
        """The regions whose municipalities are known for certain."""
        return tuple(region for region in self.regions if region.is_verified)

    def region_of(self, municipality: str) -> str:
        """Return the region that ``municipality`` takes part in; empty where it is in none."""
        found = (region.id for region in self.verified if municipality in region.members)
        return next(found, "")


@declared
class Covariate:
    """A figure by which municipalities are held to be alike.

    On the scale "log" twice as much counts the same for a small as for a large municipality.
    ``weight`` 1 is plain; ``reason`` says why likeness in it matters.
    """

    indicator: str
    period: str
    reason: Text
    scale: CovariateScale = "identity"
    weight: float = 1.0


@declared
class Matching:
    """The rule by which municipalities are matched.

    Each gets the ``count`` nearest others. Only municipalities with every covariate are
    candidates; one with at least ``least_covariates`` of them is matched on those it has.
    ``is_outside_region`` keeps municipalities of the same programme region out of the list.
    """

    version: int
    date: str
    count: int
    least_covariates: int
    is_outside_region: bool
    covariates: tuple[Covariate, ...]
    note: Text


@declared
class MatchedMunicipalities:
    """The outcome of ``rule_version`` of the matching, frozen: a new outcome is a new version.

    ``matches`` lists, by municipality, those it is compared with, the nearest first.
    """

    version: int
    date: str
    rule_version: int
    matches: dict[str, tuple[str, ...]]
