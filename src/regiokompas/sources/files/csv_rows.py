"""Rows of a CSV file, strictly: every row has as many cells as the header."""

import csv
import io

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import File
from regiokompas.sources.files.rows import Rows
from regiokompas.sources.files.texts import text_of_file

_Line = tuple[int, list[str]]


def read_csv_rows(content: bytes, file: File, *, name: str) -> Rows:
    """Return the rows of a CSV file, each with the number of the line it begins on.

    Empty lines do not count. ``SourceError`` where a row is shorter or longer than the header,
    where quotation marks are out of place, and where there is no header at all.
    """
    found = _lines(text_of_file(content, file, name=name), file, name=name)
    if not found:
        raise SourceError(
            "the file is empty", hint="download it again from the publisher", place=name
        )
    header = tuple(cell.strip() for cell in found[0][1])
    for line, cells in found[1:]:
        if len(cells) != len(header):
            raise _ragged(len(cells), len(header), line, is_last=line == found[-1][0], name=name)
    return Rows(
        file=name,
        header=header,
        lines=[line for line, _ in found[1:]],
        cells=[cells for _, cells in found[1:]],
        decimal=file.decimal,
    )


def _lines(text: str, file: File, *, name: str) -> list[_Line]:
    """Return the lines that hold anything; one that quotes a line break spans several."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=file.separator,
        quoting=csv.QUOTE_MINIMAL if file.quoting else csv.QUOTE_NONE,
        strict=True,
    )
    found: list[_Line] = []
    line = 1
    try:
        for row in reader:
            cells = row if file.quoting else [_unquoted(cell) for cell in row]
            if any(cell.strip() for cell in cells) or len(cells) > 1:
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            f"the row that begins here cannot be read as CSV ({error})",
            hint="look at its quotation marks and the declared `separator` and `quoting`; "
            "a file that was cut off gives the same message",
            place=f"{name}:{line}",
        ) from error
    return found


def _unquoted(cell: str) -> str:
    return cell.strip().strip('"').strip()


def _ragged(found: int, expected: int, line: int, *, is_last: bool, name: str) -> SourceError:
    cut_off = "; the file looks cut off" if is_last and found < expected else ""
    return SourceError(
        f"the row has {found} cells instead of {expected}{cut_off}",
        hint="download the file again, or declare the `separator` and `quoting` it really has",
        place=f"{name}:{line}",
    )
