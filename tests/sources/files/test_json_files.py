import json

import pytest

from regiokompas.domain.errors import DeclarationError, SourceError
from regiokompas.sources.files.columns import columns_of

COUNTS = {
    "years": [2023, 2024],
    "counts": {
        "3.1.1": {"GM9001": {"2023": 5, "2024": 7.5}, "GM9002": {"2023": None}, "WK900101": {}},
    },
    "areas": {
        "GM9001": {"Work": {"Taking part (%)": 63.0}},
        "GM9002": {"Work": {}},
    },
}
BY_YEAR = "counts/3.1.1/{area}/{period}"
ONE_YEAR = "areas/{area}/Work/Taking part (%)"


@pytest.fixture
def table(declare):
    return declare(format="json", area={"column": ""}, period={"column": ""})


@pytest.fixture
def of_2024(declare):
    return declare(format="json", area={"column": ""}, period={"column": "", "fixed": "2024"})


def test_a_path_with_area_and_period_gives_all_figures_below_it(table, read, part):
    frame = read(table, json.dumps(COUNTS), part(measure=BY_YEAR))
    assert frame.select("area", "period", "value", "status").rows() == [
        ("GM9001", "2023", 5.0, "final"),
        ("GM9001", "2024", 7.5, "final"),
        ("GM9002", "2023", None, "missing"),
    ]


def test_without_a_period_in_the_path_the_fixed_one_counts(of_2024, read, part):
    frame = read(of_2024, json.dumps(COUNTS), part(measure=ONE_YEAR, unit="%"))
    assert frame.select("area", "period", "value").rows() == [
        ("GM9001", "2024", 63.0),
        ("GM9002", "2024", None),
    ]


def test_the_period_of_the_part_goes_before_that_of_the_table(of_2024, read, part):
    frame = read(of_2024, json.dumps(COUNTS), part(measure=ONE_YEAR, period="2021"))
    assert frame["period"].unique().to_list() == ["2021"]


def test_names_may_stand_in_the_place_of_the_area(declare, read, part):
    table = declare(format="json", area={"by": "name"}, period={"fixed": "2024"})
    frame = read(table, '{"Rivierstad": 3, "Heuveldorp": "4"}', part(measure="{area}"))
    assert frame.select("area", "value").rows() == [("GM9001", 3.0), ("GM9002", 4.0)]


def test_a_fixed_area_needs_no_place_in_the_path(declare, read, part):
    table = declare(format="json", area={"fixed": "NL01"}, period={"column": ""})
    frame = read(table, '{"homes": {"2024": 9}}', part(measure="homes/{period}"))
    assert frame.select("area", "period", "value").rows() == [("NL01", "2024", 9.0)]


def test_decimals_are_read_as_they_are_written_also_where_texts_have_a_comma(declare, read, part):
    table = declare(format="json", file={"decimal": ","}, period={"fixed": "2024"})
    content = '{"GM9001": 44.3, "GM9002": "44,3"}'
    frame = read(table, content, part(measure="{area}", factor=1000))
    assert frame["value"].to_list() == [44_300.0, 44_300.0]


def test_the_columns_of_a_json_file_are_its_sorted_keys(table):
    assert columns_of(table, json.dumps(COUNTS).encode()) == ("areas", "counts", "years")


@pytest.mark.parametrize(
    ("content", "place"),
    [('{"a":\n  1', "table.csv:2"), ("<html>", "table.csv:1"), ("", "table.csv:1")],
)
def test_what_is_no_json_is_refused_with_its_line(table, read, part, content, place):
    with pytest.raises(SourceError, match=f"{place}: this is no JSON"):
        read(table, content, part(measure=BY_YEAR))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"a": NaN}', "the file holds NaN, which is no number"),
        ('{"a": 1, "a": 2}', "the key 'a' occurs twice"),
        ("[1, 2]", "another shape than declared: a list"),
    ],
)
def test_json_that_says_nothing_sure_is_refused(table, read, part, content, sentence):
    with pytest.raises(SourceError, match=sentence):
        read(table, content, part(measure=BY_YEAR))


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("counts/3.1.2/{area}/{period}", ("table.csv:counts", "'3.1.2'", "'3.1.1'")),
        ("count/3.1.1/{area}/{period}", ("table.csv", "'count'", "'counts'")),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_the_nearest_key(table, read, part, measure, told):
    place, key, near = told
    with pytest.raises(SourceError, match=f"there is no key {key}") as refused:
        read(table, json.dumps(COUNTS), part(measure=measure))
    assert refused.value.problems[0].place == place
    assert near in refused.value.problems[0].hint


def test_a_key_that_no_area_has_is_refused_and_not_read_as_missing(of_2024, read, part):
    with pytest.raises(SourceError, match="there is no key 'Taking parts'") as refused:
        read(of_2024, json.dumps(COUNTS), part(measure="areas/{area}/Work/Taking parts"))
    assert "'Taking part (%)'" in refused.value.problems[0].hint


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"x": {"GM9001": {"2024": {}}}}', "table.csv:x/GM9001/2024"),
        ('{"x": {"GM9001": {"2024": true}}}', "table.csv:x/GM9001/2024"),
        ('{"x": {"GM9001": 5}}', "table.csv:x/GM9001"),
        ('{"x": {}}', "table.csv:x/{area}/{period}"),
    ],
)
def test_another_shape_is_refused_with_file_and_path(table, read, part, content, place):
    with pytest.raises(SourceError, match="another shape than declared") as refused:
        read(table, content, part(measure="x/{area}/{period}"))
    assert refused.value.problems[0].place == place


def test_a_text_that_is_no_number_is_refused_with_its_path(table, read, part):
    with pytest.raises(SourceError, match=r"table\.csv:GM9001/2024: 'many' in"):
        read(table, '{"GM9001": {"2024": "many"}}', part(measure="{area}/{period}"))


@pytest.mark.parametrize("measure", ["counts/{period}", "{area}/{area}/{period}"])
def test_a_path_without_its_one_area_is_a_fault_of_the_declaration(table, read, part, measure):
    with pytest.raises(DeclarationError, match=r"must have \{area\} once"):
        read(table, "{}", part(measure=measure))


def test_a_path_without_any_period_is_a_fault_of_the_declaration(table, read, part):
    with pytest.raises(DeclarationError, match="does not say which period"):
        read(table, json.dumps(COUNTS), part(measure=ONE_YEAR))


def test_conditions_on_rows_are_refused_where_there_are_no_rows(table, read, part):
    with pytest.raises(DeclarationError, match="has no rows to choose from"):
        read(table, json.dumps(COUNTS), part(measure=BY_YEAR, where={"sex": "T"}))


def test_a_slash_and_a_tilde_within_a_key_are_written_as_in_json_pointers(of_2024, read, part):
    content = json.dumps({"GM9001": {"gas (m³/yr)": 1400, "a~b": 3}})
    assert read(of_2024, content, part(measure="{area}/gas (m³~1yr)"))["value"].to_list() == [1400]
    assert read(of_2024, content, part(measure="{area}/a~0b"))["value"].to_list() == [3]
