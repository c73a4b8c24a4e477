"""Small frames for the tests of border changes."""

import polars as pl

from regiokompas.analysis.harmonisation.changes import CHANGES
from regiokompas.analysis.harmonisation.residuals import POPULATION
from regiokompas.domain.harmonisation import WEIGHTS
from regiokompas.domain.series import FIGURES


def weights(*rows: tuple[str, str, float]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=WEIGHTS, orient="row")


def changes(*rows: tuple[int, str | None, str | None, float | None, str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=CHANGES, orient="row")


def population(*rows: tuple[str, int, float | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=POPULATION, orient="row")


def figures(
    *rows: tuple[str, float | None], status: str = "final", margin: float | None = None
) -> pl.DataFrame:
    return pl.DataFrame(
        [
            ("p", area, "2020", value, "secret" if value is None else status, margin)
            for area, value in rows
        ],
        schema=FIGURES,
        orient="row",
    )
