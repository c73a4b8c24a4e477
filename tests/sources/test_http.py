"""Asking with patience: what is tried again, how long we wait, and when we stop."""

import httpx
import pytest
from tests.replay import Fault, made_up_tables, replaying

from regiokompas.sources import http
from regiokompas.sources.cbs.facts import CBS
from regiokompas.sources.http import Patience, UnansweredError, ask, open_client

SHORT = Patience(
    tries=3,
    connect_seconds=2.0,
    read_seconds=0.2,
    answer_seconds=0.3,
    first_wait_seconds=0.001,
    longest_wait_seconds=2.0,
)


@pytest.fixture
def server():
    with replaying(made_up_tables()) as replay:
        yield replay


@pytest.fixture
def client():
    with open_client(SHORT, connections=3) as opened:
        yield opened


def get(server, client):
    return ask(client, f"{server.base_address}/00001TST/Properties", patience=SHORT)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(where="Properties", kind="status", status=500, times=2),
        Fault(where="Properties", kind="status", status=503, times=2),
        Fault(where="Properties", kind="status", status=429, times=2, retry_after="0"),
        Fault(where="Properties", kind="cut", times=2),
        Fault(where="Properties", kind="slow", seconds=0.5, times=1),
        Fault(where="Properties", kind="drip", seconds=0.01, times=1),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
def test_a_fault_that_passes_is_tried_again(server, client, fault):
    failures = fault.times
    server.faults = [fault]
    assert b"00001TST" in get(server, client)
    assert len(server.requests) == failures + 1


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        (Fault(where="P", kind="status", status=500, times=9), "500"),
        (Fault(where="P", kind="status", status=429, times=9), "429"),
        (Fault(where="P", kind="cut", times=9), "connection was cut"),
        (Fault(where="P", kind="slow", seconds=0.4, times=9), "took too long"),
        (Fault(where="P", kind="drip", seconds=0.01, times=9), "not complete after 0.3 seconds"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
def test_after_three_tries_it_tells_what_happened(server, client, fault, what):
    server.faults = [fault]
    with pytest.raises(UnansweredError, match=what):
        get(server, client)
    assert len(server.requests) == 3


def test_a_wrong_address_is_not_tried_again(server, client):
    with pytest.raises(UnansweredError, match="404"):
        ask(client, f"{server.base_address}/00009TST/Properties", patience=SHORT)
    assert len(server.requests) == 1


def test_a_source_that_asks_to_wait_too_long_is_left_alone(server, client):
    server.faults = [Fault(where="P", kind="status", status=429, times=9, retry_after="3600")]
    with pytest.raises(UnansweredError, match="429"):
        get(server, client)
    assert len(server.requests) == 1


def test_no_connection_is_told(client):
    with pytest.raises(UnansweredError, match="connection failed"):
        ask(client, "http://127.0.0.1:1/", patience=SHORT)


@pytest.mark.parametrize("address", ["example.invalid/tables", "http://127.0.0.1:port/"])
def test_what_is_no_address_is_told_at_once(client, address):
    with pytest.raises(UnansweredError, match="this is not an address"):
        ask(client, address, patience=SHORT)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({}, None),
        ({"Retry-After": "soon"}, None),
        (
            {
                "Date": "Mon, 05 Jan 2026 10:00:00 GMT",
                "Retry-After": "Mon, 05 Jan 2026 10:00:30 GMT",
            },
            30.0,
        ),
    ],
)
def test_the_time_to_wait_is_read_as_seconds_or_as_a_moment(headers, seconds):
    assert http._retry_after(httpx.Headers(headers)) == seconds


def test_the_wait_a_source_asks_for_is_the_wait_we_take():
    error = UnansweredError("429", may_retry=True, retry_after=1.5)
    assert http._wait_for(error, SHORT) == 1.5


def test_the_declared_facts_of_cbs_are_read():
    assert CBS.base_address == "https://datasets.cbs.nl/odata/v1/CBS"
    assert (CBS.publisher, CBS.licence, CBS.at_a_time) == ("CBS", "CC BY 4.0", 3)
    assert CBS.patience.tries == 3
