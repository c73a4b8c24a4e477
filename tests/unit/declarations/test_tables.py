"""Whose municipalities the figures of a table are about is told once, for years that can be."""

from dataclasses import replace
from pathlib import Path

import pytest

from regiokompas.declarations.checks.tables import table_findings
from regiokompas.declarations.load import Declarations, load_declarations
from regiokompas.domain.tables import MunicipalitiesOf


@pytest.fixture(scope="module")
def declarations(project_root: Path) -> Declarations:
    return load_declarations(project_root)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ((MunicipalitiesOf(year=2020, measures=()),), ""),
        (
            (
                MunicipalitiesOf(year=2020, measures=("a",)),
                MunicipalitiesOf(year=2025, measures=("b",)),
            ),
            "",
        ),
        ((MunicipalitiesOf(year=20, measures=()),), "20 is no year of municipalities"),
        (
            (
                MunicipalitiesOf(year=2020, measures=("a", "b")),
                MunicipalitiesOf(year=2025, measures=("b",)),
            ),
            "two entries tell",
        ),
        (
            (
                MunicipalitiesOf(year=2020, measures=()),
                MunicipalitiesOf(year=2025, measures=("b",)),
            ),
            "two entries tell",
        ),
        (
            (
                MunicipalitiesOf(year=2025, measures=("b",)),
                MunicipalitiesOf(year=2020, measures=()),
            ),
            "two entries tell",
        ),
    ],
)
def test_municipalities_are_told_once_and_of_a_year_that_can_be(
    declarations: Declarations, told: tuple[MunicipalitiesOf, ...], message: str
) -> None:
    table = replace(declarations.tables["rivm-health-2020"], municipalities=told)
    found = [sentence for _, sentence, _ in table_findings(table, declarations)]
    assert any(message in sentence for sentence in found) if message else not found
