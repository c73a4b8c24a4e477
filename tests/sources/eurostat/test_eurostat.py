"""Eurostat asked and read: each trap of its answers, against a server on this machine.

The figures are invented; the form is that of the statistics API (JSON-stat 2.0).
"""

import json
from dataclasses import replace

import pytest
from tests.replay import answering

from regiokompas.domain.errors import SourceError
from regiokompas.domain.indicators import Part
from regiokompas.domain.tables import AreaColumn, Request, Table
from regiokompas.sources.asked import Access
from regiokompas.sources.eurostat.client import ANSWER, ask_eurostat
from regiokompas.sources.eurostat.read import read_eurostat_table
from regiokompas.sources.http import Patience

HASTY = Patience(
    tries=3,
    connect_seconds=2,
    read_seconds=2,
    answer_seconds=5,
    first_wait_seconds=0.01,
    longest_wait_seconds=0.05,
)
TABLE = Table(
    id="made-up-eurostat",
    format="eurostat",
    publisher="Eurostat",
    table="demo_made_up",
    title="Made up",
    address="https://example.org",
    licence="CC BY 4.0",
    request=Request(codes={"unit": ("NR",), "geo": ("NL213", "DEA34")}, since="2019"),
    area=AreaColumn(column="geo", by="nuts"),
)
PART = Part(table=TABLE.id, measure="OBS_VALUE", unit="NR", where={"unit": "NR"})


def category(*codes: str) -> dict:
    return {"category": {"index": {code: at for at, code in enumerate(codes)}}}


def dataset(**changes: object) -> dict:
    """Two areas and two years; of DEA34 the second year is missing, of NL213 the first is "e"."""
    return {
        "version": "2.0",
        "class": "dataset",
        "updated": "2026-09-08T23:00:00+0200",
        "id": ["freq", "unit", "geo", "time"],
        "size": [1, 1, 2, 2],
        "dimension": {
            "freq": category("A"),
            "unit": category("NR"),
            "geo": category("DEA34", "NL213"),
            "time": category("2019", "2020"),
        },
        "value": {"0": 11, "2": 21.5, "3": 22},
        "status": {"1": "m", "2": "e"},
        "extension": {"positions-with-no-data": {"time": []}},
        **changes,
    }


def read(document: dict, part: Part = PART, table: Table = TABLE):
    frame = read_eurostat_table(table, {ANSWER: json.dumps(document).encode()}, [part], {})
    rows = frame.select("area", "period", "value", frame["status"].cast(str)).rows()
    return {(area, period): (value, status) for area, period, value, status in rows}


def asked(*answers: tuple[int, bytes]):
    """Return what asking gives when the server answers one after the other, and the requests."""
    left = list(answers)
    with answering(lambda _: left.pop(0) if len(left) > 1 else left[0]) as (address, got):
        access = Access(addresses={"eurostat": address})
        return ask_eurostat(TABLE, access=access, patience=HASTY), got


def refused(*answers: tuple[int, bytes]) -> str:
    with pytest.raises(SourceError) as error:
        asked(*answers)
    return str(error.value)


GOOD = (200, json.dumps(dataset()).encode())
ASYNC = (
    413,
    b'{"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE. Please try again later."}}',
)
TOO_BIG = (
    413,
    (
        b'<S:Fault xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>413</faultcode>'
        b"<faultstring>EXTRACTION_TOO_BIG: estimated 7644780 rows, max authorised is 5000000"
        b"</faultstring></S:Fault>"
    ),
)


def test_positions_without_a_value_are_not_shifted_and_flags_become_the_status():
    assert read(dataset()) == {
        ("DEA34", "2019"): (11, "final"),
        ("DEA34", "2020"): (None, "not-available"),
        ("NL213", "2019"): (21.5, "estimated"),
        ("NL213", "2020"): (22, "final"),
    }


def test_dimensions_in_another_order_give_the_same_figures():
    turned = dataset(
        id=["time", "freq", "unit", "geo"],
        size=[2, 1, 1, 2],
        value={"0": 11, "1": 21.5, "3": 22},
        status={"2": "m", "1": "e"},
    )
    assert read(turned) == read(dataset())


def test_codes_stand_where_their_index_says_not_where_they_are_written():
    document = dataset()
    document["dimension"]["geo"] = {"category": {"index": {"NL213": 1, "DEA34": 0}}}
    assert read(document) == read(dataset())


