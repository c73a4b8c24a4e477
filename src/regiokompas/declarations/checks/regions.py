"""What must hold of a declared region."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, Location, nearest
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_area_code
from regiokompas.domain.regions import Challenge, Region


def region_findings(region: Region, declarations: Declarations) -> Iterator[Finding]:
    """Find dangling references, numbers used twice and malformed codes in a region."""
    for key, code in (("code", region.code), ("country", region.country)):
        yield from _code_findings(code, (key,))
    codes = [member.code for member in region.members]
    for index, code in enumerate(codes):
        yield from _code_findings(code, ("members", index, "code"))
        if codes.count(code) > 1:
            yield (("members", index, "code"), f"{code} is a member twice", "remove one")
    for index, challenge in enumerate(region.challenges):
        yield from _challenge_findings(challenge, index, region, declarations)
    numbers = {challenge.number for challenge in region.challenges}
    for index, objective in enumerate(region.objectives):
        for number in objective.challenges:
            if number not in numbers:
                yield (
                    ("objectives", index, "challenges"),
                    f"the objective names challenge {number}, which does not exist",
                    "correct the number",
                )
    if region.boundaries and region.boundaries not in declarations.tables:
        yield (
            ("boundaries",),
            f"the table '{region.boundaries}' does not exist",
            nearest(region.boundaries, list(declarations.tables)),
        )
    for index, ambition in enumerate(region.ambitions):
        yield from _reference(ambition.indicator, ("ambitions", index, "indicator"), declarations)


def _code_findings(code: str, location: Location) -> Iterator[Finding]:
    if not is_area_code(code):
        yield (location, f"'{code}' is no area code", "write a code such as GM0153")


def _challenge_findings(
    challenge: Challenge, index: int, region: Region, declarations: Declarations
) -> Iterator[Finding]:
    here: Location = ("challenges", index)
    if sum(other.number == challenge.number for other in region.challenges) > 1:
        yield (
            (*here, "number"),
            f"the number {challenge.number} is used twice",
            "a challenge keeps its own number for ever",
        )
    themes = sorted(theme.id for theme in region.themes)
    if challenge.theme not in themes:
        yield (
            (*here, "theme"),
            f"the theme '{challenge.theme}' does not exist",
            nearest(challenge.theme, themes),
        )
    for name in challenge.indicators:
        yield from _reference(name, (*here, "indicators"), declarations)


def _reference(name: str, location: Location, declarations: Declarations) -> Iterator[Finding]:
    if name not in declarations.indicators:
        yield (
            location,
            f"the indicator '{name}' does not exist",
            nearest(name, list(declarations.indicators)),
        )
