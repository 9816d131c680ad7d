"""A double of an incoming mail server that knows two commands, and keeps what it was told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def scripted_imap(
    answer: bytes, *, offer: bytes = b"AUTH=XOAUTH2", why_not: bytes = b""
) -> Iterator[tuple[int, list[bytes]]]:
    """Run one that answers so to a token, perhaps after saying why; its port, what it heard."""
    heard: list[bytes] = []
    questions = [b"", why_not] if why_not else [b""]

    class Conversation(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say(b"* OK double ready")
            while line := self.rfile.readline():
                tag, command = line.split()[:2]
                match command:
                    case b"CAPABILITY":
                        self.say(b"* CAPABILITY IMAP4rev1 " + offer)
                        self.say(tag + b" OK done")
                    case b"AUTHENTICATE":
                        self.take_token()
                        self.say(tag + b" " + answer)
                    case _:
                        return

        def take_token(self) -> None:
            for question in questions:
                self.say(b"+ " + question)
                heard.append(self.rfile.readline().strip())

        def say(self, line: bytes) -> None:
            self.wfile.write(line + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield int(server.server_address[1]), heard
        finally:
            server.shutdown()
            thread.join()
