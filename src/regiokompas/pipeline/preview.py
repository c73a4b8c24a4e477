"""The series of one indicator, also of a draft, before it is part of a release."""

import polars as pl

from regiokompas.analysis.formulas import indicator_series
from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import StorageError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.pipeline.build import parts_by_table, read_figures
from regiokompas.warehouse.snapshots import SnapshotStore


def preview_series(
    indicator: Indicator, declarations: Declarations, region: Region, *, store: SnapshotStore
) -> pl.DataFrame:
    """Return the series (schema ``SERIES``) of ``indicator`` from the newest snapshots.

    Raises ``StorageError`` where a table was not fetched yet.
    """
    if not indicator.inputs:
        raise StorageError(
            "this indicator has no inputs yet, so there is nothing to draw",
            place=f"indicator {indicator.id}",
            hint="connect it to a table first: [inputs.NAME]",
        )
    figures = read_figures(
        declarations, region, needed=parts_by_table([indicator]), store=store
    ).figures
    return indicator_series(
        indicator,
        figures,
        region=region.code,
        members=[member.code for member in region.members],
        country=region.country,
    )
