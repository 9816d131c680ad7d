"""Gives tokens to those who are registered, and tells Dovecot which ones are still good.

RFC 6749 on one side, RFC 7662 on the other; its tokens are as long as Microsoft's.
"""

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

TOKEN_BYTES = 1_500  # two thousand letters
TOKEN_SECONDS = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Somebody who may fetch tokens for one mailbox."""

    id: str
    secret: str
    refresh_token: str


@dataclass(eq=False)
class TokenServer:
    """Who is registered, and which tokens are good for whose mailbox."""

    port: int = 0
    clients: dict[str, Client] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)
    given: int = 0
    answers: bool = True

    @property
    def url(self) -> str:
        """Where tokens are fetched."""
        return f"http://127.0.0.1:{self.port}/token"

    @property
    def introspection_url(self) -> str:
        """Where Dovecot asks."""
        return f"http://127.0.0.1:{self.port}/introspect"

    def register(self, address: str) -> Client:
        """Let somebody new fetch tokens that open `address`."""
        drawn = [secrets.token_urlsafe() for _ in range(3)]
        client = Client(id=drawn[0], secret=drawn[1], refresh_token=drawn[2])
        self.clients[address] = client
        return client

    def expire(self, address: str) -> None:
        """Whatever opened `address` until now opens it no more."""
        self.good = {token: whose for token, whose in self.good.items() if whose != address}

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Answer whoever wants a token."""
        pairs = ((whose, one) for whose, one in self.clients.items())
        whose, client = next((p for p in pairs if p[1].id == form.get("client_id")), ("", None))
        if client is None or form.get("client_secret") != client.secret:
            return 401, {"error": "invalid_client"}
        match form.get("grant_type"):
            case "client_credentials":
                pass
            case "refresh_token" if form.get("refresh_token") == client.refresh_token:
                pass
            case "refresh_token":
                return 400, {"error": "invalid_grant"}
            case _:
                return 400, {"error": "unsupported_grant_type"}
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.good[token] = whose
        self.given += 1
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}

    def introspect(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Answer Dovecot."""
        whose = self.good.get(form.get("token", ""))
        return 200, {"active": True, "username": whose} if whose else {"active": False}


@contextmanager
def token_server() -> Iterator[TokenServer]:
    """Run one until the block ends."""
    tokens = TokenServer()

    class Conversation(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = {"/token": tokens.token, "/introspect": tokens.introspect}[self.path]
            status, said = answer(dict(parse_qsl(form)))
            if not tokens.answers:
                status, said = 503, {}
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing; there are tokens in what it would say."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Conversation) as server:
        tokens.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield tokens
        finally:
            server.shutdown()
            thread.join()
