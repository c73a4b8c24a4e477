"""The line a message points at."""

from regiokompas.declarations.lines import line_of

TEXT = '''id = "x"
name = { nl = "a", en = "b", de = "c" }

[inputs.people]
aggregate = "sum"

[[inputs.people.parts]]
table = "one"

[[inputs.people.parts]]
table = "two"
measure = """
table = "not a key"
"""
unit = "aantal"

[definition]
nl = "n"

[[breaks]]
period = "2019"

[breaks.reason]
nl = "r"

[[breaks]]
period = "2021"
'''


def test_a_key_at_the_top_is_found() -> None:
    assert line_of(TEXT, ("id",)) == 1


def test_a_key_in_an_inline_table_points_at_the_line_that_opens_it() -> None:
    assert line_of(TEXT, ("name", "de")) == 2


def test_the_second_of_an_array_of_tables_is_told_from_the_first() -> None:
    assert line_of(TEXT, ("inputs", "people", "parts", 0, "table")) == 8
    assert line_of(TEXT, ("inputs", "people", "parts", 1, "table")) == 11


def test_what_looks_like_a_key_inside_a_long_text_is_no_key() -> None:
    assert line_of(TEXT, ("inputs", "people", "parts", 1, "unit")) == 15


def test_a_missing_key_points_at_the_table_it_is_missing_from() -> None:
    assert line_of(TEXT, ("inputs", "people", "weight")) == 4
    assert line_of(TEXT, ("definition", "de")) == 17


def test_a_table_inside_an_array_belongs_to_the_entry_it_follows() -> None:
    assert line_of(TEXT, ("breaks", 0, "reason", "nl")) == 24
    assert line_of(TEXT, ("breaks", 1, "period")) == 27


def test_a_path_that_is_nowhere_points_at_the_first_line() -> None:
    assert line_of(TEXT, ("nowhere",)) == 1
