"""Areas that figures are about, by official code: Dutch ones, and those across the border."""

import re
from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    """What kind of area a code stands for; for Dutch areas the prefix of the code says it.

    ``NUTS`` are the regions of Europe's statistics, countries included (``DE``, ``DEA34``);
    ``KREIS`` is a German district by its official key of five digits (``05554``).
    """

    COUNTRY = "NL"
    PROVINCE = "PV"
    COROP = "CR"
    MUNICIPALITY = "GM"
    NUTS = "NU"
    KREIS = "KR"


# Statistics Netherlands: its own code of the country is NL01, so NL21 is a region of NUTS.
DUTCH_AREA_PATTERN = r"^(NL0\d|PV\d{2}|CR\d{2}|GM\d{4})$"
# The countries whose regions Eurostat publishes; a country alone is the highest level of NUTS.
_COUNTRIES = (
    "AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK"
)
NUTS_PATTERN = rf"^(?:{_COUNTRIES})[0-9A-Z]{{0,3}}$"
# The key of a district has five digits, two of them for the state; "05" is North Rhine-Westphalia.
KREIS_PATTERN = r"^(?:0[1-9]|1[0-6])\d{3}$"
AREA_PATTERN = f"{DUTCH_AREA_PATTERN}|{NUTS_PATTERN}|{KREIS_PATTERN}"
_DUTCH, _NUTS, _AREA = map(re.compile, (DUTCH_AREA_PATTERN, NUTS_PATTERN, AREA_PATTERN))
_KREIS = re.compile(KREIS_PATTERN)


def is_area_code(text: str) -> bool:
    """Return whether ``text`` has the form of an area code such as "GM0153", "CR12" or "DEA34"."""
    return _AREA.match(text) is not None


def is_dutch_area_code(text: str) -> bool:
    """Return whether ``text`` has the form of a code of Statistics Netherlands."""
    return _DUTCH.match(text) is not None


def is_nuts_code(text: str) -> bool:
    """Return whether ``text`` has the form of a code of NUTS, such as "DEA34" or "NL"."""
    return _NUTS.match(text) is not None and not is_dutch_area_code(text)


def is_kreis_code(text: str) -> bool:
    """Return whether ``text`` is the key of a German district, leading zero included."""
    return _KREIS.match(text) is not None


def kind_of_area(code: str) -> AreaKind:
    """Return the kind of the area with ``code``; ``ValueError`` where the form is unknown."""
    if is_dutch_area_code(code):
        return AreaKind(code[:2])
    if is_kreis_code(code):
        return AreaKind.KREIS
    if is_nuts_code(code):
        return AreaKind.NUTS
    raise ValueError(f"'{code}' is not an area code such as GM0153, CR12, NL01 or DEA34")


def country_of_area(code: str) -> str:
    """Return the two letters of the country in which the area with ``code`` lies."""
    kind = kind_of_area(code)
    if kind is AreaKind.KREIS:
        return "DE"
    return code[:2] if kind is AreaKind.NUTS else AreaKind.COUNTRY.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """An area with its official code and its name."""

    code: str
    name: str
