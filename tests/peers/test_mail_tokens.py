"""A mailbox that takes only tokens, against a real Postfix and a real Dovecot that ask about each.

The token server is ours. Nothing here has been tried against Microsoft or Google.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import (
    Access,
    Arrived,
    Edge,
    Failure,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Target,
    Temporary,
)
from clarion.channels.mail import bearer
from clarion.channels.mail.door import Patience
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

EMAIL = Email(patience=Patience(connect_seconds=5, reply_seconds=20, verdict_seconds=20))
LETTER = b"From: Ann <%s>\r\nTo: the town\r\nSubject: Lamp\r\n\r\nIt is dark."


def a_mailbox(mail: MailServer, *, by_leave: bool = False, **settings: str) -> Access:
    """A mailbox of the town as it is connected: with what fetches a token, and without a token."""
    address = f"{uuid.uuid4().hex[:12]}@town.test"
    mail.open_mailbox(address)
    client = mail.tokens.register(address)
    leave = {"refresh_token": client.refresh_token} if by_leave else {}
    return Access(
        account_id=abs(hash(address)),
        address=address,
        settings={
            "imap_host": "localhost",
            "imap_port": str(mail.imap_port),
            "imap_security": "none",
            "smtp_host": "localhost",
            "smtp_port": str(mail.smtp_port),
            "smtp_security": "none",
            "sign_in": "oauth",
            "token_url": mail.tokens.url,
            "client_id": client.id,
            **settings,
        },
        secrets={"client_secret": client.secret, **leave},
        allowed_hosts=frozenset({"localhost", "127.0.0.1"}),
    )


def renewed(access: Access) -> Access:
    renewal = EMAIL.renew(access)
    assert renewal is not None
    return renewal.onto(access)


def later(access: Access) -> Access:
    """The same account when its token is an hour old."""
    an_hour_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    return replace(access, secrets={**access.secrets, "access_token_at": an_hour_ago})


def refused(call: Callable[[], object], access: Access) -> Failure:
    with pytest.raises(Failure) as refusal:
        call()
    assert not any(secret[:40] in str(refusal.value) for secret in access.secrets.values())
    return refusal.value


def letters(access: Access) -> list[Arrived]:
    raws = EMAIL.collect(access, "inbox", "").items
    return [EMAIL.normalize(raw.body, access)[0] for raw in raws]


def an_answer(letter: Arrived) -> Outgoing:
    return Outgoing(
        key=uuid.uuid4().hex,
        made_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        account_id=1,
        edge=Edge.PRIVATE,
        rendition=Rendition(text="We have sent somebody."),
        target=Target(
            remote_id=letter.remote_id,
            thread_id=letter.thread_id,
            author_id=letter.author.remote_id,
            extra=letter.extra,
        ),
    )


def asked(mail: MailServer, access: Access) -> tuple[str, Arrived]:
    """Somebody new writes; return who, and the letter as it came to the desk."""
    resident = f"{uuid.uuid4().hex[:12]}@residents.test"
    mail.open_mailbox(resident)
    mail.post(LETTER % resident.encode(), sender=resident, to=access.address)
    wait_until(lambda: letters(access), what="the letter")
    (letter,) = letters(access)
    return resident, letter


@pytest.mark.parametrize("by_leave", [False, True])
def test_one_answer_arrives_although_the_token_ended_in_between(
    mail: MailServer, by_leave: bool
) -> None:
    bare = a_mailbox(mail, by_leave=by_leave)
    none_yet = refused(lambda: EMAIL.probe(bare), bare)
    assert (type(none_yet), none_yet.reason) == (Temporary, Reason.TOKEN_EXPIRED)

    access = renewed(bare)
    assert EMAIL.probe(access).remote_id == bare.address
    resident, letter = asked(mail, access)

    mail.tokens.expire(access.address)
    old, answer = later(access), an_answer(letter)
    for call in (lambda: EMAIL.send(old, answer), lambda: EMAIL.collect(old, "inbox", "")):
        ended = refused(call, old)
        assert (type(ended), ended.reason) == (Temporary, Reason.TOKEN_EXPIRED)

    fresh = renewed(old)
    assert EMAIL.send(fresh, answer).proof.startswith("250")
    wait_until(lambda: mail.subjects(resident), what="the answer")
    assert mail.subjects(resident) == ["Re: Lamp"]
    assert [one.subject for one in letters(fresh)] == ["Lamp"]


def test_signs_in_by_the_standard_too(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bearer, "WAYS", (bearer.OAUTHBEARER,))
    access = renewed(a_mailbox(mail))
    assert EMAIL.probe(access).remote_id == access.address
    _, letter = asked(mail, access)
    mail.tokens.expire(access.address)
    old = later(access)
    for call in (lambda: EMAIL.probe(old), lambda: EMAIL.send(old, an_answer(letter))):
        ended = refused(call, old)
        assert (type(ended), ended.reason) == (Temporary, Reason.TOKEN_EXPIRED)
        assert "invalid_token" in ended.evidence


def test_keeps_both_lines_private(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(mail.certificate))
    tls = {"imap_security": "tls", "smtp_security": "tls"}
    ports = {"imap_port": str(mail.imaps_port), "smtp_port": str(mail.smtps_port)}
    starttls = {"imap_security": "starttls", "smtp_security": "starttls"}
    for settings in ({**tls, **ports}, starttls):
        assert EMAIL.probe(renewed(a_mailbox(mail, **settings))).remote_id


def test_hears_of_a_letter_while_it_waits(mail: MailServer) -> None:
    access = renewed(a_mailbox(mail))
    assert not EMAIL.stand_by(access, 0.1)
    asked(mail, access)
    assert EMAIL.stand_by(access, 30)


def test_needs_a_person_where_a_new_token_is_refused(mail: MailServer) -> None:
    """As at Microsoft, where an application gets tokens before it may open any mailbox."""
    access = renewed(a_mailbox(mail))
    elsewhere = a_mailbox(mail).address
    other = replace(access, settings={**access.settings, "user": elsewhere})
    _, letter = asked(mail, access)
    for call in (lambda: EMAIL.probe(other), lambda: EMAIL.send(other, an_answer(letter))):
        closed = refused(call, other)
        assert (type(closed), closed.reason) == (Permanent, Reason.PERMISSION_LOST)


@pytest.mark.parametrize("lost", ["client_secret", "refresh_token"])
def test_needs_a_person_where_no_new_token_is_given(mail: MailServer, lost: str) -> None:
    access = a_mailbox(mail, by_leave=True)
    withdrawn = replace(access, secrets={**access.secrets, lost: "of last year"})
    revoked = refused(lambda: EMAIL.renew(withdrawn), withdrawn)
    assert (type(revoked), revoked.reason) == (Permanent, Reason.TOKEN_REVOKED)


def test_waits_for_a_token_server_that_is_down(mail: MailServer) -> None:
    access = renewed(a_mailbox(mail))
    with no_answers_about_tokens(mail):
        for call in (lambda: EMAIL.renew(access), lambda: EMAIL.collect(access, "inbox", "")):
            down = refused(call, access)
            assert (type(down), down.reason) == (Temporary, Reason.NETWORK_DOWN)
    assert EMAIL.probe(access)


@contextmanager
def no_answers_about_tokens(mail: MailServer) -> Iterator[None]:
    mail.tokens.answers = False
    try:
        yield
    finally:
        mail.tokens.answers = True
