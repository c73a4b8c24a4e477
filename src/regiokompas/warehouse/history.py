"""The history of a release: the vintages of its tables, and what each of them added."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO

import polars as pl

from regiokompas.analysis.history import checked_log
from regiokompas.domain.history import LOG
from regiokompas.domain.provenance import Origin, origin_from
from regiokompas.warehouse.encoding import canonical_json, parquet_bytes, with_present_statuses

LOG_FILE = "history.parquet"
VINTAGES_FILE = "history.json"


def empty_log() -> pl.DataFrame:
    """Return a log without rows (columns ``LOG``)."""
    return pl.DataFrame(schema=LOG)


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """What is kept of the tables that have more than one vintage; empty where none has.

    ``vintages`` lists the origins of each such table, oldest first and the present one last;
    ``log`` (columns ``LOG``) holds the figures of all of them.
    """

    log: pl.DataFrame = field(default_factory=empty_log)
    vintages: dict[str, tuple[Origin, ...]] = field(default_factory=dict)


def history_files(history: History) -> dict[str, bytes]:
    """Return the files of ``history``; none where no table has more than one vintage."""
    if not history.vintages:
        return {}
    digests = {origin.sha256 for origins in history.vintages.values() for origin in origins}
    log = checked_log(history.log, vintages=digests, place="history of a release")
    vintages = {
        table: [asdict(origin) for origin in origins] for table, origins in history.vintages.items()
    }
    return {LOG_FILE: parquet_bytes(log), VINTAGES_FILE: canonical_json(vintages)}


def history_from(files: Mapping[str, bytes], *, place: str) -> History:
    """Return the history in ``files`` (checked bytes by name); empty where there are none."""
    if LOG_FILE not in files or VINTAGES_FILE not in files:
        return History()
    vintages = {
        table: tuple(origin_from(origin) for origin in origins)
        for table, origins in json.loads(files[VINTAGES_FILE]).items()
    }
    digests = {origin.sha256 for origins in vintages.values() for origin in origins}
    log = with_present_statuses(pl.read_parquet(BytesIO(files[LOG_FILE])))
    return History(log=checked_log(log, vintages=digests, place=place), vintages=vintages)