def test_values_and_codes_may_be_lists_and_one_code_may_do_without_index():
    document = dataset(value=[11, None, 21.5, 22], status=["", "m", "e", ""])
    document["dimension"]["time"] = {"category": {"index": ["2019", "2020"]}}
    document["dimension"]["freq"] = {"category": {"label": {"A": "Annual"}}}
    assert read(document) == read(dataset())


@pytest.mark.parametrize(
    ("written", "period"),
    [("2020-Q3", "2020-Q3"), ("2020Q3", "2020-Q3"), ("2020-07", "2020-07"), ("2020M07", "2020-07")],
)
def test_every_form_of_time_is_read(written: str, period: str):
    document = dataset()
    document["dimension"]["time"] = category("2019", written)
    assert ("NL213", period) in read(document)


def test_a_half_year_is_refused():
    document = dataset()
    document["dimension"]["time"] = category("2019", "2020-S1")
    with pytest.raises(SourceError, match="period '2020-S1' cannot be read"):
        read(document)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"class": "collection"}, "is no dataset"),
        ({"size": [1, 1, 2, 3]}, "other sizes"),
        ({"value": {"9": 1}}, "has the position 9"),
        ({"value": {"0": ":"}}, "which is no number"),
        ({"id": ["freq", "unit", "geo"]}, "other sizes"),
        ({"dimension": {}}, "does not tell its dimensions"),
        ({"status": {"0": "q"}}, "the flag 'q' is unknown"),
        ({"status": {"0": "b"}}, "marks a break for DEA34 in 2019"),
    ],
)
def test_an_answer_that_contradicts_itself_is_refused(changes: dict, words: str):
    with pytest.raises(SourceError, match=words):
        read(dataset(**changes))


def test_a_declared_break_is_read():
    table = replace(TABLE, breaks={"DE": ("2019",)})
    assert read(dataset(status={"0": "b"}), table=table)["DEA34", "2019"] == (11, "final")


def test_another_unit_is_refused():
    with pytest.raises(SourceError, match="in 'NR', but 'THS' is declared"):
        read(dataset(), replace(PART, unit="THS"))


def test_an_open_dimension_is_refused():
    document = dataset(id=["sex", "unit", "geo", "time"], size=[2, 1, 2, 2])
    document["dimension"]["sex"] = category("F", "M")
    with pytest.raises(SourceError, match="'sex' is left open: F, M"):
        read(document)


def test_a_code_that_does_not_exist_is_refused():
    with pytest.raises(SourceError, match="no unit 'PC'"):
        read(dataset(), replace(PART, where={"unit": "PC"}))


def test_the_request_names_every_code_and_the_answer_tells_its_version():
    found, got = asked(GOOD)
    assert got[0].fields == {
        "format": ["JSON"],
        "lang": ["EN"],
        "unit": ["NR"],
        "geo": ["NL213", "DEA34"],
        "sinceTimePeriod": ["2019"],
    }
    assert found.version == "2026-09-08T23:00:00+0200"
    assert found.schema["dimensions"]["geo"] == "area"


def test_an_answer_that_is_being_prepared_is_asked_again():
    found, got = asked(ASYNC, ASYNC, GOOD)
    assert len(got) == 3
    assert found.answers[ANSWER] == GOOD[1]


def test_an_answer_that_stays_being_prepared_is_told():
    assert "is being prepared" in refused(ASYNC)


def test_a_request_that_is_too_large_is_told_and_not_repeated():
    assert "EXTRACTION_TOO_BIG" in refused(TOO_BIG)


def test_a_fault_under_status_200_is_no_dataset():
    assert "EXTRACTION_TOO_BIG" in refused((200, TOO_BIG[1]))


@pytest.mark.parametrize("status", [400, 404])
def test_an_error_in_json_is_told_in_the_words_of_eurostat(status: int):
    body = json.dumps(
        {"error": [{"status": status, "id": 150, "label": "INVALID_QUERY_DIMENSION"}]}
    )
    assert "INVALID_QUERY_DIMENSION" in refused((status, body.encode()))


def test_a_code_left_out_in_silence_is_refused():
    document = dataset(size=[1, 1, 1, 2], value={"0": 1}, status={})
    document["dimension"]["geo"] = category("DEA34")
    told = refused((200, json.dumps(document).encode()))
    assert "left out geo NL213" in told
    assert "codes of NUTS change" in told


def test_a_cut_off_answer_is_refused():
    assert "not complete JSON" in refused((200, GOOD[1][:-40]))
