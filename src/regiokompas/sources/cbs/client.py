"""Asking CBS: the catalogue, the description of a table, its observations page by page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlsplit

import httpx

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.cbs.answers import (
    DIMENSIONS,
    MEASURES,
    OBSERVATIONS,
    PROPERTIES,
    dimensions_of,
    json_of,
    page_name,
    unreadable,
)
from regiokompas.sources.cbs.catalogue import QUERY, Entry, read_catalogue
from regiokompas.sources.cbs.facts import CBS
from regiokompas.sources.http import Patience, UnansweredError, ask, open_client

AGAIN = "run 'regiokompas fetch' again: what has arrived is kept"


class NoAnswerError(SourceError):
    """CBS gave no answer, after all tries. What arrived before is still good."""

    code = "source-silent"


class Memory(Protocol):
    """Keeps answers as they arrive, so that a later run need not ask for them again."""

    def recall(self, name: str) -> bytes | None:
        """Return the answer ``name`` where it has arrived before."""

    def remember(self, name: str, content: bytes, address: str) -> None:
        """Keep the answer ``name`` that has just arrived from ``address``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cbs:
    """CBS at one address, asked with one client."""

    client: httpx.Client
    base_address: str
    patience: Patience

    def catalogue(self) -> dict[str, Entry]:
        """Return the catalogue by table identifier."""
        return read_catalogue(self.get(self.base_address + QUERY, table_id="catalogue"))

    def get(self, address: str, *, table_id: str) -> bytes:
        """Return the answer at ``address``; ``NoAnswerError`` naming table and address."""
        try:
            return ask(self.client, address, patience=self.patience)
        except UnansweredError as error:
            raise NoAnswerError(
                f"CBS did not answer {address}: {error.what}",
                place=f"table {table_id}",
                hint=AGAIN,
            ) from error

    def of_table(self, table: Table, entity: str) -> str:
        """Return the address of a list or record of ``table``, such as "Dimensions"."""
        return f"{self.base_address}/{table.table}/{entity}"


@contextmanager
def open_cbs(*, base_address: str | None = None, patience: Patience | None = None) -> Iterator[Cbs]:
    """Open CBS at ``base_address`` with ``patience``, where given instead of the declared ones."""
    patient = patience or CBS.patience
    headers = {"Prefer": f"odata.maxpagesize={CBS.page_size}"}
    with open_client(patient, connections=CBS.at_a_time, headers=headers) as client:
        address = (base_address or CBS.base_address).rstrip("/")
        yield Cbs(client=client, base_address=address, patience=patient)


def ask_properties(cbs: Cbs, table: Table) -> bytes:
    """Return the properties of ``table``, always asked anew: they tell its version."""
    content = cbs.get(cbs.of_table(table, "Properties"), table_id=table.id)
    json_of(content, table_id=table.id, name=PROPERTIES)
    return content


def ask_description(cbs: Cbs, table: Table, memory: Memory) -> dict[str, bytes]:
    """Return the dimensions, the measures and every code list of ``table``."""
    answers = {
        **_ask_list(cbs, table, DIMENSIONS, cbs.of_table(table, "Dimensions"), memory),
        **_ask_list(cbs, table, MEASURES, cbs.of_table(table, "MeasureCodes"), memory),
    }
    for dimension in dimensions_of(answers, table_id=table.id):
        address = cbs.of_table(table, f"{dimension}Codes")
        answers |= _ask_list(cbs, table, f"codes-{dimension}", address, memory)
    return answers


def ask_observations(cbs: Cbs, table: Table, memory: Memory) -> dict[str, bytes]:
    """Return all pages of the observations that the request of ``table`` asks for."""
    address = cbs.of_table(table, "Observations") + _filter(table)
    return _ask_list(cbs, table, OBSERVATIONS, address, memory)


def ask_count(cbs: Cbs, table: Table) -> int:
    """Return how many observations CBS counts for the request of ``table``."""
    address = cbs.of_table(table, "Observations/$count") + _filter(table)
    content = cbs.get(address, table_id=table.id)
    try:
        return int(content.decode("utf-8-sig").strip())
    except ValueError as error:
        raise unreadable(table.id, "$count", "is not a number") from error


def _filter(table: Table) -> str:
    wanted = table.request.filter if table.request is not None else ""
    return f"?$filter={quote(wanted, safe='')}" if wanted else ""


def _ask_list(cbs: Cbs, table: Table, name: str, address: str, memory: Memory) -> dict[str, bytes]:
    """Return all pages of a list by name; what ``memory`` has is not asked again."""
    return dict(_pages(cbs, table, name, address, memory))


def _pages(
    cbs: Cbs, table: Table, name: str, address: str, memory: Memory
) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    while address:
        seen.add(address)
        page = page_name(name, len(seen))
        content = memory.recall(page)
        if content is None:
            content = cbs.get(address, table_id=table.id)
            following = _next_link(content, cbs, table, page)
            memory.remember(page, content, address)
        else:
            following = _next_link(content, cbs, table, page)
        yield page, content
        if following in seen:
            raise unreadable(table.id, page, "points back to an earlier page")
        address = following


def _next_link(content: bytes, cbs: Cbs, table: Table, name: str) -> str:
    """Return the address of the page after this one; empty after the last.

    A page that cannot be read is refused before it is remembered.
    """
    answer = json_of(content, table_id=table.id, name=name)
    if not isinstance(answer.get("value"), list):
        raise unreadable(table.id, name, "has no list under 'value'")
    following = str(answer.get("@odata.nextLink") or "")
    if following and _host(following) != _host(cbs.base_address):
        raise unreadable(table.id, name, f"continues at another host: {following}")
    return following


def _host(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
