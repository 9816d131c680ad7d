"""Connectors reach only what they may, wait only so long, and never guess what became of a call."""

import gzip
import logging
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from clarion.channels import http
from clarion.channels.answer import Answer
from clarion.channels.contract import Access, Permanent, Reason, Temporary, Unknown
from clarion.channels.guarded import GuardedBackend, GuardedStream
from clarion.channels.http import Line
from tests.channels.scripted import Scripted, Speaker, answering, reply

SECRET = "xyzzy-secret-plugh"


def access(*allowed: str) -> Access:
    return Access(
        account_id=1,
        address="townhall",
        secrets={"token": SECRET},
        allowed_hosts=frozenset(allowed),
    )


def get(server: Scripted, path: str = "/", *allowed: str) -> Answer:
    with Line(access(*(allowed or (server.host,)))) as line:
        return line.ask("GET", server.url + path, headers={"Authorization": f"Bearer {SECRET}"})


def test_brings_the_whole_answer() -> None:
    with answering(reply(200, b'{"a": 1}', X_Some="Thing")) as server:
        answer = get(server)
    assert (answer.status, answer.body, answer.headers["x-some"]) == (200, b'{"a": 1}', "Thing")
    assert SECRET.encode() in server.requests[0]


def test_o11_refuses_a_private_address_that_nobody_allowed() -> None:
    with answering(reply(200)) as server:
        with pytest.raises(Permanent) as refusal:
            get(server, "/", "somewhere.example")
        assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS
        assert server.requests == []


@pytest.mark.parametrize("url", ["https://127.0.0.1:9/", "https://localhost:9/", "https://[::1]:9"])
def test_o11_refuses_a_private_address_even_when_it_is_encrypted(url: str) -> None:
    with Line(access()) as line, pytest.raises(Permanent) as refusal:
        line.hand_over("POST", url, json={})
    assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "url",
    ["http://8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "//x", "", "https://u:p@8.8.8.8/"],
)
def test_o11_speaks_only_the_encrypted_web(url: str) -> None:
    with Line(access()) as line, pytest.raises(Permanent) as refusal:
        line.ask("GET", url)
    assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS


def test_o11_connects_to_the_very_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers a public address once and a private one after that is looked up once."""
    asked: list[str] = []
    connected: list[object] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: object, *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with Line(access()) as line, pytest.raises(Temporary) as failure:
        line.hand_over("POST", "https://rebinding.example/", json={})
    assert failure.value.reason is Reason.UNREACHABLE
    assert (asked, connected) == (["rebinding.example"], [("8.8.8.8", 443)])


def test_o11_follows_no_redirect_to_a_private_address() -> None:
    with answering(reply(200, b"inside")) as inside:
        with (
            answering(reply(302, Location=inside.url)) as server,
            pytest.raises(Permanent) as refusal,
        ):
            get(server)
        assert refusal.value.reason is Reason.FORBIDDEN_ADDRESS
        assert inside.requests == []


def test_o11_lets_nobody_outside_send_us_to_what_was_allowed_inside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The public host is played by our own server, which is taken for a public one."""
    with answering(reply(200, b"inside")) as inside:
        target = inside.url.replace("127.0.0.1", "localhost")
        with answering(reply(302, Location=target)) as server:
            named = frozenset({inside.host.replace("127.0.0.1", "localhost")})
            monkeypatch.setattr("clarion.channels.address.is_public", lambda _: True)
            monkeypatch.setattr(http.Line, "_check", lambda *_: None)
            with Line(access(*named)) as line, pytest.raises(Permanent, match="sent us to"):
                line.ask("GET", server.url)
        assert inside.requests == []


def test_tells_no_other_host_our_secrets() -> None:
    with (
        answering(reply(200, b"there")) as there,
        answering(reply(307, Location=there.url + "/x")) as here,
    ):
        answer = get(here, "/", here.host, there.host)
    assert answer.body == b"there"
    assert b"GET /x" in there.requests[0]
    assert SECRET.encode() not in there.requests[0]


def test_follows_only_a_few_redirects() -> None:
    with answering(reply(302, Location="/again")) as server:
        answer = get(server)
    assert answer.status == 302
    assert len(server.requests) == 1 + http.REDIRECTS_MAX
    assert all(SECRET.encode() in request for request in server.requests)


def test_redirects_nothing_that_must_not_be_done_twice() -> None:
    with (
        answering(reply(307, Location="/elsewhere")) as server,
        Line(access(server.host)) as line,
    ):
        answer = line.hand_over("POST", server.url, json={"a": 1})
    assert isinstance(answer.refusal("", {}), Unknown)
    assert len(server.requests) == 1


def hang_up(connection: socket.socket, _: bytes) -> None:
    connection.close()


def keep_silent(connection: socket.socket, _: bytes) -> None:
    connection.recv(1)


def trickle(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.01)


def chat(connection: socket.socket, _: bytes) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")


