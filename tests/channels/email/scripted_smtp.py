"""A double of an outgoing mail server: says what a test tells it to, and keeps what it was told."""

import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

HANG_UP = b""
SILENCE = b"silence"
LETTER = "LETTER"  # if there is any answer to it, it hangs up within the letter, at once or late
DOT = "."  # the key of the answer to the line that ends a letter
REPLIES = ("REPLY", "REPLY_AGAIN")  # the keys of the answers to what is said after a 334

POLITE: Mapping[str, bytes] = {
    "CONNECT": b"220 double ready",
    "EHLO": b"250-double\r\n250 AUTH PLAIN LOGIN",
    "AUTH": b"235 2.7.0 welcome",
    "MAIL": b"250 2.1.0 ok",
    "RCPT": b"250 2.1.5 ok",
    "DATA": b"354 go on",
    DOT: b"250 2.0.0 queued as 42",
    "QUIT": b"221 bye",
}


class Dribbled(bytes):
    """An answer that comes byte by byte, never long after the one before."""


@dataclass
class ScriptedSmtp:
    """What it will say to each command, and everything that it heard."""

    answers: dict[str, bytes]
    port: int = 0
    commands: list[str] = field(default_factory=list)
    letters: list[bytes] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


class _Conversation(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        if not self._say("CONNECT"):
            return
        asked = 0  # how often we have asked, in a row, for a line that is no command
        while line := self.rfile.readline():
            command = REPLIES[asked - 1] if asked else line.split()[0].decode().upper()
            self.server.script.commands.append(line.decode().strip())
            is_question = self.server.script.answers.get(command, b"").startswith(b"334")
            asked = asked % len(REPLIES) + 1 if is_question else 0
            if not self._say(command) or command == "QUIT":
                return
            is_letter = command == "DATA" and self.server.script.answers[command][:3] == b"354"
            if is_letter and not self._take_letter():
                return

    def _take_letter(self) -> bool:
        letter = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            if LETTER in self.server.script.answers:
                return self._say(LETTER)
            letter.append(line)
        self.server.script.letters.append(b"".join(letter))
        return self._say(DOT)

    def _say(self, command: str) -> bool:
        answer = self.server.script.answers.get(command, b"502 5.5.1 never heard of it")
        if answer == SILENCE:
            self.server.script.stopped.wait(20)
        if answer in (HANG_UP, SILENCE):
            return False
        pace = 1 if isinstance(answer, Dribbled) else len(answer) + 2
        whole = answer + b"\r\n"
        for place in range(0, len(whole), pace):
            self.wfile.write(whole[place : place + pace])
            if place + pace < len(whole) and self.server.script.stopped.wait(0.05):
                return False
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, script: ScriptedSmtp) -> None:
        self.script = script
        super().__init__(("127.0.0.1", 0), _Conversation)
        script.port = self.server_address[1]


@contextmanager
def scripted_smtp(**answers: bytes) -> Iterator[ScriptedSmtp]:
    """Run the double; `answers` replace the polite ones (`dot` is the one to the last line)."""
    named = {DOT if name == "dot" else name: answer for name, answer in answers.items()}
    script = ScriptedSmtp(answers={**POLITE, **named})
    with _Server(script) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield script
        finally:
            script.stopped.set()
            server.shutdown()
            thread.join()
