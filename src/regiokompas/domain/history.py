"""What sources said before: the figures of every vintage of a table, each kept once."""

import polars as pl

from regiokompas.domain.series import FIGURES

# A figure from the first vintage that gave it so; it stands until a later row of the same key.
# ``sha256`` is the digest of that vintage.
LOG: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {**FIGURES, "sha256": pl.String}
