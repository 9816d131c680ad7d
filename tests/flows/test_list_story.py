"""A statement is said on the own page and to everybody on a real list, and corrected there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import cast

import pytest
from pytest_django.fixtures import Settings

from clarion.kit import clock
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom import queries as postroom
from clarion.postroom.actions import Finding, connect_account, look_again, settle_unknown
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.health import Light
from clarion.publishing.actions import begin_edition, revise, withdraw
from clarion.publishing.queries.saying.published import published
from fakenet import FakeNet
from tests.makers.people import an_actor, an_office
from tests.makers.publishing import (
    HEADLINE,
    Press,
    an_own_page,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)
from tests.peers.line import Line, a_line_to
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

TAKEN = b"queued as"  # the outgoing server says so once it has taken a letter
OPEN = "Mill Lane is open"
A_WHILE = timedelta(minutes=20)
_NUMBERS = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """A live office with its own page and a list, and the two people who are on it."""

    press: Press
    mail: MailServer
    line: Line
    readers: tuple[str, str]
    at: datetime

    def await_subjects(self, *subjects: str) -> None:
        """Wait until each of the two has these letters, and no others."""
        for reader in self.readers:
            wait_until(
                lambda reader=reader: len(self.mail.subjects(reader)) >= len(subjects),
                what="a letter",
            )
            assert self.mail.subjects(reader) == list(subjects)

    def say(self) -> int:
        """Write a statement, let it be signed, see it off; return its edition."""
        edition_id = submitted(self.press, at=self.at)
        signed(self.press, edition_id, at=self.at)
        see_off(self.press, at=self.at + timedelta(seconds=1))
        return edition_id

    def correct(self, first: int) -> int:
        """Say otherwise what was said; return the new edition."""
        at = self.at + A_WHILE
        second = begin_edition(edition_id=first, by=self.press.chief, at=at)
        words = wording(self.press, text="Mill Lane is open again.", headline=OPEN)
        revise(edition_id=second, seen_version=0, wording=words, by=self.press.chief, at=at)
        send_for_signature(self.press, second, at=at)
        signed(self.press, second, at=at)
        see_off(self.press, at=at)
        return second

    def light(self) -> Light:
        """What the list's card shows."""
        card = postroom.account(office_id=self.press.office_id, account_id=self.press.account_id)
        return card.light


@pytest.fixture
def newsletter(mail: MailServer, committed: None, settings: Settings) -> Iterator[Newsletter]:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost", "127.0.0.1"]
    number, at = next(_NUMBERS), clock.now()
    readers = (f"news{number}-one@residents.test", f"news{number}-two@residents.test")
    for reader in readers:
        mail.open_mailbox(reader)
    office_id = an_office(at=at)
    chief = an_actor(office_id=office_id, at=at)
    with a_line_to(mail.smtp_port) as line:
        account_id = connect_account(
            network="maillist",
            address=f"list-news{number}@town.test",
            answers={
                "from_address": "press@town.test",
                "sender_name": "The town",
                "smtp_host": "localhost",
                "smtp_port": str(line.port),
                "smtp_security": "none",
                "password": mail.open_mailbox("press@town.test"),
            },
            by=chief,
            at=at,
        )
        press = Press(
            net=cast(FakeNet, None),  # a live office has no account there
            office_id=office_id,
            account_id=account_id,
            chief=chief,
            page_id=an_own_page(chief, at=at),
            signer=an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR, at=at),
        )
        yield Newsletter(press=press, mail=mail, line=line, readers=readers, at=at)


def test_reaches_the_page_first_and_then_everybody_on_the_list(newsletter: Newsletter) -> None:
    press = newsletter.press
    assert newsletter.light() is Light.AMBER
    edition_id = newsletter.say()
    newsletter.await_subjects(HEADLINE)
    now = page(press, edition_id)
    assert now.state == "published"
    own, listed = now.audiences
    assert own.account.network == "page"
    assert listed.said_at is not None
    assert TAKEN.decode() in Dispatch.objects.get(account_id=press.account_id).proof
    assert newsletter.light() is Light.GREEN, "nothing will ever come in through a list"


def test_is_corrected_by_a_mail_that_follows(newsletter: Newsletter) -> None:
    first = newsletter.say()
    newsletter.await_subjects(HEADLINE)
    second = newsletter.correct(first)
    marked = f"CORRECTION. {OPEN}"
    newsletter.await_subjects(HEADLINE, marked)
    with newsletter.mail.mailbox(newsletter.readers[0]) as box:
        old, new = box.fetch(mark_seen=False)
    assert new.headers["in-reply-to"] == old.headers["message-id"]
    assert page(newsletter.press, first).state == "corrected"
    assert page(newsletter.press, second).state == "published"
    (shown,) = published(office_id=newsletter.press.office_id)
    assert shown.now.headline == OPEN, "where words can be changed they need no such mark"


def test_r4_leaves_to_a_person_whether_a_broken_line_had_carried_it(
    newsletter: Newsletter,
) -> None:
    press = newsletter.press
    newsletter.line.cut_before(TAKEN)
    newsletter.say()
    newsletter.await_subjects(HEADLINE)
    sent = Dispatch.objects.get(account_id=press.account_id)
    assert sent.state == "unknown"
    later = newsletter.at + A_WHILE
    look_again(dispatch_id=sent.pk, by=press.clockwork, at=later)
    see_off(press, at=later)
    sent.refresh_from_db()
    assert (sent.state, sent.person_asked_at is not None) == ("unknown", True)
    settle_unknown(
        dispatch_id=sent.pk,
        finding=Finding.ARRIVED,
        evidence="The first reader has it.",
        by=press.chief,
        at=later,
    )
    see_off(press, at=later)
    sent.refresh_from_db()
    assert sent.state == "sent"
    newsletter.await_subjects(HEADLINE)


def test_says_that_a_letter_cannot_be_called_back(newsletter: Newsletter) -> None:
    press = newsletter.press
    edition_id = newsletter.say()
    newsletter.await_subjects(HEADLINE)
    withdraw(
        statement_id=page(press, edition_id).statement_id,
        why="Wrong road",
        by=press.chief,
        at=newsletter.at + A_WHILE,
    )
    see_off(press, at=newsletter.at + A_WHILE)
    own, listed = page(press, edition_id).audiences
    assert own.gone_at is not None
    assert listed.gone_at is None
    newsletter.await_subjects(HEADLINE)
