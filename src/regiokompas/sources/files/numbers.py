"""Texts as numbers, strictly: a text is a number as declared, a declared blank, or refused."""

from decimal import Decimal

import polars as pl

from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.tables import File


def number_pattern(file: File) -> str:
    """Return the regular expression of a number written with the marks of ``file``.

    Where a grouping mark is declared a number may do without it, but where it stands it stands
    before every three digits.
    """
    if not file.decimal or file.decimal == file.thousands:
        raise DeclarationError(
            f"the decimal mark '{file.decimal}' and the grouping mark '{file.thousands}' cannot "
            "be told apart",
            hint="declare two different marks, or no `thousands`",
            place=file.path,
        )
    whole = "[0-9]+"
    if file.thousands:
        whole = f"(?:[0-9]{{1,3}}(?:{pl.escape_regex(file.thousands)}[0-9]{{3}})+|{whole})"
    return f"^-?{whole}(?:{pl.escape_regex(file.decimal)}[0-9]+)?$"


def expectation(file: File) -> str:
    """Return what a number of ``file`` looks like, for a message."""
    grouping = f" and '{file.thousands}' between thousands" if file.thousands else ""
    return f"a number with '{file.decimal}' before decimals{grouping or ' and no grouping mark'}"


def is_number(file: File, texts: pl.Expr) -> pl.Expr:
    """Return whether each text is a number as declared."""
    return texts.str.contains(number_pattern(file))


def has_figure(file: File, texts: pl.Expr) -> pl.Expr:
    """Return whether each text says something: not empty and not declared as missing.

    A declared blank that is a number, such as -99999999, is recognised however it is written
    (-99999999.0), because as a figure it would do great harm.
    """
    blanks = pl.Series([text.strip() for text in ("", *file.missing)], dtype=pl.String)
    numbers = blanks.to_frame("blank").filter(is_number(file, pl.col("blank")))
    values = numbers.select(_plain(file, pl.col("blank")).cast(pl.Float64)).to_series()
    as_number = pl.when(is_number(file, texts)).then(_plain(file, texts))
    is_blank_number = as_number.cast(pl.Float64, strict=False).is_in(values.implode())
    return ~(texts.is_in(blanks.implode()) | is_blank_number.fill_null(value=False))


def number_values(file: File, texts: pl.Series, *, factor: float) -> pl.Series:
    """Return the numbers in ``texts`` times ``factor``; a null text stays null.

    Every text must be a number as declared. The product is computed with decimals, so that
    44.0 thousand is 44000 and nothing beside it.
    """
    plain = texts.to_frame("text").select(_plain(file, pl.col("text"))).to_series()
    if factor == 1:
        return plain.cast(pl.Float64) + 0.0  # turns -0.0 into 0.0
    exact = Decimal(repr(factor))
    products = [None if text is None else float(Decimal(text) * exact) for text in plain]
    return pl.Series(texts.name, products, dtype=pl.Float64) + 0.0


def _plain(file: File, texts: pl.Expr) -> pl.Expr:
    """Return each number with a point before decimals and without grouping marks."""
    ungrouped = texts.str.replace_all(file.thousands, "", literal=True) if file.thousands else texts
    return ungrouped.str.replace_all(file.decimal, ".", literal=True)
