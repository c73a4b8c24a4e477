"""Rows of a table in a file: a header, cells, and the line each row stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from regiokompas.domain.errors import SourceError
from regiokompas.sources.files.nearest import nearest


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """A header and rows of as many cells; ``lines`` has the line number of each row.

    Cells are texts, or what a spreadsheet holds; ``decimal`` is the mark with which a number of
    a spreadsheet is written out, so that both are read by the same rules.
    """

    file: str
    header: tuple[str, ...]
    lines: Sequence[int]
    cells: Sequence[Sequence[object]]
    decimal: str = "."

    def column(self, name: str) -> pl.Series:
        """Return the texts of the column ``name`` without outer spaces.

        ``SourceError`` where the header has no such column, or has it twice.
        """
        if self.header.count(name) != 1:
            raise self._not_one(name)
        at = self.header.index(name)
        texts = [text_of_cell(row[at], self.decimal) for row in self.cells]
        return pl.Series(name, texts, dtype=pl.String)

    def _not_one(self, name: str) -> SourceError:
        if name in self.header:
            return SourceError(
                f"the column '{name}' occurs {self.header.count(name)} times",
                hint="a column must have a name of its own; ask the publisher for the table again",
                place=self.file,
            )
        return SourceError(
            f"there is no column '{name}'",
            hint=f"{nearest(name, self.header)}; correct the declaration or the file",
            place=self.file,
        )


def text_of_cell(cell: object, decimal: str) -> str:
    """Return ``cell`` as text without outer spaces; a whole number without decimals."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return str(cell)
    # Through the shortest decimal text of the number, so that 76.1 stays 76.1.
    text = format(Decimal(str(cell)), "f")
    return text.removesuffix(".0").replace(".", decimal)
