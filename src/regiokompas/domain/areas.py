"""Areas: the country, provinces, COROP regions and municipalities that figures are about."""

import re
from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    """What kind of area a code stands for, by the prefix Statistics Netherlands uses."""

    COUNTRY = "NL"
    PROVINCE = "PV"
    COROP = "CR"
    MUNICIPALITY = "GM"


AREA_PATTERN = r"^(NL\d{2}|PV\d{2}|CR\d{2}|GM\d{4})$"
_AREA = re.compile(AREA_PATTERN)


def is_area_code(text: str) -> bool:
    """Return whether ``text`` has the form of an area code such as "GM0153" or "CR12"."""
    return _AREA.match(text) is not None


def kind_of_area(code: str) -> AreaKind:
    """Return the kind of the area with ``code``; ``ValueError`` where the form is unknown."""
    if not is_area_code(code):
        raise ValueError(f"'{code}' is not an area code such as GM0153, CR12 or NL01")
    return AreaKind(code[:2])


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """An area with its official code and its name."""

    code: str
    name: str
