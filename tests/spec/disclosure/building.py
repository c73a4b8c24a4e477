"""Small tables for the tests of what is hidden."""

from collections.abc import Mapping

import polars as pl

from regiokompas.domain.disclosure import DisclosureRules
from regiokompas.domain.series import FIGURES

TOTAL = "CR99"
RULES = DisclosureRules(threshold=10)


def area(number: int) -> str:
    return f"GM{number:04}"


def table(
    values: Mapping[str, float | None], *, total: float | None = None, status: str = "final"
) -> pl.DataFrame:
    """Return the members and their total, which is their sum where it is not given."""
    known = [value for value in values.values() if value is not None]
    whole = {TOTAL: sum(known) if total is None else total}
    return pl.DataFrame(
        [
            ("p", code, "2020", value, "secret" if value is None else status, None)
            for code, value in {**values, **whole}.items()
        ],
        schema=FIGURES,
        orient="row",
    )


def members(*values: float | None) -> dict[str, float | None]:
    return {area(number): value for number, value in enumerate(values, start=1)}
