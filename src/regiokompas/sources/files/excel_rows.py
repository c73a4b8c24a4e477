"""Rows of one sheet of an Excel file."""

import io
import re
import zipfile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, WorksheetNotFound

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import File
from regiokompas.sources.files.rows import Rows, text_of_cell

# A cell such as #N/A in the XML of a sheet, and the place it tells.
_ERROR_CELL = re.compile(rb'<c\b[^>]*\bt="e"[^>]*>')
_AT = re.compile(rb'\br="([A-Z]+[0-9]+)"')


def read_excel_rows(content: bytes, file: File, *, name: str) -> Rows:
    """Return the rows of the declared sheet, numbered as Excel numbers them.

    The header is the first row; rows without any content do not count. ``SourceError`` where
    the bytes are no Excel file, the sheet does not exist or is empty, or a cell holds an error.
    """
    sheet = _sheet(content, file, name=name)
    _refuse_error_cells(content, name=name)
    if sheet.end is None:
        raise SourceError(
            f"sheet {file.sheet} is empty",
            hint="declare the `sheet` that holds the table",
            place=name,
        )
    # With the empty area kept, the first row of the list is the first row of the sheet.
    first, *rest = sheet.to_python(skip_empty_area=False)
    numbered = [
        (line, row) for line, row in enumerate(rest, start=2) if any(cell != "" for cell in row)
    ]
    return Rows(
        file=name,
        header=tuple(text_of_cell(cell, file.decimal) for cell in first),
        lines=[line for line, _ in numbered],
        cells=[row for _, row in numbered],
        decimal=file.decimal,
    )


def _sheet(content: bytes, file: File, *, name: str) -> CalamineSheet:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return workbook.get_sheet_by_index(file.sheet)
    except WorksheetNotFound as error:
        raise SourceError(
            f"there is no sheet {file.sheet}; the file has {len(workbook.sheet_names)}, "
            "counted from 0",
            hint="declare the `sheet` that holds the table",
            place=name,
        ) from error
    except CalamineError as error:
        raise SourceError(
            f"this is no Excel file that can be read ({error})",
            hint="download it again; a page that says so instead of the file gives this too",
            place=name,
        ) from error


def _refuse_error_cells(content: bytes, *, name: str) -> None:
    """Refuse error cells in any sheet: the reader of the rows would give them as empty."""
    if not zipfile.is_zipfile(io.BytesIO(content)):  # the older format, which is no archive
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for sheet in archive.namelist():
            if not sheet.startswith("xl/worksheets/") or not sheet.endswith(".xml"):
                continue
            cell = _ERROR_CELL.search(archive.read(sheet))
            if cell is not None:
                at = _AT.search(cell[0])
                raise SourceError(
                    f"cell {at[1].decode() if at else ''} of {sheet} holds an error such as #N/A",
                    hint="ask the publisher for a sound file; an error is no figure",
                    place=name,
                )
