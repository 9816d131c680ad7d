"""The mail server that the tests speak to takes, keeps, announces and returns letters."""

import smtplib
import ssl
from email.message import EmailMessage

import pytest
from imap_tools import MailBox, MailBoxUnencrypted

from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer


def a_letter(*, sender: str, to: str, subject: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Message-ID"] = f"<{subject.replace(' ', '-')}@residents.test>"
    letter.set_content("The lamp at the corner is broken.")
    return letter


def test_announces_a_new_letter_to_whoever_waits_for_it(mail: MailServer) -> None:
    address = "waiting@town.test"
    password = mail.open_mailbox(address)
    with MailBoxUnencrypted("127.0.0.1", mail.imap_port).login(address, password) as box:
        with box.idle as idle:
            sender = "anna@residents.test"
            letter = a_letter(sender=sender, to=address, subject="a lamp")
            mail.post(letter, sender=sender, to=address)
            assert any(b"EXISTS" in told for told in idle.poll(timeout=30))
        assert [letter.subject for letter in box.fetch()] == ["a lamp"]


def test_returns_a_letter_to_an_unknown_address_with_a_report(mail: MailServer) -> None:
    sender = "returned@town.test"
    password = mail.open_mailbox(sender)
    letter = a_letter(sender=sender, to="nobody@residents.test", subject="to nobody")
    with smtplib.SMTP("127.0.0.1", mail.smtp_port) as line:
        line.login(sender, password)
        line.send_message(letter)
    wait_until(lambda: mail.subjects(sender), what="the bounce")
    with mail.mailbox(sender) as box:
        (bounce,) = box.fetch()
    parts = [part.get_content_type() for part in bounce.obj.walk()]
    assert bounce.obj.get_content_type() == "multipart/report"
    assert "message/delivery-status" in parts  # RFC 3464
    assert b"Status: 5.1.1" in bounce.obj.as_bytes()


def test_takes_nothing_from_somebody_who_has_not_signed_in(mail: MailServer) -> None:
    letter = a_letter(sender="x@town.test", to="nobody@residents.test", subject="no")
    with (
        smtplib.SMTP("127.0.0.1", mail.smtp_port) as line,
        pytest.raises(smtplib.SMTPRecipientsRefused),
    ):
        line.send_message(letter)


def test_speaks_privately_to_those_who_trust_its_certificate(mail: MailServer) -> None:
    address = "private@town.test"
    password = mail.open_mailbox(address)
    rules = ssl.create_default_context(cafile=str(mail.certificate))
    with smtplib.SMTP_SSL("localhost", mail.smtps_port, context=rules) as line:
        line.login(address, password)
        line.send_message(a_letter(sender=address, to=address, subject="to myself"))
    with smtplib.SMTP("localhost", mail.smtp_port) as line:
        line.starttls(context=rules)
        line.login(address, password)
    wait_until(lambda: mail.subjects(address), what="the letter")
    with MailBox("localhost", mail.imaps_port, ssl_context=rules).login(address, password) as box:
        assert [letter.subject for letter in box.fetch()] == ["to myself"]
