"""The only way connectors reach the web: checked addresses, little time, nothing in a log.

    with Line(access) as line:
        answer = line.ask("GET", "https://network.example/v1/account", headers=...)
        answer = line.hand_over("POST", "https://network.example/v1/posts", json=...)

When the connection fails, `ask` raises `Temporary`, since asking twice does no harm. `hand_over`
raises `Temporary` only while nothing can have left us, and `Unknown` ever after.
"""

import json
import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext
from types import TracebackType
from typing import Self, TypedDict, Unpack

import httpcore
import httpx

from clarion.channels.address import is_allowed
from clarion.channels.answer import Answer
from clarion.channels.contract import Access, Failure, Permanent, Reason, Temporary, Unknown
from clarion.channels.guarded import GuardedBackend

CONVERSATION_SECONDS_MAX = 45.0  # a claim on a dispatch outlives it by far
CONVERSATION_SECONDS = 30.0
ANSWER_BYTES_MAX = 16 * 1024 * 1024
REDIRECTS_MAX = 3
SECRET_LENGTH_MIN = 6  # shorter ones would tear holes into innocent words

# Their records quote addresses and headers, in which there are secrets.
for _talkative in ("httpx", "httpcore"):
    logging.getLogger(_talkative).setLevel(logging.WARNING)

_LOST = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpx.TransportError,
)


class Words(TypedDict, total=False):
    """What a call may carry."""

    headers: Mapping[str, str]
    params: Mapping[str, str | int | list[str]]
    json: object
    content: bytes


