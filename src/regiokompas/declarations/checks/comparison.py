"""What must hold of the declared comparisons."""

from collections import Counter
from collections.abc import Collection, Iterator

from regiokompas.declarations.checks.findings import Finding, id_findings, nearest
from regiokompas.domain.areas import AreaKind, is_area_code
from regiokompas.domain.comparison import (
    MatchedMunicipalities,
    Matching,
    ProgrammeRegion,
    ProgrammeRegions,
)
from regiokompas.domain.periods import is_period


def regions_findings(regions: ProgrammeRegions) -> Iterator[Finding]:
    """Find a region without proof, a malformed code and a municipality in two regions."""
    counted = Counter(code for region in regions.regions for code in region.members)
    for index, region in enumerate(regions.regions):
        for place, sentence, hint in _region_findings(region):
            yield (("regions", index, *place), sentence, hint)
        for code in region.members:
            if counted[code] > 1:
                yield (
                    ("regions", index, "members"),
                    f"{code} takes part in two regions, or twice in one",
                    "a municipality belongs to one region",
                )


def _region_findings(region: ProgrammeRegion) -> Iterator[Finding]:
    yield from id_findings(region.id)
    if region.is_verified and not (region.members and region.sources and region.as_of):
        yield (
            ("is_verified",),
            f"'{region.id}' is called verified without members, sources and the day they speak of",
            "add them, or write is_verified = false and say in 'note' what is missing",
        )
    if not region.is_verified and (region.members or region.note is None):
        yield (
            ("is_verified",),
            f"'{region.id}' is not verified: it can have no members, and its note says why",
            "remove the members and write the note",
        )
    for code in region.members:
        if not _is_municipality(code):
            yield (("members",), f"'{code}' is no municipality", "write a code such as GM0153")


def matching_findings(matching: Matching, indicators: Collection[str]) -> Iterator[Finding]:
    """Find a covariate that is no indicator, and numbers that cannot be."""
    for index, covariate in enumerate(matching.covariates):
        here = ("covariates", index)
        if covariate.indicator not in indicators:
            yield (
                (*here, "indicator"),
                f"the indicator '{covariate.indicator}' does not exist",
                nearest(covariate.indicator, sorted(indicators)),
            )
        if not is_period(covariate.period):
            yield ((*here, "period"), f"'{covariate.period}' is no period", "write 2025")
        if covariate.weight <= 0:
            yield ((*here, "weight"), "a weight must be above 0", "leave the covariate out instead")
    if matching.count < 1:
        yield (("count",), "at least one municipality must be matched", "write 10")
    if not 1 <= matching.least_covariates <= len(matching.covariates):
        yield (
            ("least_covariates",),
            f"'least_covariates' must lie between 1 and {len(matching.covariates)}",
            "correct the number",
        )


def matched_findings(
    matched: MatchedMunicipalities, matching: Matching | None
) -> Iterator[Finding]:
    """Find frozen lists of another rule, of a wrong length, or with what is no municipality."""
    if matching is None or matched.rule_version != matching.version:
        yield (
            ("rule_version",),
            f"these lists follow version {matched.rule_version} of the rule, which is not there",
            "recompute them: 'regiokompas match --write'",
        )
        return
    for area, others in matched.matches.items():
        here = ("matches", area)
        wrong = [code for code in (area, *others) if not _is_municipality(code)]
        if wrong:
            yield (here, f"'{wrong[0]}' is no municipality", "write codes such as GM0153")
        if area in others or len(set(others)) != len(others):
            yield (here, f"the list of {area} names itself, or one twice", "recompute the lists")
        if others and len(others) != matching.count:
            yield (
                here,
                f"the list of {area} has {len(others)} municipalities, not {matching.count}",
                "recompute the lists: 'regiokompas match --write'",
            )


def _is_municipality(code: str) -> bool:
    return is_area_code(code) and code.startswith(AreaKind.MUNICIPALITY.value)
