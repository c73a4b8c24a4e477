"""Content as bytes: the same bytes for the same content."""

import json
from io import BytesIO

import polars as pl


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
