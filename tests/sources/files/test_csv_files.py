import pytest

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.sources.files.columns import columns_of

PLAIN = "area,year,homes\nGM9001,2024,12\nGM9002,2024,34\n"


def values(frame):
    return dict(zip(frame["area"], frame["value"], strict=True))


def test_a_plain_csv_gives_one_figure_per_row(declare, read):
    frame = read(declare(), PLAIN)
    assert values(frame) == {"GM9001": 12.0, "GM9002": 34.0}
    assert frame["part"].unique().to_list() == ["made-up|homes||1"]
    assert frame["status"].cast(str).unique().to_list() == ["final"]
    assert frame["margin"].null_count() == frame.height


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(declare, read, end):
    assert values(read(declare(), PLAIN.replace("\n", end))) == {"GM9001": 12.0, "GM9002": 34.0}


def test_a_byte_order_mark_is_not_part_of_the_first_column(declare, read):
    content = b"\xef\xbb\xbf" + PLAIN.encode()
    assert columns_of(declare(), content) == ("area", "year", "homes")
    assert read(declare(), content).height == 2


def test_cells_are_read_without_the_spaces_around_them(declare, read):
    content = '"area";"year";"homes"\n"GM9001    ";"2024JJ00";"      12"\n'
    assert values(read(declare(file={"separator": ";"}), content)) == {"GM9001": 12.0}


def test_doubled_quotes_are_stripped_and_a_last_line_of_one_quote_is_no_row(declare, read):
    content = 'area"";""year"";""homes""\r\n""GM9001"";""2024*"";1,5\r\n"'
    table = declare(file={"separator": ";", "decimal": ",", "quoting": False})
    assert columns_of(table, content.encode()) == ("area", "year", "homes")
    frame = read(table, content)
    assert values(frame) == {"GM9001": 1.5}
    assert frame["status"][0] == "provisional"


def test_a_separator_inside_quotes_is_text(declare, read, part):
    content = 'area,year,"homes, old"\nGM9001,2024,7\n'
    assert values(read(declare(), content, part(measure="homes, old"))) == {"GM9001": 7.0}


@pytest.mark.parametrize(
    ("content", "declared", "line"),
    [
        (PLAIN.replace("homes", "caf\u00e9s").encode("cp1252"), "utf-8", 1),
        (b"area,year,homes\r\nGM9001,2024,1\r\nK\xfbhn,2024,2\r\n", "utf-8", 3),
        (b"area,year,homes\rGM9001,2024,1\rK\xfbhn,2024,2\r", "utf-8", 3),
    ],
)
def test_a_wrong_encoding_is_told_with_line_and_byte(declare, read, content, declared, line):
    with pytest.raises(SourceError, match=f"table.csv:{line}: byte 0x") as refused:
        read(declare(file={"encoding": declared}), content)
    assert "declared encoding utf-8" in str(refused.value)
    assert "cp1252" in refused.value.problems[0].hint


def test_utf_8_declared_as_latin_1_is_refused_and_not_read_into_wrong_letters(declare, read):
    content = "area,year,homes\nSúdwest,2024,1\n"
    with pytest.raises(SourceError, match="written in utf-8, but declared as latin-1"):
        read(declare(file={"encoding": "latin-1"}), content)


def test_latin_1_declared_as_latin_1_is_read(declare, read):
    table = declare(file={"encoding": "latin-1"}, area={"by": "name"})
    content = "area,year,homes\nSúdwest,2024,1\n".encode("latin-1")
    assert values(read(table, content, names={"Súdwest": "GM1900"})) == {"GM1900": 1.0}


def test_an_encoding_nobody_knows_is_a_fault_of_the_declaration(declare, read):
    with pytest.raises(DeclarationError, match="'utf-nine' is no known encoding"):
        read(declare(file={"encoding": "utf-nine"}), PLAIN)


def test_a_last_row_that_is_too_short_looks_cut_off(declare, read):
    with pytest.raises(SourceError, match=r"table\.csv:3: the row has 2 cells instead of 3") as no:
        read(declare(), PLAIN[:-4])
    assert "looks cut off" in str(no.value)


def test_a_row_in_the_middle_with_too_many_cells_is_told_with_its_line(declare, read):
    with pytest.raises(SourceError, match=r"table\.csv:2: the row has 4 cells instead of 3") as no:
        read(declare(), PLAIN.replace("12", "1,2"))
    assert "cut off" not in str(no.value)


def test_the_line_is_right_after_a_cell_with_a_line_break(declare, read):
    content = 'area,year,homes\nGM9001,"20\n24",1\nGM9002,2024\n'
    with pytest.raises(SourceError, match=r"table\.csv:4: the row has 2"):
        read(declare(), content)


def test_a_quotation_mark_that_never_closes_is_told_where_the_row_begins(declare, read):
    with pytest.raises(SourceError, match=r"table\.csv:3: the row that begins here cannot be read"):
        read(declare(), PLAIN.replace("GM9002", '"GM9002'))


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_file_without_a_header_is_empty(declare, read, content):
    with pytest.raises(SourceError, match="the file is empty"):
        read(declare(), content)


def test_a_column_that_does_not_exist_is_told_with_the_nearest(declare, read, part):
    with pytest.raises(SourceError, match=r"table\.csv: there is no column 'hones'") as refused:
        read(declare(), PLAIN, part(measure="hones"))
    assert "'homes'" in refused.value.problems[0].hint


def test_a_column_that_occurs_twice_is_refused(declare, read):
    with pytest.raises(SourceError, match="the column 'homes' occurs 2 times"):
        read(declare(), "area,year,homes,homes\nGM9001,2024,1,2\n")
