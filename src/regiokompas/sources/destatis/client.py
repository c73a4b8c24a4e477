"""Asking GENESIS for a table: at once, in halves of its years, or as a job that is waited for."""

import csv
import io
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import httpx

from regiokompas.domain.errors import SourceError
from regiokompas.domain.tables import Table
from regiokompas.sources.asked import Access, Asked
from regiokompas.sources.destatis.answers import (
    FINE,
    JOB_STARTED,
    TOO_LARGE,
    Told,
    status_in,
    table_text,
)
from regiokompas.sources.destatis.facts import GENESIS, Facts
from regiokompas.sources.http import UnansweredError, ask, open_client

USER_VARIABLE = "REGIOKOMPAS_GENESIS_USER"
PASSWORD_VARIABLE = "REGIOKOMPAS_GENESIS_PASSWORD"  # noqa: S105  # a name, no password
_JOB = re.compile(r"[\w-]+_\d+")
_DONE = ("Fertig", "Done", "Finished")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Session:
    """One service of GENESIS, asked with one client for one table."""

    client: httpx.Client
    base: str
    table: Table
    facts: Facts
    may_start_jobs: bool
    wait: Callable[[float], None]

    @property
    def place(self) -> str:
        return f"table {self.table.id}"

    def post(self, service: str, form: Mapping[str, str]) -> bytes:
        """Return the answer to a form; ``SourceError`` without one."""
        address = f"{self.base}/{service}"
        try:
            return ask(self.client, address, patience=self.facts.patience, form=form)
        except UnansweredError as error:
            hint = "run 'regiokompas fetch' again"
            if "401" in error.what or "403" in error.what:
                hint = f"check {USER_VARIABLE} and {PASSWORD_VARIABLE}"
            raise SourceError(
                f"GENESIS did not answer {address}: {error.what}", place=self.place, hint=hint
            ) from error


def ask_genesis(
    table: Table,
    *,
    access: Access,
    facts: Facts = GENESIS,
    wait: Callable[[float], None] = time.sleep,
) -> Asked:
    """Return the raw tables that GENESIS gives for the request of ``table``, by their years.

    The years are halved as long as GENESIS says that a table is too large. A single year that is
    too large is asked as a job, which only a user with a password may start. ``SourceError`` with
    the sentence of GENESIS where it refuses, without credentials, and after a job that never ends.
    """
    request, place = table.request, f"table {table.id}"
    if not access.user:
        raise SourceError(
            "GENESIS asks who wants its figures, and no user is set",
            place=place,
            hint=f"set {USER_VARIABLE} (a user name with {PASSWORD_VARIABLE}, or a token alone)",
        )
    if request is None or not request.since or not request.until:
        raise SourceError(
            "the request does not say from which to which year",
            place=place,
            hint="declare since and until under [request]: tables are asked by years",
        )
    base = _base(table, access, facts)
    credentials = {"username": access.user, "password": access.password}
    patience = facts.patience
    with open_client(patience, connections=1, headers={**credentials, "Accept": "*/*"}) as client:
        session = _Session(
            client=client,
            base=base,
            table=table,
            facts=facts,
            may_start_jobs=bool(access.password),
            wait=wait,
        )
        found = dict(_years(session, int(request.since[:4]), int(request.until[:4])))
    return Asked(
        answers=found,
        addresses=dict.fromkeys(found, f"{base}/data/tablefile"),
        request=json.dumps(_form(table, request.since, request.until), sort_keys=True),
        version="",
        schema={"columns": _header(next(iter(found.values())), place=place)},
    )


def _base(table: Table, access: Access, facts: Facts) -> str:
    service = table.request.filter if table.request is not None else ""
    declared = facts.services.get(service or "regionalstatistik")
    if declared is None:
        raise SourceError(
            f"there is no service '{service}' of GENESIS",
            place=f"table {table.id}",
            hint=f"write one of {', '.join(facts.services)} as filter of [request]",
        )
    return access.addresses.get("genesis", declared).rstrip("/")


def _form(table: Table, since: str, until: str) -> dict[str, str]:
    codes = table.request.codes if table.request is not None else {}
    return {
        "name": table.table,
        "area": "all",
        "format": "ffcsv",
        "language": "de",
        "compress": "false",
        "transpose": "false",
        "quality": "on",
        "job": "false",
        "startyear": since,
        "endyear": until,
        **{name: ",".join(given) for name, given in codes.items()},
    }


def _years(session: _Session, first: int, last: int) -> Iterator[tuple[str, bytes]]:
    form = _form(session.table, str(first), str(last))
    content = session.post("data/tablefile", form)
    told = status_in(content)
    if told is None:
        table_text(content, place=session.place)
        yield f"years-{first}-{last}", content
    elif told.code == TOO_LARGE and first < last:
        middle = (first + last) // 2
        yield from _years(session, first, middle)
        yield from _years(session, middle + 1, last)
    elif told.code == TOO_LARGE and session.may_start_jobs:
        yield f"years-{first}-{last}", _as_job(session, form)
    else:
        raise _refused(session, told)


def _as_job(session: _Session, form: Mapping[str, str]) -> bytes:
    """Return the table of a job, after waiting until it is done."""
    told = status_in(session.post("data/tablefile", {**form, "job": "true"}))
    name = _JOB.search(told.sentence) if told is not None else None
    if told is None or told.code not in {JOB_STARTED, *FINE} or name is None:
        raise _refused(session, told or Told(code=-1, kind="", sentence="no job was started"))
    for _ in range(session.facts.job_polls):
        if _is_done(session, name[0]):
            content = session.post(
                "data/resultfile",
                {"name": name[0], "area": "all", "format": "ffcsv", "compress": "false"},
            )
            problem = status_in(content)
            if problem is not None:
                raise _refused(session, problem)
            return content
        session.wait(session.facts.job_wait_seconds)
    raise SourceError(
        f"the job {name[0]} of GENESIS was not done in time",
        place=session.place,
        hint="run 'regiokompas fetch' again later, or ask for fewer codes under [request]",
    )


def _is_done(session: _Session, job: str) -> bool:
    form = {"selection": f"*{job}", "searchcriterion": "code", "sortcriterion": "code"}
    content = session.post("catalogue/jobs", form)
    try:
        found = json.loads(content).get("List") or []
        return bool(found) and str(found[0].get("State")) in _DONE
    except (ValueError, AttributeError, TypeError) as error:
        raise SourceError(
            "the list of jobs cannot be read", place=session.place, hint="fetch again"
        ) from error


def _refused(session: _Session, told: Told) -> SourceError:
    hint = "compare table and codes under [request] with the table at GENESIS"
    if told.code == TOO_LARGE:
        hint = (
            "ask for fewer codes under [request], or set a user name with a password: a token may "
            "not start jobs"
        )
    return SourceError(
        f"GENESIS refuses with code {told.code}: {told.sentence}", place=session.place, hint=hint
    )


def _header(content: bytes, *, place: str) -> list[str]:
    text = table_text(content, place=place)
    return next(csv.reader(io.StringIO(text), delimiter=";"), [])
