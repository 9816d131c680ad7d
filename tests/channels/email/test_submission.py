"""Whether our letter may have gone out is known after every way in which a server can fail us."""

from dataclasses import replace

import pytest

from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import (
    Access,
    Failure,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Target,
    Temporary,
    Unknown,
)
from clarion.channels.mail import submission
from clarion.channels.mail.door import Deadline, Patience
from clarion.postroom.rules.patience import LEASE
from tests.channels.email.scripted_smtp import (
    HANG_UP,
    SILENCE,
    Dribbled,
    ScriptedSmtp,
    scripted_smtp,
)
from tests.channels.email.test_render import an_answer

HURRIED = Patience(handover_seconds=1.5, verdict_seconds=0.5)
# At twenty bytes a second far more than we wait for, and yet a server that never falls silent.
LONG_WINDED = b"o" * 200


def access_to(server: ScriptedSmtp, **settings: str) -> Access:
    return Access(
        account_id=1,
        address="desk@town.test",
        settings={
            "imap_host": "127.0.0.1",
            "imap_security": "none",
            "imap_port": "1",
            "smtp_host": "127.0.0.1",
            "smtp_port": str(server.port),
            "smtp_security": "none",
            **settings,
        },
        secrets={"password": "open sesame"},
        allowed_hosts=frozenset({"127.0.0.1"}),
    )


def send(server: ScriptedSmtp, outgoing: Outgoing | None = None, **settings: str) -> Sent:
    return Email(patience=HURRIED).send(access_to(server, **settings), outgoing or an_answer())


def refusal(**answers: bytes) -> Failure:
    with scripted_smtp(**answers) as server, pytest.raises(Failure) as refused:
        send(server)
    assert "open sesame" not in str(refused.value)
    return refused.value


def test_keeps_the_servers_words_as_proof() -> None:
    with scripted_smtp() as server:
        sent = send(server)
    assert sent.proof == "250 2.0.0 queued as 42"
    assert sent.remote_id.encode() in server.letters[0]
    assert "MAIL FROM:<desk@town.test>" in server.commands
    assert "RCPT TO:<ann@residents.test>" in server.commands


def test_doubles_a_dot_that_begins_a_line() -> None:
    words = replace(an_answer().rendition, text="one\n.\nQUIT\n..two")
    with scripted_smtp() as server:
        send(server, replace(an_answer(), rendition=words))
    assert b"\r\n..\r\nQUIT\r\n...two" in server.letters[0]
    assert len(server.letters) == 1


def test_r4_a_server_that_takes_the_letter_and_says_nothing_leaves_it_unknown() -> None:
    with scripted_smtp(dot=SILENCE) as server:
        for _ in range(2):
            with pytest.raises(Unknown):
                send(server)
    first, second = server.letters
    assert first == second  # the same Message-ID, date and words, so that a reader sees one letter


@pytest.mark.parametrize("answer", [HANG_UP, b"rubbish", b"354 what?", b"25", b"2" * 9000])
def test_p1_is_unknown_without_a_clear_answer_after_the_letter(answer: bytes) -> None:
    assert isinstance(refusal(dot=answer), Unknown)


def test_is_sent_although_the_server_hangs_up_without_goodbye() -> None:
    with scripted_smtp(QUIT=HANG_UP) as server:
        assert send(server).proof.startswith("250")


NOT_SENT: list[tuple[dict[str, bytes], type[Failure], Reason]] = [
    ({"CONNECT": b"421 too busy"}, Temporary, Reason.NETWORK_DOWN),
    ({"CONNECT": b"554 go away"}, Permanent, Reason.REJECTED),
    ({"CONNECT": HANG_UP}, Temporary, Reason.UNREACHABLE),
    ({"CONNECT": SILENCE}, Temporary, Reason.UNREACHABLE),
    ({"AUTH": b"535 5.7.8 no"}, Permanent, Reason.TOKEN_REVOKED),
    ({"AUTH": b"550 5.7.30 not supported"}, Permanent, Reason.MISCONFIGURED),
    ({"AUTH": b"454 4.7.0 later"}, Temporary, Reason.NETWORK_DOWN),
    ({"EHLO": b"250-d\r\n250 AUTH XOAUTH2"}, Permanent, Reason.MISCONFIGURED),
    ({"MAIL": b"552 5.3.4 too large"}, Permanent, Reason.TOO_LONG),
    ({"MAIL": b"553 not your address"}, Permanent, Reason.PERMISSION_LOST),
    ({"RCPT": b"550 5.1.1 unknown"}, Permanent, Reason.TARGET_GONE),
    ({"RCPT": b"550 nobody here"}, Permanent, Reason.TARGET_GONE),
    ({"RCPT": b"450 4.2.0 greylisted"}, Temporary, Reason.RATE_LIMITED),
    ({"RCPT": HANG_UP}, Temporary, Reason.UNREACHABLE),
    ({"RCPT": SILENCE}, Temporary, Reason.UNREACHABLE),
    ({"DATA": b"451 not now"}, Temporary, Reason.NETWORK_DOWN),
    ({"DATA": b"554 5.7.1 no"}, Permanent, Reason.REJECTED),
    ({"DATA": HANG_UP}, Temporary, Reason.UNREACHABLE),
    ({"dot": b"451 4.3.0 disk full"}, Temporary, Reason.NETWORK_DOWN),
    ({"dot": b"550 5.7.1 spam"}, Permanent, Reason.REJECTED),
    ({"dot": b"552 5.3.4 too large"}, Permanent, Reason.TOO_LONG),
]


