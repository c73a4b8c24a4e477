"""Asking over HTTP with patience: time-outs, a limit on the whole answer, retries with back-off."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx
import stamina

# stamina logs each retry; who wants to see that configures this logger.
logging.getLogger("stamina").addHandler(logging.NullHandler())

_SERVER_ERRORS = 500
_TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long to wait and how often to try; all times in seconds.

    ``read_seconds`` limits the silence between two pieces of an answer, ``answer_seconds`` the
    whole answer. ``longest_wait_seconds`` is the most we wait when a source asks us to.
    """

    tries: int
    connect_seconds: float
    read_seconds: float
    answer_seconds: float
    first_wait_seconds: float
    longest_wait_seconds: float


class UnansweredError(Exception):
    """No usable answer. ``retry_after`` is what the source asks us to wait, in seconds."""

    def __init__(self, what: str, *, may_retry: bool, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.may_retry = may_retry
        self.retry_after = retry_after


# Looks at an answer and its whole body; raises ``UnansweredError`` where it is none.
Judge = Callable[[httpx.Response, bytes], None]


def open_client(
    patience: Patience, *, connections: int, headers: Mapping[str, str] | None = None
) -> httpx.Client:
    """Return a client with at most ``connections`` connections and the time-outs of ``patience``.

    Redirects are not followed: an answer comes from the address that was asked.
    """
    return httpx.Client(
        timeout=httpx.Timeout(patience.read_seconds, connect=patience.connect_seconds),
        limits=httpx.Limits(max_connections=connections),
        headers={"Accept": "application/json", "User-Agent": "regiokompas", **(headers or {})},
    )


def ask(
    client: httpx.Client,
    address: str,
    *,
    patience: Patience,
    form: Mapping[str, str] | None = None,
    judge: Judge | None = None,
) -> bytes:
    """Return the body of the answer at ``address``, after as many tries as ``patience`` allows.

    With ``form`` it is sent there (POST). ``judge`` refuses an answer that is none by raising
    ``UnansweredError``. Tried again: no connection, a time-out, a cut body, 429 and 5xx, and what
    ``judge`` says may be. Raises ``UnansweredError`` after the last try, or at once where trying
    again cannot help.
    """
    for attempt in stamina.retry_context(
        on=lambda error: _wait_for(error, patience),
        attempts=patience.tries,
        timeout=None,
        wait_initial=patience.first_wait_seconds,
        wait_max=patience.longest_wait_seconds,
        wait_jitter=patience.first_wait_seconds,
    ):
        with attempt:
            return _ask_once(client, address, patience, form, judge or refuse_status)
    raise AssertionError("a retry ends with an answer or an error")


def _wait_for(error: Exception, patience: Patience) -> bool | float:
    """Return whether to try again, or how many seconds the source asks us to wait before."""
    if not isinstance(error, UnansweredError) or not error.may_retry:
        return False
    if error.retry_after is None:
        return True
    return error.retry_after if error.retry_after <= patience.longest_wait_seconds else False


def _ask_once(
    client: httpx.Client,
    address: str,
    patience: Patience,
    form: Mapping[str, str] | None,
    judge: Judge,
) -> bytes:
    method = "GET" if form is None else "POST"
    try:
        with client.stream(method, address, data=form) as answer:
            content = _body(answer, patience)
            judge(answer, content)
            return content
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise UnansweredError("this is not an address", may_retry=False) from error
    except httpx.TimeoutException as error:
        raise UnansweredError("the answer took too long", may_retry=True) from error
    except httpx.RemoteProtocolError as error:
        raise UnansweredError("the connection was cut", may_retry=True) from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        what = f"the connection failed ({type(error).__name__})"
        raise UnansweredError(what, may_retry=True) from error


def refuse_status(answer: httpx.Response, content: bytes) -> None:  # noqa: ARG001  # a judge
    """Refuse an answer whose status is no success; a busy or broken server may be asked again."""
    if answer.is_success:
        return
    status = answer.status_code
    raise UnansweredError(
        f"the answer was {status} {answer.reason_phrase}".rstrip(),
        may_retry=status == _TOO_MANY_REQUESTS or status >= _SERVER_ERRORS,
        retry_after=_retry_after(answer.headers),
    )


def _body(answer: httpx.Response, patience: Patience) -> bytes:
    """Return the body; a source that drips without end is cut off after ``answer_seconds``."""
    deadline = time.monotonic() + patience.answer_seconds
    pieces = []
    for piece in answer.iter_bytes():
        pieces.append(piece)
        if time.monotonic() > deadline:
            raise UnansweredError(
                f"the answer was not complete after {patience.answer_seconds:g} seconds",
                may_retry=True,
            )
    return b"".join(pieces)


def _retry_after(headers: httpx.Headers) -> float | None:
    """Return the seconds the source asks us to wait, written as a number or as a moment."""
    text = headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        # Reckoned by the source's own clock, which need not agree with ours.
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(headers["Date"])
    except (KeyError, TypeError, ValueError):
        return None
    return max(0.0, wait.total_seconds())
