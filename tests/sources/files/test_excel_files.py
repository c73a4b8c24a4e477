import io

import openpyxl
import pytest

from regiokompas.domain.errors import SourceError
from regiokompas.sources.files.columns import columns_of


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


HEADER = ["area", "year", "homes"]


def test_numeric_cells_and_padded_texts_are_read_alike(declare, read):
    content = workbook(
        [HEADER, ["GM9001    ", 2024, 76.1], ["GM9002", "2024JJ00", "    12.5"]],
    )
    frame = read(declare(format="excel"), content)
    assert frame.select("area", "period", "value").rows() == [
        ("GM9001", "2024", 76.1),
        ("GM9002", "2024", 12.5),
    ]


def test_numeric_cells_do_not_care_for_the_decimal_mark_of_texts(declare, read):
    content = workbook([HEADER, ["GM9001", 2024, 76.1], ["GM9002", 2024, "12,5"]])
    frame = read(declare(format="excel", file={"decimal": ","}), content)
    assert frame["value"].to_list() == [76.1, 12.5]


def test_conditions_and_blanks_may_be_numeric_cells(declare, read):
    content = workbook(
        [[*HEADER, "age"], ["GM9001", 2024, -99999999, 20300], ["GM9001", 2024, 5, 1]],
    )
    table = declare(format="excel", keep={"age": "20300"}, file={"missing": ("-99999999",)})
    assert read(table, content).select("value", "status").row(0) == (None, "missing")


def test_the_declared_sheet_is_read(declare, read):
    content = workbook([["about"]], [HEADER, ["GM9001", 2024, 1]])
    table = declare(format="excel", file={"sheet": 1})
    assert columns_of(table, content) == ("area", "year", "homes")
    assert read(table, content).height == 1


def test_a_sheet_that_does_not_exist_is_refused(declare, read):
    content = workbook([HEADER])
    with pytest.raises(SourceError, match=r"table\.csv: there is no sheet 3; the file has 1"):
        read(declare(format="excel", file={"sheet": 3}), content)


def test_an_empty_sheet_is_refused(declare, read):
    with pytest.raises(SourceError, match="sheet 0 is empty"):
        read(declare(format="excel"), workbook([]))


@pytest.mark.parametrize("content", [b"", b"<html>not found</html>", b"PK\x03\x04 broken"])
def test_bytes_that_are_no_excel_file_are_refused(declare, read, content):
    with pytest.raises(SourceError, match=r"table\.csv: this is no Excel file"):
        read(declare(format="excel"), content)


def test_a_cut_off_excel_file_is_refused(declare, read):
    content = workbook([HEADER, ["GM9001", 2024, 1]])
    with pytest.raises(SourceError, match="this is no Excel file that can be read"):
        read(declare(format="excel"), content[: len(content) // 2])


def test_a_fault_is_told_with_the_row_as_excel_numbers_it(declare, read):
    content = workbook([HEADER, ["GM9001", 2024, 1], [], ["GM9002", 2024, "many"]])
    with pytest.raises(SourceError, match=r"table\.csv:4: 'many' in 'homes' is no figure"):
        read(declare(format="excel"), content)


def test_a_cell_that_is_true_or_false_is_no_figure(declare, read):
    content = workbook([HEADER, ["GM9001", 2024, True]])
    with pytest.raises(SourceError, match="'True' in 'homes' is no figure"):
        read(declare(format="excel"), content)


def test_an_error_cell_is_refused_and_not_read_as_empty(declare, read):
    content = workbook([HEADER, ["GM9001", 2024, "#N/A"]])
    with pytest.raises(SourceError, match=r"table\.csv: cell C2 of .* holds an error such as #N/A"):
        read(declare(format="excel"), content)
