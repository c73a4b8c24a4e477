"""Areas as a file writes them: official codes, or names that a code list translates."""

import re
from collections.abc import Mapping

from regiokompas.domain.areas import is_area_code
from regiokompas.domain.tables import AreaColumn
from regiokompas.sources.files.nearest import nearest

# What an area has whose kind we do not keep: districts, neighbourhoods, parts of the country.
OTHER_KIND = ""

# The other regional divisions in tables of Statistics Netherlands: parts of the country, districts
# and neighbourhoods, labour-market, care, police and judicial regions and the like.
# Letters may follow the digits: Amsterdam has the district WK0363AA.
_OTHER_CODE = re.compile(
    r"(?:AM|AR|BU|CP|CS|GA|GG|JZ|KK|LB|LD|LG|RE|RM|RP|RR|RT|TR|UW|VR|WG|WK|ZK)[0-9][0-9A-Z]*"
)


def area_of(text: str, column: AreaColumn, names: Mapping[str, str]) -> str | None:
    """Return the code of the area that ``text`` means; ``None`` where it is unknown.

    ``OTHER_KIND`` where it is a code of a kind we do not keep. An alias goes before the code
    list; it may stand for a name of that list or for a code.
    """
    alias = column.aliases.get(text)
    if column.by == "name" and not column.fixed:
        code = names.get(text) if alias is None else names.get(alias, alias)
    else:
        code = alias or text
    if code is None or is_area_code(code):
        return code
    return OTHER_KIND if _OTHER_CODE.fullmatch(code) else None


def unknown_area(text: str, column: AreaColumn, names: Mapping[str, str]) -> tuple[str, str]:
    """Return the sentence and the hint for an area that is unknown."""
    if column.by == "code":
        return (
            f"'{text}' is not an area code such as GM0153, CR12 or NL01",
            "correct the file, or declare an alias for it under [area.aliases]",
        )
    code_list = column.names_from or "the table"
    return (
        f"the area '{text}' has no code, or more than one, in the code list of {code_list}",
        f"{nearest(text, names)}; declare under [area.aliases] which one is meant",
    )
