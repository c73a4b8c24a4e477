import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiokompas.domain.errors import DeclarationError, FigureError, SourceError
from regiokompas.domain.tables import File
from regiokompas.sources.files.numbers import is_number, number_values


def content(text):
    return f"area;year;homes\nGM9001;2024;{text}\n"


@pytest.fixture
def one(declare, read, part):
    """Read one number, with the marks of the file and the rest of the part given."""

    def do(text, *, factor=1.0, **marks):
        frame = read(declare(file={"separator": ";", **marks}), content(text), part(factor=factor))
        return frame["value"][0], frame["status"][0]

    return do


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("12", {}, 12.0),
        ("  -3.5 ", {}, -3.5),
        ("-0", {}, 0.0),
        ("12,5", {"decimal": ","}, 12.5),
        ("1.234", {"decimal": ",", "thousands": "."}, 1234.0),
        ("12.345.678,9", {"decimal": ",", "thousands": "."}, 12_345_678.9),
        ("1234,5", {"decimal": ",", "thousands": "."}, 1234.5),
        ("1 234", {"thousands": " "}, 1234.0),
        ("1\u00a0234", {"thousands": "\u00a0"}, 1234.0),
    ],
)
def test_a_number_is_read_with_the_declared_marks(one, text, marks, value):
    assert one(text, **marks) == (value, "final")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1.23.456", {"decimal": ",", "thousands": "."}),
        ("1234.567", {"decimal": ",", "thousands": "."}),
        ("1.2345", {"decimal": ",", "thousands": "."}),
        ("1,5.000", {"decimal": ",", "thousands": "."}),
        ("12,34", {}),
        ("12.34", {"decimal": ","}),
        ("1,234", {}),
        ("NaN", {}),
        ("inf", {}),
        ("1e5", {}),
        ("1_000", {}),
        ("5.", {}),
        (".5", {}),
        ("+5", {}),
        ("5-", {}),
        ("5%", {}),
        ("\u0665", {}),
        ("-", {}),
        (".", {}),
    ],
)
def test_anything_else_is_refused_with_line_column_and_text(one, text, marks):
    with pytest.raises(SourceError) as refused:
        one(text, **marks)
    message = str(refused.value)
    assert message.startswith(f"table.csv:2: '{text}' in 'homes' is no figure; expected a number")


@pytest.mark.parametrize("text", ["", "   ", ".", "x", "-99999999", "-99999999.0"])
def test_a_declared_blank_is_a_missing_figure_and_not_a_number(one, text):
    assert one(text, missing=(".", "x", "-99999999")) == (None, "missing")


def test_two_marks_that_are_the_same_are_a_fault_of_the_declaration(one):
    with pytest.raises(DeclarationError, match="cannot be told apart"):
        one("1", decimal=",", thousands=",")


@pytest.mark.parametrize(
    ("text", "factor", "value"),
    [
        ("44.0", 1000, 44_000.0),
        ("8258.9", 1000, 8_258_900.0),
        ("1.1", 0.1, 0.11),
        ("60.2", 1e3, 60_200.0),
        ("3", 1e-3, 0.003),
    ],
)
def test_a_factor_leaves_no_dust_behind_the_decimals(one, text, factor, value):
    assert one(text, factor=factor) == (value, "final")


def test_a_number_too_large_to_hold_is_refused(one):
    with pytest.raises(FigureError, match="not a finite number"):
        one("9" * 400)


def grouped(digits: str, mark: str) -> str:
    """Write ``mark`` before every three digits, the slow way."""
    text = ""
    for at, digit in enumerate(reversed(digits)):
        text = digit + (mark if at and at % 3 == 0 else "") + text
    return text


@given(
    number=st.decimals(-(10**12), 10**12, places=4, allow_nan=False),
    marks=st.sampled_from([(".", ""), (",", ""), (",", "."), (".", ","), (",", " "), (".", "'")]),
    grouping=st.booleans(),
)
def test_a_number_written_with_any_declared_marks_is_read_back_exactly(number, marks, grouping):
    decimal, thousands = marks
    whole, _, rest = format(abs(number), "f").partition(".")
    written = grouped(whole, thousands) if grouping and thousands else whole
    text = ("-" if number < 0 else "") + written + decimal + rest
    file = File(path="x", decimal=decimal, thousands=thousands)
    assert number_values(file, pl.Series([text]), factor=1.0)[0] == float(number)
    frame = pl.DataFrame({"text": [text]})
    assert frame.select(is_number(file, pl.col("text"))).item()
