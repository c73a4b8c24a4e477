"""Areas as a file writes them: official codes, or names that a code list translates."""

import re
from collections.abc import Mapping

from regiokompas.domain.areas import is_area_code, is_dutch_area_code, is_kreis_code, is_nuts_code
from regiokompas.domain.tables import AreaColumn
from regiokompas.sources.files.nearest import nearest

# What an area has whose kind we do not keep: districts, neighbourhoods, parts of the country.
OTHER_KIND = ""

# The other regional divisions in tables of Statistics Netherlands: parts of the country, districts
# and neighbourhoods, labour-market, care, police and judicial regions and the like.
# Letters may follow the digits, as in the district WK0363AA.
_OTHER_CODE = re.compile(
    r"(?:AM|AR|BU|CP|CS|GA|GG|JZ|KK|LB|LD|LG|RE|RM|RP|RR|RT|TR|UW|VR|WG|WK|ZK)[0-9][0-9A-Z]*"
)

# Unions of countries (EU27_2020), and countries whose regions we do not keep.
_OTHER_NUTS = re.compile(r"[A-Z]{2}[0-9A-Z_]*")
# Germany as a whole (DG), states, administrative districts, and municipalities.
_OTHER_KREIS = re.compile(r"DG|[0-9]{2,3}|[0-9]{8}")
_LISTS = {
    "code": (is_dutch_area_code, _OTHER_CODE),
    "name": (is_dutch_area_code, _OTHER_CODE),
    "nuts": (is_nuts_code, _OTHER_NUTS),
    "kreis": (is_kreis_code, _OTHER_KREIS),
}
_EXPECTED = {
    "code": (
        "is not an area code such as GM0153, CR12 or NL01",
        "correct the file, or declare an alias for it under [area.aliases]",
    ),
    "nuts": ("is not a code of NUTS such as DEA34", "correct the file or the declared column"),
    "kreis": (
        "is not the key of a German district, which has five digits",
        (
            "a program that took the keys for numbers removes their leading zero: 5554 was 05554; "
            "get the file again"
        ),
    ),
}


def area_of(text: str, column: AreaColumn, names: Mapping[str, str]) -> str | None:
    """Return the code of the area that ``text`` means; ``None`` where it is unknown.

    ``OTHER_KIND`` where it is a code of a kind we do not keep. An alias goes before the code
    list; it may stand for a name of that list or for a code.
    """
    alias = column.aliases.get(text)
    if column.by == "name" and not column.fixed:
        code = names.get(text) if alias is None else names.get(alias, alias)
    else:
        code = alias or (column.prefix + text if text else text)
    is_code, other = _LISTS[column.by]
    if code is None or is_code(code) or (alias is not None and is_area_code(code)):
        return code
    return OTHER_KIND if other.fullmatch(code) else None


def unknown_area(text: str, column: AreaColumn, names: Mapping[str, str]) -> tuple[str, str]:
    """Return the sentence and the hint for an area that is unknown."""
    if column.by in _EXPECTED:
        sentence, hint = _EXPECTED[column.by]
        return f"'{text}' {sentence}", hint
    code_list = column.names_from or "the table"
    return (
        f"the area '{text}' has no code, or more than one, in the code list of {code_list}",
        f"{nearest(text, names)}; declare under [area.aliases] which one is meant",
    )
