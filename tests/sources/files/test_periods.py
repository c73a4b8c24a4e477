import pytest

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.sources.files.periods import is_within, shifted


def content(*periods):
    return "area,year,homes\n" + "".join(f"GM9001,{period},1\n" for period in periods)


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("2024", "2024", "final"),
        ("2024JJ00", "2024", "final"),
        ("2024KW03", "2024-Q3", "final"),
        ("2024MM04", "2024-04", "final"),
        ("2024-Q3", "2024-Q3", "final"),
        ("2024-04", "2024-04", "final"),
        ("2024*", "2024", "provisional"),
        ("2024**", "2024", "revised-provisional"),
    ],
)
def test_a_period_is_read_as_publishers_write_it(declare, read, text, period, status):
    frame = read(declare(), content(text))
    assert frame.select("period", "status").row(0) == (period, status)


@pytest.mark.parametrize("text", ["24", "2024KW05", "2024MM13", "2024SJ00", "2024***", "May", ""])
def test_any_other_text_is_no_period_and_is_told_with_its_line(declare, read, text):
    with pytest.raises(SourceError, match=r"table\.csv:3: the period '") as refused:
        read(declare(), content("2023", text))
    assert f"'{text}' cannot be read; expected a period such as 2024" in str(refused.value)


def test_declared_provisional_periods_are_provisional(declare, read):
    frame = read(declare(period={"provisional": ("2025",)}), content("2024", "2025"))
    assert frame["status"].to_list() == ["final", "provisional"]


def test_a_missing_figure_of_a_provisional_period_is_missing(declare, read):
    frame = read(declare(), "area,year,homes\nGM9001,2024*,\n")
    assert frame.select("value", "status").row(0) == (None, "missing")


def test_a_file_about_one_period_needs_no_column(declare, read):
    table = declare(period={"column": "", "fixed": "2020"})
    assert read(table, "area,homes\nGM9001,1\n")["period"].to_list() == ["2020"]


def test_a_column_that_stands_for_one_period_overrides_the_table(declare, read, part):
    frame = read(declare(), content("2024"), part(period="2012"))
    assert frame["period"].to_list() == ["2012"]
    assert frame["part"].to_list() == ["made-up|homes@2012||1"]


def test_a_table_that_tells_its_period_nowhere_is_a_fault_of_the_declaration(declare, read):
    with pytest.raises(DeclarationError, match="does not say which period"):
        read(declare(period={"column": ""}), content("2024"))


def test_a_position_at_the_end_of_a_year_moves_to_the_next(declare, read, part):
    table = declare(period={"provisional": ("2024",)})
    frame = read(table, content("2023", "2024"), part(period_shift=1))
    assert frame.select("period", "status").rows() == [("2024", "final"), ("2025", "provisional")]


@pytest.mark.parametrize(
    ("period", "by", "expected"),
    [
        ("2024", 1, "2025"),
        ("2024", -1, "2023"),
        ("2024-Q4", 1, "2025-Q1"),
        ("2024-Q1", -1, "2023-Q4"),
        ("2024-12", 1, "2025-01"),
        ("2024-03", 12, "2025-03"),
        ("2024-03", 0, "2024-03"),
    ],
)
def test_a_period_moves_in_its_own_steps(period, by, expected):
    assert shifted(period, by) == expected


def test_since_and_until_count_after_the_shift_and_include_both_ends(declare, read, part):
    text = content("2019", "2020", "2021", "2022", "2023")
    frame = read(declare(), text, part(since="2021", until="2023", period_shift=1))
    assert frame["period"].to_list() == ["2021", "2022", "2023"]


def test_a_year_as_limit_includes_its_quarters():
    assert is_within("2024-Q4", since="2024", until="2024")
    assert not is_within("2025-Q1", since="2024", until="2024")
    assert not is_within("2023-12", since="2024", until="")


def test_a_limit_that_is_no_period_is_a_fault_of_the_declaration(declare, read, part):
    with pytest.raises(DeclarationError, match="since = 'last year' is not a period"):
        read(declare(), content("2024"), part(since="last year"))


def test_a_file_that_tells_no_status_has_figures_of_unknown_status(declare, read):
    table = declare(period={"column": "year", "status": "unknown", "provisional": ["2024"]})
    frame = read(table, "area,year,homes\nGM9001,2023,1\nGM9001,2024,2\n")
    assert frame["status"].to_list() == ["unknown", "provisional"]
