"""Which reader reads which kind of table."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.read import read_odata_table
from regiokompas.sources.files.read import read_file_table

Reader = Callable[[Table, Mapping[str, bytes], Sequence[Part], Mapping[str, str]], pl.DataFrame]

READERS: dict[str, Reader] = {
    "cbs-odata": read_odata_table,
    "csv": read_file_table,
    "excel": read_file_table,
    "json": read_file_table,
}
