"""A local server that answers as CBS does, from recorded or made-up tables, faults included."""

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlsplit

Row = dict[str, Any]
Test = Callable[[Row], bool]

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|[(),]|[^\s(),']+)")
_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "ge": lambda a, b: a >= b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "lt": lambda a, b: a < b,
}


@dataclass
class Fault:
    """Something that goes wrong for the first ``times`` requests whose address has ``where``."""

    where: str
    kind: Literal["status", "cut", "half-json", "slow", "drip"]
    times: int = 1
    status: int = 500
    retry_after: str = ""
    seconds: float = 0.0


@dataclass
class Tables:
    """What the server knows: the catalogue, and the entity sets of each table."""

    catalogue: list[Row]
    sets: dict[str, dict[str, Any]]


@dataclass
class Replay:
    """A running server: its address, its faults, and every request it got."""

    tables: Tables
    page_size: int = 100_000
    pause: float = 0.0
    faults: list[Fault] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    base_address: str = ""
    other_host: str = ""
    busiest: int = 0
    count_offset: int = 0
    on_request: Callable[[int], None] = lambda _: None
    _busy: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self, part: str) -> int:
        return sum(part in request for request in self.requests)

    def enter(self, path: str) -> Fault | None:
        with self._lock:
            self.requests.append(path)
            number = len(self.requests)
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
            fault = next((f for f in self.faults if f.times and f.where in path), None)
            if fault is not None:
                fault.times -= 1
        self.on_request(number)
        return fault

    def leave(self) -> None:
        with self._lock:
            self._busy -= 1


