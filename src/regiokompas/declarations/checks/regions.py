"""What must hold of a declared region."""

from collections.abc import Iterator

from regiokompas.declarations.checks.borders import border_findings
from regiokompas.declarations.checks.findings import Finding, Location, nearest
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import is_dutch_area_code
from regiokompas.domain.regions import Region


def region_findings(region: Region, declarations: Declarations) -> Iterator[Finding]:
    """Find dangling references, members declared twice and malformed codes in a region."""
    for key, code in (("code", region.code), ("country", region.country)):
        yield from _code_findings(code, (key,))
    codes = [member.code for member in region.members]
    for index, code in enumerate(codes):
        yield from _code_findings(code, ("members", index, "code"))
        if codes.count(code) > 1:
            yield (("members", index, "code"), f"{code} is a member twice", "remove one")
    if region.boundaries and region.boundaries not in declarations.tables:
        yield (
            ("boundaries",),
            f"the table '{region.boundaries}' does not exist",
            nearest(region.boundaries, list(declarations.tables)),
        )
    yield from border_findings(region)


def _code_findings(code: str, location: Location) -> Iterator[Finding]:
    if not is_dutch_area_code(code):
        yield (location, f"'{code}' is no area code", "write a code such as GM0153")
