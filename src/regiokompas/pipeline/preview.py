"""The series of one indicator, also of a draft, before it is part of a release."""

import polars as pl

from regiokompas.declarations.load import Declarations
from regiokompas.domain.errors import StorageError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.regions import Region
from regiokompas.pipeline.figures import read_figures
from regiokompas.pipeline.needs import parts_by_table, with_names
from regiokompas.pipeline.protection import protected_figures, with_helpers
from regiokompas.pipeline.series import rules_of, series_of
from regiokompas.warehouse.hidden import no_hidden
from regiokompas.warehouse.snapshots import SnapshotStore


def preview_series(
    indicator: Indicator,
    declarations: Declarations,
    region: Region,
    *,
    store: SnapshotStore,
    packed: pl.DataFrame | None,
) -> pl.DataFrame:
    """Return the series (schema ``SERIES``) of ``indicator``.

    It is computed from the newest snapshots or, where those are not here, from the figures of
    the pack (``packed``, schema ``FIGURES``). Raises ``StorageError`` where neither suffices.
    """
    if not indicator.inputs:
        raise StorageError(
            "this indicator has no inputs yet, so there is nothing to draw",
            place=f"indicator {indicator.id}",
            hint="connect it to a table first: [inputs.NAME]",
        )
    needed = with_helpers(declarations, parts_by_table([indicator], region))
    fetched = [store.latest(table.id) for table in with_names(needed, declarations)]
    keys = {part.key for parts in needed.values() for part in parts}
    if None in fetched and packed is not None and keys <= set(packed["part"]):
        figures = packed
    else:
        read = read_figures(declarations, region, needed=needed, store=store).figures
        figures, _ = protected_figures(
            read, declarations, region, needed=needed, hidden=no_hidden()
        )
    return series_of(indicator, figures, rules_of(declarations, region))
