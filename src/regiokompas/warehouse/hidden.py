"""The log of what was hidden: which figures and why, without any value."""

import polars as pl

from regiokompas.domain.disclosure import HIDDEN
from regiokompas.warehouse.encoding import parquet_bytes

HIDDEN_FILE = "hidden.parquet"


def no_hidden() -> pl.DataFrame:
    """Return a log of nothing hidden (columns ``HIDDEN``)."""
    return pl.DataFrame(schema=HIDDEN)


def hidden_file(log: pl.DataFrame) -> dict[str, bytes]:
    """Return the file of ``log``; none where nothing was hidden."""
    return {} if log.is_empty() else {HIDDEN_FILE: parquet_bytes(log)}
