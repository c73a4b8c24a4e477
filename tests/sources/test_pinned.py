"""A table whose form changed is refused, each change named."""

import pytest
from tests.replay import answers_of, made_up_tables

from regiokompas.domain.errors import SourceChangedError
from regiokompas.sources.pinned import (
    changes,
    check_pinned,
    pinned_bytes,
    schema_of_file,
    schema_of_odata,
)


@pytest.fixture
def schema():
    return schema_of_odata(answers_of(made_up_tables()))


def test_the_schema_of_a_table_is_its_dimensions_measures_and_units(schema):
    assert schema["dimensions"]["RegioS"] == "GeoDimension"
    assert schema["measures"] == {"M000001": "aantal", "M000002": "x 1 000"}


def test_a_pinned_file_is_sorted_and_ends_with_a_newline():
    assert pinned_bytes({"measures": {"b": "1", "a": "2"}}) == (
        b'{\n "measures": {\n  "a": "2",\n  "b": "1"\n }\n}\n'
    )


def test_the_same_schema_passes(schema, tmp_path):
    pinned = tmp_path / "t.json"
    pinned.write_bytes(pinned_bytes(schema))
    check_pinned("t", schema, pinned)


def test_every_change_is_named_in_words(schema, tmp_path):
    pinned = tmp_path / "t.json"
    pinned.write_bytes(pinned_bytes(schema))
    found = {
        "dimensions": {**schema["dimensions"], "Leeftijd": "Dimension"},
        "measures": {"M000001": "x 1 000", "M000999": "aantal"},
    }
    with pytest.raises(SourceChangedError) as refusal:
        check_pinned("t", found, pinned)
    assert [problem.sentence for problem in refusal.value.problems] == [
        "dimension Leeftijd is new",
        "the unit of M000001 changed from 'aantal' to 'x 1 000'",
        "measure M000002 is gone",
        "measure M000999 is new",
    ]
    assert "regiokompas pin t" in str(refusal.value)


@pytest.mark.parametrize(
    ("now", "sentences"),
    [
        (["a", "b"], ()),
        (["a", "b", "Foo"], ("column 'Foo' is new",)),
        (["a"], ("column 'b' is gone",)),
        (["b", "a"], ("the columns stand in another order",)),
        (["a", "b", "b"], ("a column occurs more or less often than before",)),
    ],
)
def test_columns_that_change_are_named(now, sentences):
    assert changes(schema_of_file(["a", "b"]), schema_of_file(now)) == sentences


def test_a_table_that_is_not_pinned_is_refused(schema, tmp_path):
    with pytest.raises(SourceChangedError, match="not pinned yet") as refusal:
        check_pinned("t", schema, tmp_path / "t.json")
    assert "regiokompas pin t" in str(refusal.value)


@pytest.mark.parametrize("content", [b"{", b"[]"])
def test_a_pinned_file_that_cannot_be_read_is_refused(schema, tmp_path, content):
    pinned = tmp_path / "t.json"
    pinned.write_bytes(content)
    with pytest.raises(SourceChangedError, match="cannot be read"):
        check_pinned("t", schema, pinned)
