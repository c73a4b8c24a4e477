"""The unit that a column tells in its name, against the declared one."""

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part


def unit_in_header(header: str) -> str | None:
    """Return the text between the brackets that end ``header``; ``None`` where none do."""
    if not header.endswith(")"):
        return None
    depth = 0
    for at in range(len(header) - 1, -1, -1):
        depth += (header[at] == ")") - (header[at] == "(")
        if depth == 0:
            return header[at + 1 : -1].strip()
    return None


def check_unit(part: Part, *, place: str) -> None:
    """Refuse a column whose name tells another unit than the part declares."""
    told = unit_in_header(part.measure)
    if told is not None and told != part.unit:
        raise SourceError(
            f"the column '{part.measure}' is in '{told}', but declared in '{part.unit}'",
            hint=f'declare unit = "{told}" and the `factor` that turns it into the indicator\'s '
            "unit",
            place=place,
        )