class Line:
    """One conversation: a few calls to one network within one time limit."""

    def __init__(self, access: Access, *, seconds: float = CONVERSATION_SECONDS) -> None:
        deadline = time.monotonic() + min(seconds, CONVERSATION_SECONDS_MAX)
        self._allowed = access.allowed_hosts
        self._secrets = tuple(access.secrets.values())
        self._backend = GuardedBackend(self._allowed, deadline)
        self._client = httpx.Client(
            transport=_Transport(self._backend),
            headers={"Accept-Encoding": "identity", "User-Agent": "Clarion"},
            timeout=None,  # noqa: S113  (every socket call is held to the deadline instead)
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def ask(self, method: str, url: str, **words: Unpack[Words]) -> Answer:
        """Make a call that may be made again; a GET follows a few redirects."""
        request = self._request(method, url, **words)
        answer = self._exchange(request, handed_over=False)
        for _ in range(REDIRECTS_MAX):
            if method != "GET" or "location" not in answer.headers or answer.status // 100 != 3:
                return answer
            request = self._redirected(request, answer)
            answer = self._exchange(request, handed_over=False)
        return answer

    def hand_over(self, method: str, url: str, **words: Unpack[Words]) -> Answer:
        """Make a call that must not be made twice; it is never redirected."""
        request = self._request(method, url, **words)
        return self._exchange(request, handed_over=True)

    @contextmanager
    def hear(self, url: str, **words: Unpack[Words]) -> Iterator["Heard"]:
        """Open a stream; it goes on until it ends or our time is up, and is not redirected."""
        request = self._request("GET", url, **words)
        self._backend.sent = False
        try:
            response = self._client.send(request, stream=True)
        except httpcore.LocalProtocolError:
            evidence = "a header has letters that cannot be sent"
            raise Permanent(Reason.MISCONFIGURED, evidence) from None
        except _LOST as error:
            raise self._lost(error, handed_over=False) from None
        with closing(response):
            headers = {name.lower(): value for name, value in response.headers.items()}
            yield Heard(
                status=response.status_code, headers=headers, pieces=_pieces(response, *_LOST)
            )

    def _request(self, method: str, url: str, **words: Unpack[Words]) -> httpx.Request:
        try:
            request = self._client.build_request(method, url, **words)
        except (httpx.InvalidURL, UnicodeError, ValueError):
            evidence = "the address or a secret has letters that cannot be sent"
            raise Permanent(Reason.MISCONFIGURED, evidence) from None
        self._check(request.url)
        return request

    def _check(self, url: httpx.URL) -> None:
        """Refuse what is not the encrypted web, but for hosts that were allowed by name."""
        inside = is_allowed(url.host, _port(url), self._allowed)
        if not url.host or url.userinfo or url.scheme not in ("https", "http"):
            raise Permanent(Reason.FORBIDDEN_ADDRESS, "not a plain address of the web")
        if url.scheme == "http" and not inside:
            raise Permanent(Reason.FORBIDDEN_ADDRESS, f"{url.host} would be spoken to in the clear")

    def _redirected(self, request: httpx.Request, answer: Answer) -> httpx.Request:
        """Go where we are sent, without our secrets if it is elsewhere, and never further in."""
        try:
            there = request.url.join(answer.headers["location"])
        except httpx.InvalidURL:
            raise answer.doubt("sent to an address that is none") from None
        here = request.url
        if is_allowed(there.host, _port(there), self._allowed) and not is_allowed(
            here.host, _port(here), self._allowed
        ):
            raise Permanent(Reason.FORBIDDEN_ADDRESS, f"{here.host} sent us to {there.host}")
        same = (here.scheme, here.host, _port(here)) == (there.scheme, there.host, _port(there))
        headers = {name: value for name, value in request.headers.items() if name != "host"}
        return self._request("GET", str(there), headers=headers if same else {})

    def _exchange(self, request: httpx.Request, *, handed_over: bool) -> Answer:
        self._backend.sent = False
        try:
            response = self._client.send(request, stream=True)
            with closing(response):
                body = _body(response)
        except httpcore.LocalProtocolError:
            evidence = "a header has letters that cannot be sent"
            raise Permanent(Reason.MISCONFIGURED, evidence) from None
        except (*_LOST, _TooMuch) as error:
            raise self._lost(error, handed_over=handed_over) from None
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status_code >= 400:
            body = _without(self._secrets, body)
        return Answer(
            status=response.status_code, headers=headers, body=body, handed_over=handed_over
        )

    def _lost(self, error: Exception, *, handed_over: bool) -> Failure:
        if not self._backend.sent:
            return Temporary(Reason.UNREACHABLE, "no connection could be made")
        evidence = {
            httpcore.ReadTimeout: "no whole answer came in time",
            httpcore.WriteTimeout: "our words were not taken in time",
            _TooMuch: "the answer was too large or packed",
        }.get(type(error), "the connection broke before a whole answer came")
        return (Unknown if handed_over else Temporary)(Reason.NETWORK_DOWN, evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A stream that was opened; its `pieces` end without an error, however they end."""

    status: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]


class _TooMuch(Exception):
    """The answer is larger than anything we ask for."""


def _body(response: httpx.Response) -> bytes:
    """Read it whole, but stop at the limit; packed answers could hide any size."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise _TooMuch
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > ANSWER_BYTES_MAX:
            raise _TooMuch
    return bytes(body)


def _pieces(response: httpx.Response, *ends: type[Exception]) -> Iterator[bytes]:
    """Yield what comes as it comes, until the line breaks, our time is up, or it is too much."""
    left = ANSWER_BYTES_MAX
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        return
    with suppress(*ends):
        for chunk in response.iter_raw():
            left -= len(chunk)
            if left < 0:
                return
            yield chunk


def _without(secrets: Iterable[str], body: bytes) -> bytes:
    """Blot out what a careless network quotes of our secrets."""
    for secret in secrets:
        if len(secret) >= SECRET_LENGTH_MIN:
            for spelling in (secret, json.dumps(secret)[1:-1]):
                body = body.replace(spelling.encode("utf-8", "surrogatepass"), b"***")
    return body


def _port(url: httpx.URL) -> int:
    return url.port or (80 if url.scheme == "http" else 443)


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context()


class _Transport(httpx.BaseTransport):
    """httpx on top, our guarded connections below."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(), network_backend=backend, retries=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
