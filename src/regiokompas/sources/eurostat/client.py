"""Asking Eurostat for a table: one address, an answer that may have to be asked for again."""

import re
from importlib.resources import files
from urllib.parse import urlencode

import httpx
import tomli

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.asked import Access, Asked
from regiokompas.sources.eurostat.jsonstat import Cube, document_of, read_cube
from regiokompas.sources.http import Patience, UnansweredError, ask, open_client, refuse_status
from regiokompas.sources.pinned import Schema

ANSWER = "data"
TIME = "time"
_FACTS = tomli.loads(files(__package__).joinpath("source.toml").read_text("utf-8"))
PATIENCE = Patience(**_FACTS["patience"])

_FAULT = re.compile(rb"<faultstring>(.*?)</faultstring>", re.DOTALL)


def ask_eurostat(table: Table, *, access: Access, patience: Patience | None = None) -> Asked:
    """Return what Eurostat answers to the request of ``table``: one dataset in JSON-stat.

    Raises ``SourceError`` where it does not answer, says what is wrong with the request, leaves
    out a code that was asked for (it does so in silence when a code of NUTS changed), or sends
    anything but a dataset.
    """
    base = access.addresses.get("eurostat", _FACTS["base_address"]).rstrip("/")
    query = query_of(table)
    address = f"{base}/{table.table}?{query}"
    place = f"table {table.id}"
    with open_client(patience or PATIENCE, connections=1) as client:
        try:
            content = ask(client, address, patience=patience or PATIENCE, judge=_judge)
        except UnansweredError as error:
            raise SourceError(
                f"Eurostat did not answer {address}: {error.what}",
                place=place,
                hint="too large: name fewer codes or years under [request]; a wrong code: compare "
                "[request.codes] with the table; otherwise run 'regiokompas fetch' again",
            ) from error
    cube = read_cube(content, place=place)
    _refuse_absent_codes(cube, table, place=place)
    return Asked(
        answers={ANSWER: content},
        addresses={ANSWER: address},
        request=query,
        version=cube.updated,
        schema=schema_of(cube, table),
    )


def query_of(table: Table) -> str:
    """Return the query of the request of ``table``, a code a parameter, in declared order."""
    request = table.request
    if request is None:
        return "format=JSON&lang=EN"
    limits = [("sinceTimePeriod", request.since), ("untilTimePeriod", request.until)]
    return urlencode(
        [
            ("format", "JSON"),
            ("lang", "EN"),
            *[(name, code) for name, codes in request.codes.items() for code in codes],
            *[limit for limit in limits if limit[1]],
        ]
    )


def schema_of(cube: Cube, table: Table) -> Schema:
    """Return the dimensions by kind. Eurostat gives them no role: their names tell it."""
    area = table.area.column if table.area is not None else ""
    kinds = {TIME: "time", area: "area"}
    return {"dimensions": {name: kinds.get(name, "dimension") for name in cube.dimensions}}


def _judge(answer: httpx.Response, content: bytes) -> None:
    """Refuse what is no dataset: faults come as JSON or XML, also under status 200 and 413."""
    told = _told(content)
    if "ASYNCHRONOUS" in told.upper():
        raise UnansweredError(f"the answer is being prepared ({told})", may_retry=True)
    if told and not answer.is_server_error:
        raise UnansweredError(f"it says '{told}' ({answer.status_code})", may_retry=False)
    refuse_status(answer, content)


def _told(content: bytes) -> str:
    """Return what an answer says is wrong; empty where it says nothing of the kind."""
    start = content.lstrip()[:1]
    if start == b"<":
        fault = _FAULT.search(content)
        return fault[1].decode("utf-8", "replace").strip() if fault else "XML instead of JSON"
    if start != b"{" or not (b'"error"' in content or b'"warning"' in content):
        return ""
    try:
        document = document_of(content, place="")
    except SourceError:
        return ""
    found = document.get("error") or document.get("warning")
    first = found[0] if isinstance(found, list) and found else found
    return str(first.get("label") or first) if isinstance(first, dict) else ""


def _refuse_absent_codes(cube: Cube, table: Table, *, place: str) -> None:
    asked = table.request.codes if table.request is not None else {}
    for name, codes in asked.items():
        if name not in cube.dimensions:
            raise SourceError(
                f"the answer has no dimension '{name}'",
                place=place,
                hint=f"it has {', '.join(cube.dimensions)}; correct [request.codes]",
            )
        absent = [code for code in codes if code not in cube.dimensions[name]]
        if absent:
            raise SourceError(
                f"Eurostat left out {name} {', '.join(absent)} and said nothing of it",
                place=place,
                hint="codes of NUTS change with its versions (2016, 2021, 2024): look up the "
                "present code, and give the old one under other_codes or also of the region",
            )
