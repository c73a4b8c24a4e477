"""Small made-up tables, and the reader with its arguments filled in."""

from collections.abc import Callable, Mapping

import polars as pl
import pytest

from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import AreaColumn, File, PeriodColumn, Table
from regiokompas.sources.files.read import read_file_table

Declare = Callable[..., Table]
Read = Callable[..., pl.DataFrame]

NAMES = {"Rivierstad": "GM9001", "Heuveldorp": "GM9002", "Het hele land": "NL01"}


@pytest.fixture
def declare() -> Declare:
    """Return a table; every argument overrides what a plain CSV by code and year needs."""

    def make(**changed: object) -> Table:
        file = {"path": "made-up/table.csv", **changed.pop("file", {})}
        area = {"column": "area", **changed.pop("area", {})}
        period = {"column": "year", **changed.pop("period", {})}
        given = {
            "id": "made-up",
            "format": "csv",
            "publisher": "Nobody",
            "table": "0",
            "title": "Made up",
            "address": "https://example.org/",
            "licence": "CC0-1.0",
            "file": File(**file),
            "area": AreaColumn(**area),
            "period": PeriodColumn(**period),
        }
        return Table(**{**given, **changed})

    return make


@pytest.fixture
def part() -> Callable[..., Part]:
    def make(**changed: object) -> Part:
        return Part(**{"table": "made-up", "measure": "homes", "unit": "number", **changed})

    return make


@pytest.fixture
def read(part: Callable[..., Part]) -> Read:
    """Read ``content`` as the file of ``table``, for one plain part unless parts are given."""

    def do(
        table: Table,
        content: str | bytes,
        *parts: Part,
        names: Mapping[str, str] = NAMES,
    ) -> pl.DataFrame:
        raw = content if isinstance(content, bytes) else content.encode()
        return read_file_table(table, {"table.csv": raw}, parts or (part(),), names)

    return do
