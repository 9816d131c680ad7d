"""Digests in a folder of a real mail server, from the letter that comes to the kept mention."""

import uuid

import pytest
from pytest_django import Settings

from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.sources.digest.source import Digest
from clarion.listening.actions import follow, open_anew
from clarion.listening.models import Mention, Parked, Source
from tests.channels.sources.letters import ALERT_PLAIN, NEWSLETTER_PAGE, a_letter
from tests.channels.sources.looking import look
from tests.makers.listening import a_watch, an_ear, an_outlet
from tests.makers.people import NOW
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = [pytest.mark.peer, pytest.mark.django_db]
SENDER = "alerts@monitor.example"


def answers(mail: MailServer, password: str) -> dict[str, str]:
    return {
        "senders": "monitor.example",
        "imap_host": "localhost",
        "imap_port": str(mail.imap_port),
        "imap_security": "none",
        "password": password,
    }


def test_hears_what_digests_report(mail: MailServer, settings: Settings) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]
    ear, address = an_ear(), f"{uuid.uuid4().hex[:12]}@town.test"
    password = mail.open_mailbox(address)
    with mail.mailbox(address) as box:
        box.append(a_letter("no water, long before anybody listened", name="old"))
    source_id = an_outlet(ear, address, kind="digest", answers=answers(mail, "wrong"))
    a_watch(ear, source_id=source_id)
    follow(source_id=source_id, by=ear.clockwork, at=NOW)
    source = Source.objects.get(pk=source_id)
    assert source.trouble.startswith("token_revoked")
    assert b"wrong" not in bytes(source.sealed)
    assert "password" not in source.settings

    open_anew(source_id=source_id, secret=password, by=ear.chief, at=NOW)
    follow(source_id=source_id, by=ear.clockwork, at=NOW)
    assert Source.objects.get(pk=source_id).trouble == ""
    for name, sender, plain, page in (
        ("1", SENDER, ALERT_PLAIN, ""),
        ("2", SENDER, "x", NEWSLETTER_PAGE),
        ("3", "maya@residents.test", "I have no water, please help", ""),
        ("4", SENDER, " ", ""),
    ):
        letter = a_letter(plain, page, sender=f"X <{sender}>", name=name)
        mail.post(letter, sender=sender, to=address)
    wait_until(lambda: len(mail.subjects(address)) == 5, what="the letters")
    for _ in range(2):
        follow(source_id=source_id, by=ear.clockwork, at=NOW)
    (heard,) = Mention.objects.all()  # once, though both letters report it
    assert (heard.title, heard.url) == ("Burst pipe leaves Mill Lane dry", "https://mail.example/1")
    assert heard.outlet == "mail.example"
    assert Parked.objects.get().reason == "a letter without words"
    with mail.mailbox(address) as box:
        assert not [one for one in box.fetch(mark_seen=False) if "\\Seen" in one.flags]


def test_says_that_there_is_no_such_folder(mail: MailServer) -> None:
    address = f"{uuid.uuid4().hex[:12]}@town.test"
    password = mail.open_mailbox(address)
    access = Access(
        account_id=1,
        address=address,
        settings={**answers(mail, ""), "inbox_folder": "Monitoring"},
        secrets={"password": password},
        allowed_hosts=frozenset({"localhost"}),
    )
    with pytest.raises(Permanent) as refused:
        look(Digest(), access, "")
    assert refused.value.reason is Reason.MISCONFIGURED
