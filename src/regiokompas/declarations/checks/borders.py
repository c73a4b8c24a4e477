"""What must hold of the borders a region declares."""

from collections.abc import Iterator

from regiokompas.declarations.checks.findings import Finding, Location, text_findings
from regiokompas.domain.areas import country_of_area, is_area_code, is_nuts_code
from regiokompas.domain.regions import Border, Region

_COUNTRY_LETTERS = 2


def border_findings(region: Region) -> Iterator[Finding]:
    """Find codes that are none, point nowhere or stand twice in the borders of a region."""
    own = {region.code, region.country, *(member.code for member in region.members)}
    for code, area in region.other_codes.items():
        if not is_area_code(code) or area not in own:
            yield (
                ("other_codes", code),
                f"'{code}' is to mean '{area}', but one of them is no code of this region",
                "write the code in the other list, and one of the region, a member or the country",
            )
    for index, border in enumerate(region.borders):
        yield from _one_border(border, ("borders", index))
    codes = [*region.codes_abroad, *region.translated_codes]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield (("borders",), f"the code {code} stands twice", "name every area abroad once")


def _one_border(border: Border, here: Location) -> Iterator[Finding]:
    if len(border.country) != _COUNTRY_LETTERS or not is_nuts_code(border.country):
        yield (
            (*here, "country"),
            f"'{border.country}' is no country in the code of NUTS",
            "write two letters, such as DE or BE",
        )
    yield from text_findings((*here, "name"), border.name)
    for index, neighbour in enumerate(border.neighbours):
        place: Location = (*here, "neighbours", index)
        if not is_nuts_code(neighbour.code) or not neighbour.code.startswith(border.country):
            yield (
                (*place, "code"),
                f"'{neighbour.code}' is no area of {border.country} in the code of NUTS",
                "write a code such as DEA34",
            )
        for other in neighbour.also:
            if not is_area_code(other) or country_of_area(other) != border.country:
                yield (
                    (*place, "also"),
                    f"'{other}' is no code of an area in {border.country}",
                    "write a key with all its digits, the leading zero included, such as 05554",
                )