@pytest.mark.parametrize(("answers", "kind", "reason"), NOT_SENT, ids=repr)
def test_knows_that_it_was_not_sent(
    answers: dict[str, bytes], kind: type[Failure], reason: Reason
) -> None:
    failure = refusal(**answers)
    assert (type(failure), failure.reason) == (kind, reason)


def test_is_not_sent_when_the_line_breaks_within_the_letter() -> None:
    """A server must not deliver what was never ended by the dot (RFC 5321, section 4.1.1.4)."""
    film = Media(name="a.mp4", mime="video/mp4", alt="", content=bytes(10 * 1024 * 1024))
    words = replace(an_answer().rendition, media=(film,))
    with scripted_smtp(LETTER=HANG_UP) as server, pytest.raises(Temporary):
        send(server, replace(an_answer(), rendition=words))
    assert server.letters == []


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("CONNECT", b"220 " + LONG_WINDED),
        ("EHLO", b"250-double\r\n" + b"250-X\r\n" * 30 + b"250 AUTH PLAIN"),
        ("AUTH", b"235 " + LONG_WINDED),
        ("RCPT", b"250 " + LONG_WINDED),
        ("DATA", b"354 " + LONG_WINDED),
    ],
)
def test_leaves_a_server_that_dribbles_before_the_letter(command: str, answer: bytes) -> None:
    with scripted_smtp(**{command: Dribbled(answer)}) as server, pytest.raises(Temporary) as late:
        send(server)
    assert late.value.reason is Reason.UNREACHABLE
    assert server.letters == []


def test_leaves_a_server_that_stops_reading_within_the_letter() -> None:
    film = Media(name="a.mp4", mime="video/mp4", alt="", content=bytes(10 * 1024 * 1024))
    words = replace(an_answer().rendition, media=(film,))
    with scripted_smtp(LETTER=SILENCE) as server, pytest.raises(Temporary) as late:
        send(server, replace(an_answer(), rendition=words))
    assert late.value.reason is Reason.UNREACHABLE
    assert server.letters == []


def test_r4_is_unknown_when_the_verdict_dribbles() -> None:
    assert isinstance(refusal(dot=Dribbled(b"250 " + LONG_WINDED)), Unknown)


def test_does_not_begin_the_dot_when_it_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    class LastMoment(submission._Line):
        def write(self, content: bytes) -> None:
            super().write(content)
            self.deadline = Deadline(0)

    monkeypatch.setattr(submission, "_Line", LastMoment)
    with scripted_smtp() as server, pytest.raises(Temporary) as late:
        send(server)
    assert late.value.reason is Reason.UNREACHABLE
    assert server.letters == []


def test_has_ended_every_letter_long_before_anybody_may_send_it_again() -> None:
    patience = Patience()
    assert patience.handover_seconds + patience.verdict_seconds < 100 < LEASE.total_seconds()


def test_sends_a_hidden_copy_to_itself_when_asked() -> None:
    with scripted_smtp() as server:
        send(server, copy_to_self="yes")
    assert "RCPT TO:<desk@town.test>" in server.commands
    assert b"desk@town.test" not in server.letters[0].partition(b"\r\nTo:")[2]


def test_copies_what_answers_nobody_to_nobody() -> None:
    """It may be a guest's code, which is for one pair of eyes."""
    code = replace(an_answer(), target=Target(remote_id="", author_id="ida@hart.test"))
    with scripted_smtp() as server:
        send(server, code, copy_to_self="yes")
    assert [one for one in server.commands if one.startswith("RCPT")] == ["RCPT TO:<ida@hart.test>"]


def test_never_says_a_password_on_an_open_line() -> None:
    with scripted_smtp() as server, pytest.raises(Permanent) as refused:
        Email().send(
            replace(access_to(server), allowed_hosts=frozenset({"other.test"})), an_answer()
        )
    assert refused.value.reason is Reason.MISCONFIGURED
    assert server.commands == []


def test_o11_speaks_to_no_inner_address_that_was_not_allowed() -> None:
    with scripted_smtp() as server:
        secure = access_to(server, smtp_security="tls", imap_security="tls")
        with pytest.raises(Permanent) as refused:
            Email().send(replace(secure, allowed_hosts=frozenset()), an_answer())
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


def test_goes_on_only_in_private_when_that_was_promised() -> None:
    with scripted_smtp() as server, pytest.raises(Permanent) as refused:
        send(server, smtp_security="starttls")
    assert refused.value.reason is Reason.MISCONFIGURED
    assert not any(command.startswith("AUTH") for command in server.commands)


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_port": "many"},
        {"smtp_port": "0"},
        {"smtp_security": "perhaps"},
        {"smtp_host": ""},
        {"user": "a\r\nb"},
    ],
)
def test_asks_a_person_about_answers_that_cannot_be_meant(wrong: dict[str, str]) -> None:
    with scripted_smtp() as server, pytest.raises(Permanent) as refused:
        send(server, None, **wrong)
    assert refused.value.reason is Reason.MISCONFIGURED


def test_leaves_it_to_a_person_when_there_is_nowhere_to_look() -> None:
    with scripted_smtp() as server, pytest.raises(Permanent) as refused:
        Email().look_again(access_to(server), an_answer())
    assert not refused.value.account_is_broken