AFTER_IT_LEFT: dict[str, bytes | Speaker] = {
    "hangs up": hang_up,
    "keeps silent": keep_silent,
    "trickles": trickle,
    "promises for ever": chat,
    "stops half way": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
    "speaks no HTTP": b"220 mail.example ESMTP\r\n\r\n",
    "packs the answer": reply(200, gzip.compress(b"0" * 100_000), Content_Encoding="gzip"),
    "says nothing": reply(200, b""),
    "says half": reply(200, b'{"id": '),
    "nests too deep": reply(200, b"[" * 100_000),
}


@pytest.mark.parametrize("speak", AFTER_IT_LEFT.values(), ids=AFTER_IT_LEFT)
def test_never_guesses_once_something_left_us(speak: bytes | Speaker) -> None:
    with answering(speak) as server:
        with pytest.raises(Unknown), Line(access(server.host), seconds=0.3) as line:
            line.hand_over("POST", server.url, json={}).parsed()
        with pytest.raises(Temporary), Line(access(server.host), seconds=0.3) as line:
            line.ask("POST", server.url, json={}).parsed()


def test_stops_reading_at_the_limit() -> None:
    def flood(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _n in range(10 * http.ANSWER_BYTES_MAX // 65536):
            connection.sendall(b"x" * 65536)

    with answering(flood) as server, pytest.raises(Temporary, match="too large"):
        get(server)


def test_ends_in_time_whatever_the_network_does() -> None:
    began = time.monotonic()
    with (
        answering(trickle) as server,
        pytest.raises(Temporary),
        Line(access(server.host), seconds=0.2) as line,
    ):
        line.ask("GET", server.url)
    assert time.monotonic() - began < http.CONVERSATION_SECONDS_MAX
    assert http.CONVERSATION_SECONDS_MAX < 60


def test_may_try_again_while_nothing_can_have_left_us() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    with Line(access(host)) as line, pytest.raises(Temporary) as failure:
        line.hand_over("POST", f"http://{host}/", json={})
    assert failure.value.reason is Reason.UNREACHABLE


def test_knows_of_each_call_by_itself_whether_anything_left_us() -> None:
    with answering(reply(200)) as server:
        host, url = server.host, server.url
        line = Line(access(host))
        line.ask("GET", url)
    with line, pytest.raises(Temporary) as failure:
        line.hand_over("POST", url, json={})
    assert failure.value.reason is Reason.UNREACHABLE


def test_unpacks_nothing() -> None:
    packed = reply(200, gzip.compress(b'{"a": 1}'), Content_Encoding="gzip")
    with answering(packed) as server, pytest.raises(Temporary, match="packed"):
        get(server)
    assert b"accept-encoding: identity" in server.requests[0].lower()


def test_hears_and_says_nothing_more_once_the_time_is_up() -> None:
    endless = httpcore.MockStream([b"HTTP/1.1 102 Processing"] * 9)
    late = GuardedStream(endless, GuardedBackend(frozenset(), deadline=0.0))
    with pytest.raises(httpcore.ReadTimeout):
        late.read(100)
    with pytest.raises(httpcore.WriteTimeout):
        late.write(b"POST / HTTP/1.1")


def test_says_nothing_to_a_server_with_a_certificate_that_nobody_vouches_for(
    tmp_path: Path,
) -> None:
    heard: list[bytes] = []

    def listen(raw: socket.socket, _: bytes) -> None:
        heard.append(encrypted(raw, tmp_path))

    with (
        answering(listen, reads=False) as server,
        Line(access(server.host)) as line,
        pytest.raises(Temporary) as failure,
    ):
        line.hand_over("POST", server.url.replace("http:", "https:"), json={})
    assert failure.value.reason is Reason.UNREACHABLE
    assert heard == [b""]


def encrypted(raw: socket.socket, folder: Path) -> bytes:
    """Shake hands as a server with a certificate of our own making; what was said after that."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = folder / "pair.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    try:
        with context.wrap_socket(raw, server_side=True) as stream:
            return stream.recv(65536)
    except OSError:
        return b""


def test_writes_no_secret_into_a_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), answering(reply(200)) as server:
        get(server, f"/?access_token={SECRET}")
    assert SECRET not in caplog.text


def test_blots_out_secrets_that_a_network_quotes() -> None:
    body = f'{{"error": "bad token {SECRET}"}}'.encode()
    with answering(reply(401, body)) as server:
        answer = get(server)
    assert SECRET not in answer.body.decode()
    assert SECRET not in repr(answer)


@pytest.mark.parametrize("letters", ["line\nbreak", "“quoted”", "\udcff"])
def test_says_that_a_secret_cannot_be_sent(letters: str) -> None:
    with (
        answering(reply(200)) as server,
        Line(access(server.host)) as line,
        pytest.raises(Permanent) as refusal,
    ):
        line.hand_over("POST", server.url, headers={"Authorization": f"Bearer {letters}"})
    assert refusal.value.reason is Reason.MISCONFIGURED
    assert letters not in str(refusal.value)
