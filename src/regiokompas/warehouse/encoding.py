"""Content as bytes: the same bytes for the same content."""

import json
from io import BytesIO

import polars as pl

from regiokompas.domain.series import STATUS


def canonical_json(content: object) -> bytes:
    """Return ``content`` as JSON that is the same bytes for the same content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode("utf-8")


def compact_json(content: object) -> bytes:
    """Return ``content`` as JSON without spaces, the same bytes for the same content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def parquet_bytes(frame: pl.DataFrame) -> bytes:
    """Return ``frame`` as Parquet that is the same bytes for the same frame."""
    buffer = BytesIO()
    frame.write_parquet(buffer, compression="zstd", compression_level=9, statistics=False)
    return buffer.getvalue()


def with_present_statuses(frame: pl.DataFrame) -> pl.DataFrame:
    """Return ``frame`` as it was read, its statuses as they are listed now.

    What was written before a status was added to the list stays readable.
    """
    is_listed = isinstance(frame.schema.get("status"), pl.Enum)
    return frame.cast({"status": STATUS}) if is_listed else frame
