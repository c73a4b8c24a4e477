"""A file that people open in a spreadsheet: its texts stay texts."""

import polars as pl

# A spreadsheet computes what begins so; a quotation mark before it makes it a text again.
_FORMULA = r"^[=+\-@\t\r]"
# What is a number though it is kept as text, such as a table or a figure.
_NUMBER = r"^[+\-]?[0-9][0-9.,]*$"


def csv_of(frame: pl.DataFrame) -> bytes:
    """Return ``frame`` as CSV (UTF-8, commas), no text of which a spreadsheet would compute.

    A text that begins as a formula gets an apostrophe before it. Numbers stay as they are; a
    missing value is an empty cell.
    """
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    told = frame.with_columns(_told(name) for name in texts)
    return told.write_csv().encode("utf-8")


def _told(name: str) -> pl.Expr:
    cell = pl.col(name)
    is_formula = cell.str.contains(_FORMULA) & ~cell.str.contains(_NUMBER)
    return pl.when(is_formula).then(pl.lit("'") + cell).otherwise(cell).alias(name)