@contextmanager
def replaying(tables: Tables, **options: Any) -> Iterator[Replay]:
    """Run a server for ``tables`` on 127.0.0.1 until the block ends."""
    replay = Replay(tables=tables, **options)

    class Handler(_Handler):
        server_state = replay

    server = _Server(("127.0.0.1", 0), Handler)
    replay.base_address = f"http://127.0.0.1:{server.server_port}/odata/v1/CBS"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server_state: Replay
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: no waiting for the acknowledgement of the head

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:  # the name the base class calls
        replay = self.server_state
        fault = replay.enter(self.path)
        try:
            time.sleep(replay.pause)
            self._answer(replay, fault)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            replay.leave()

    def _answer(self, replay: Replay, fault: Fault | None) -> None:
        if fault is not None and fault.kind == "status":
            self._send(fault.status, b"{}", retry_after=fault.retry_after)
            return
        content = body_of(replay, self.path)
        if content is None:
            self._send(404, b"{}")
        elif fault is None:
            self._send(200, content)
        elif fault.kind == "slow":
            time.sleep(fault.seconds)
            self._send(200, content)
        elif fault.kind == "drip":
            self._drip(content, fault.seconds)
        elif fault.kind == "half-json":
            self._send(200, content[: len(content) // 2])
        else:
            self._send(200, content[: len(content) // 2], length=len(content))
            self.close_connection = True

    def _send(
        self, status: int, content: bytes, *, length: int | None = None, retry_after: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content) if length is None else length))
        if retry_after:
            self.send_header("Retry-After", retry_after)
        self.end_headers()
        self.wfile.write(content)

    def _drip(self, content: bytes, seconds: float) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for number in range(len(content)):
            self.wfile.write(content[number : number + 1])
            self.wfile.flush()
            time.sleep(seconds)


def body_of(replay: Replay, path: str) -> bytes | None:
    """Return the answer to ``path``; ``None`` where there is no such address."""
    parts = urlsplit(path)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    below = parts.path.removeprefix("/odata/v1/CBS/").split("/")
    if below == ["Datasets"]:
        return _list_body(replay, replay.tables.catalogue, "Datasets", query)
    sets = replay.tables.sets.get(below[0], {})
    if below[1:] == ["Observations", "$count"]:
        count = len(filtered(sets["Observations"], query.get("$filter", "")))
        return b"\xef\xbb\xbf" + str(count + replay.count_offset).encode()
    entity = below[1] if len(below) > 1 else ""
    if entity not in sets:
        return None
    if isinstance(sets[entity], dict):
        return json.dumps(sets[entity]).encode()
    return _list_body(replay, sets[entity], "/".join(below), query)


def _list_body(replay: Replay, rows: list[Row], entity: str, query: dict[str, str]) -> bytes:
    rows = filtered(rows, query.get("$filter", ""))
    skip = int(query.get("$skip", 0))
    top = min(int(query.get("$top", len(rows))), replay.page_size)
    page = rows[skip : skip + top]
    if "$select" in query:
        wanted = query["$select"].split(",")
        page = [{name: row[name] for name in wanted if name in row} for row in page]
    body: Row = {"@odata.context": f"made up#{entity}", "value": page}
    if "$top" not in query and skip + top < len(rows):
        rest = {**query, "$skip": str(skip + top)}
        base = replay.other_host or replay.base_address
        text = "&".join(f"{name}={quote(value)}" for name, value in rest.items())
        body["@odata.nextLink"] = f"{base}/{entity}?{text}"
    return json.dumps(body).encode()


def filtered(rows: list[Row], expression: str) -> list[Row]:
    """Return the ``rows`` that fulfil an OData filter: comparisons, startswith, and, or, ()."""
    if not expression:
        return rows
    tokens = _TOKEN.findall(expression)
    test = _either(tokens)
    if tokens:
        raise ValueError(f"not understood in the filter: {tokens}")
    return [row for row in rows if test(row)]


def _either(tokens: list[str]) -> Test:
    tests = [_all(tokens)]
    while tokens and tokens[0] == "or":
        tokens.pop(0)
        tests.append(_all(tokens))
    return lambda row: any(test(row) for test in tests)


def _all(tokens: list[str]) -> Test:
    tests = [_one(tokens)]
    while tokens and tokens[0] == "and":
        tokens.pop(0)
        tests.append(_one(tokens))
    return lambda row: all(test(row) for test in tests)


def _one(tokens: list[str]) -> Test:
    first = tokens.pop(0)
    if first == "(":
        test = _either(tokens)
        tokens.pop(0)
        return test
    if first == "startswith":
        _, name, _, value, _ = (tokens.pop(0) for _ in range(5))
        return lambda row: str(row[name]).startswith(_text(value))
    compare, value = _COMPARE[tokens.pop(0)], tokens.pop(0)
    return lambda row: compare(str(row[first]), _text(value))


def _text(token: str) -> str:
    return token[1:-1].replace("''", "'")


def recorded_tables(folder: Path) -> Tables:
    """Return the recorded tables below ``folder`` as the server's content."""
    catalogue = json.loads((folder / "_catalog.json").read_bytes())["value"]
    sets = {path.parent.name: _recorded(path) for path in sorted(folder.glob("*/index.json"))}
    return Tables(catalogue=catalogue, sets=sets)


def _recorded(index_file: Path) -> dict[str, Any]:
    index = json.loads(index_file.read_bytes())
    content = {
        name: json.loads((index_file.parent / file).read_bytes())
        for name, file in index["files"].items()
    }
    pages = [
        json.loads((index_file.parent / page).read_bytes())["value"]
        for page in index["observationPages"]
    ]
    return {
        "Properties": content["properties"],
        "Dimensions": content["dimensions"]["value"],
        "MeasureCodes": content["measure-codes"]["value"],
        "Observations": [row for page in pages for row in page],
        **{
            f"{name.removeprefix('codes-')}Codes": found["value"]
            for name, found in content.items()
            if name.startswith("codes-")
        },
    }


def made_up_tables(*identifiers: str) -> Tables:
    """Return small invented tables, so that tests run without the official folder."""
    names = identifiers or ("00001TST",)
    return Tables(
        catalogue=[
            {
                "Identifier": name,
                "Title": "Verzonnen tabel voor de proeven",
                "Status": "Regulier",
                "Modified": "2026-01-01T00:00:00+01:00",
                "ObservationsModified": "2026-01-01T00:00:00+01:00",
                "ObservationCount": 36,
            }
            for name in names
        ],
        sets={name: _made_up(name) for name in names},
    )


def _made_up(name: str) -> dict[str, Any]:
    regions = {
        "NL01  ": "Nederland",
        "LD01  ": "Noord (LD)",
        "GM0001": "Aadorp",
        "GM0002": "Beedam",
    }
    periods: dict[str, str | None] = {
        "2023JJ00": "Definitief",
        "2024JJ00": "NaderVoorlopig",
        "2025JJ00": "Voorlopig",
    }
    periods |= {"2025KW01": None, "2025MM04": None, "2024SJ00": "Definitief"}
    return {
        "Properties": {
            "Identifier": name,
            "Title": "Verzonnen tabel voor de proeven",
            "Version": "202601010000",
            "Status": "Regulier",
            "Modified": "2026-01-01T00:00:00+01:00",
            "ObservationsModified": "2026-01-01T00:00:00+01:00",
        },
        "Dimensions": [
            {"Identifier": "Geslacht", "Kind": "Dimension"},
            {"Identifier": "RegioS", "Kind": "GeoDimension"},
            {"Identifier": "Perioden", "Kind": "TimeDimension"},
        ],
        "MeasureCodes": [
            {"Identifier": "M000001", "Title": "Inwoners", "Unit": "aantal"},
            {"Identifier": "M000002", "Title": "Banen", "Unit": "x 1 000"},
        ],
        "GeslachtCodes": [
            {"Identifier": "T001038", "Title": "Totaal"},
            {"Identifier": "3000   ", "Title": "Mannen"},
        ],
        "RegioSCodes": [{"Identifier": code, "Title": title} for code, title in regions.items()],
        "PeriodenCodes": [
            {"Identifier": code, "Title": code, "Status": status}
            for code, status in periods.items()
        ],
        "Observations": [
            {
                "Id": number,
                "Measure": "M000001",
                "ValueAttribute": "None",
                "Value": 100 + number,
                "StringValue": None,
                "Geslacht": "T001038",
                "RegioS": region,
                "Perioden": period,
            }
            for number, (region, period) in enumerate(
                (region, period) for region in regions for period in periods
            )
        ],
    }


def repeated(requests: list[str]) -> list[str]:
    """Return the addresses that were asked more than once."""
    return [path for path, times in Counter(requests).items() if times > 1]


def answers_of(tables: Tables, identifier: str = "00001TST") -> dict[str, bytes]:
    """Return the raw answers of a table by name, as a snapshot has them."""
    sets = tables.sets[identifier]
    names = {
        "dimensions": "Dimensions",
        "measure-codes": "MeasureCodes",
        "observations-page-1": "Observations",
        **{f"codes-{name[:-5]}": name for name in sets if name.endswith("Codes")},
    }
    del names["codes-Measure"]
    lists = {name: json.dumps({"value": sets[entity]}).encode() for name, entity in names.items()}
    return {"properties": json.dumps(sets["Properties"]).encode(), **lists}


def record(tables: Tables, folder: Path, identifier: str = "00001TST") -> Path:
    """Write a table as recorded answers below ``folder`` and return their folder."""
    target = folder / identifier
    target.mkdir(parents=True)
    answers = answers_of(tables, identifier)
    for name, content in answers.items():
        (target / f"{name}.json").write_bytes(content)
    index = {
        "tableId": identifier,
        "capturedAt": "2026-01-02T03:04:05.678Z",
        "source": f"https://example.invalid/{identifier}",
        "sliceFilter": None,
        "observationRows": len(tables.sets[identifier]["Observations"]),
        "observationPages": ["observations-page-1.json"],
        "files": {name: f"{name}.json" for name in answers if "observations" not in name},
    }
    (target / "index.json").write_text(json.dumps(index))
    return target


@dataclass(frozen=True)
class Posed:
    """A request as a server got it: its path, its query or form, and its headers."""

    method: str
    path: str
    fields: dict[str, list[str]]
    headers: dict[str, str]


Answering = Callable[[Posed], tuple[int, bytes]]


@contextmanager
def answering(answer: Answering) -> Iterator[tuple[str, list[Posed]]]:
    """Run a server that gives ``answer`` to every request; yield its address and what it got."""
    got: list[Posed] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            return

        def do_GET(self) -> None:
            self._answer("GET", urlsplit(self.path).query)

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer("POST", self.rfile.read(length).decode())

        def _answer(self, method: str, query: str) -> None:
            fields = parse_qs(query, keep_blank_values=True)
            headers = {name.lower(): text for name, text in self.headers.items()}
            posed = Posed(method, urlsplit(self.path).path, fields, headers)
            got.append(posed)
            status, content = answer(posed)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
