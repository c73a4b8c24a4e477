"""Which reader reads which kind of table, and which client asks for it."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import Table
from regiokompas.sources.asked import Access, Asked
from regiokompas.sources.cbs.read import read_odata_table
from regiokompas.sources.destatis.client import ask_genesis
from regiokompas.sources.destatis.read import read_genesis_table
from regiokompas.sources.eurostat.client import ask_eurostat
from regiokompas.sources.eurostat.read import read_eurostat_table
from regiokompas.sources.files.read import read_file_table

Reader = Callable[[Table, Mapping[str, bytes], Sequence[Part], Mapping[str, str]], pl.DataFrame]

READERS: dict[str, Reader] = {
    "cbs-odata": read_odata_table,
    "eurostat": read_eurostat_table,
    "genesis": read_genesis_table,
    "csv": read_file_table,
    "excel": read_file_table,
    "json": read_file_table,
}

# Sources that are asked for the codes of one table and answer with all of it. CBS is none of them:
# its catalogue tells what changed, and its tables come page by page.
ASKERS: dict[str, Callable[[Table, Access], Asked]] = {
    "eurostat": lambda table, access: ask_eurostat(table, access=access),
    "genesis": lambda table, access: ask_genesis(table, access=access),
}
