"""A resident's letter on a real mail server becomes an answered, recorded case."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from itertools import count

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from clarion.channels.contract import Edge
from clarion.desk.actions import resolve
from clarion.desk.actions.resolve import AssessFirst
from clarion.kit import clock
from clarion.kit.lanes import hint
from clarion.kit.vault import seal
from clarion.people.actions import Happening, Telling, tell, wish_notices
from clarion.people.models import Notice, Staff
from clarion.postroom import jobs, queries
from clarion.postroom.actions import (
    Finding,
    carry_notice,
    choose_mailbox,
    connect_account,
    settle_unknown,
    stand_by,
)
from clarion.postroom.models import Account, Message, Trouble
from tests.flows.dying import STEPS
from tests.flows.telling import (
    WHOLE_STORY,
    answer_and_die,
    chain_holds,
    history,
    queue,
    state,
    wait_long,
)
from tests.makers.desk import (
    Office,
    an_answer,
    assessed,
    dispatch_of,
    fetch,
    may_answer,
    stream_ids,
)
from tests.makers.jobs import run_jobs
from tests.makers.people import an_actor, an_office
from tests.peers.line import Line, a_line_to
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

ANSWER = "Somebody comes on Thursday.\n.\nThe town hall"
# The outgoing server says so once it has taken a letter.
TAKEN = b"queued as"
# On the line the letter ends so, and only there.
HANDED_OVER = b"\r\nDATA\r\n"
WAIT_SECONDS = 30
PATIENCE = 4  # times that the office waits long
_NUMBERS = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Office):
    """A live office, its mailbox, somebody who lives there, and the line to the outgoing server."""

    mail: MailServer
    mailbox: str
    resident: str
    line: Line

    def writes(self, subject: str, text: str = "It has been dark for a week.") -> None:
        """The resident writes a letter."""
        letter = EmailMessage()
        letter["From"], letter["To"] = f"Ann <{self.resident}>", self.mailbox
        letter["Subject"] = subject
        letter["Message-ID"] = f"<{next(_NUMBERS)}@residents.test>"
        letter.set_content(text)
        self.mail.post(letter, sender=self.resident, to=self.mailbox)

    def asked(self, subject: str = "When is the lamp mended?") -> int:
        """The resident writes while we wait on the line; return the case that came of it."""
        stand_by(account_id=self.account_id, seconds=0.1)  # whoever waits knows what is there
        with ThreadPoolExecutor(1) as waiting:
            news = waiting.submit(self._waits)
            self.writes(subject)
            assert news.result(), "the mailbox says that a letter came"
        (stream_id,) = stream_ids(self)
        hint(jobs.collect_stream, once="collect", office_id=self.office_id, stream_id=stream_id)
        run_jobs()
        return queue(self)[-1].id

    def answer(self, case_id: int) -> None:
        """Answer the case; a worker delivers it at once."""
        an_answer(self, case_id=case_id, text=ANSWER, edge=Edge.PRIVATE, at=clock.now())
        run_jobs()

    def answers(self) -> list[str]:
        """What is in the resident's mailbox, as the resident reads it."""
        with self.mail.mailbox(self.resident) as box:
            return [" ".join(letter.text.split()) for letter in box.fetch()]

    def _waits(self) -> bool:
        try:
            return stand_by(account_id=self.account_id, seconds=WAIT_SECONDS)
        finally:
            connections.close_all()


@pytest.fixture
def town(
    mail: MailServer, committed: None, settings: Settings, request: pytest.FixtureRequest
) -> Iterator[Town]:
    """An office that has connected its mailbox, as an administrator does."""
    number, now, way = next(_NUMBERS), clock.now(), getattr(request, "param", "")
    mailbox, resident = f"hall{number}@town.test", f"ann{number}@residents.test"
    mail.open_mailbox(resident)
    with a_line_to(mail.smtp_port) as line:
        settings.ALLOWED_PRIVATE_HOSTS = ["localhost", "127.0.0.1"]
        office_id = an_office(at=now)
        chief = an_actor(office_id=office_id, at=now)
        may_answer(by=chief, at=now)
        account_id = connect_account(
            network="email",
            address=mailbox,
            answers={
                "imap_host": "localhost",
                "imap_port": str(mail.imap_port),
                "imap_security": "none",
                "smtp_host": "localhost",
                "smtp_port": str(line.port),
                "smtp_security": "none",
                "copy_to_self": "no" if way == "no copy" else "yes",
            }
            | _keys(mail, mailbox, by_token=way == "token"),
            by=chief,
            at=now,
        )
        yield Town(
            office_id=office_id, account_id=account_id, chief=chief,
            mail=mail, mailbox=mailbox, resident=resident, line=line,
        )  # fmt: skip


def _keys(mail: MailServer, mailbox: str, *, by_token: bool) -> dict[str, str]:
    """What opens the mailbox: its password, or tokens that are fetched."""
    password = mail.open_mailbox(mailbox)
    if not by_token:
        return {"password": password}
    client = mail.tokens.register(mailbox)
    named = {"token_url": mail.tokens.url, "client_id": client.id, "client_secret": client.secret}
    return {"sign_in": "oauth", **named}


def test_a_letter_becomes_an_answered_recorded_case(town: Town) -> None:
    case_id = town.asked("When is the lamp mended?")
    town.answer(case_id)

    wait_until(town.answers, what="the answer to arrive")
    assert town.answers() == [" ".join(ANSWER.split())]
    assert town.mail.subjects(town.resident) == ["Re: When is the lamp mended?"]
    sent = dispatch_of(town, case_id)
    assert (sent.state, state(town, case_id)) == ("sent", "answered")
    assert TAKEN.decode() in sent.proof

    wait_until(lambda: len(town.mail.subjects(town.mailbox)) == 2, what="our own copy")
    assert fetch(town, at=clock.now()) == [], "our own words are no message"
    assert Message.objects.get(ours=True).dispatch_id == sent.id
    resolve(case_id=case_id, outcome="answered", by=town.chief, at=clock.now())
    assert history(town, case_id) == WHOLE_STORY
    assert chain_holds(town)


def test_a_notice_is_in_a_colleagues_mailbox_once(town: Town) -> None:
    now, address = clock.now(), f"bo{next(_NUMBERS)}@residents.test"
    town.mail.open_mailbox(address)
    Staff.objects.filter(pk=town.chief.person).update(email=address)
    wish_notices(
        happenings=[Happening.DELIVERY], quiet_from=None, quiet_until=None, by=town.chief, at=now
    )
    choose_mailbox(account_id=town.account_id, by=town.chief, at=now)
    what = Telling(
        happening=Happening.DELIVERY,
        about="dispatch:1",
        once="late:1",
        line="Something has not left: Brücke gesperrt",
        link="https://desk.town.test/late/",
    )
    for _ in range(2):
        tell(what=what, whom=[town.chief.person], by=town.clockwork, at=now)
        run_jobs()
    notice = Notice.objects.get()
    assert (notice.state, TAKEN.decode() in notice.proof) == ("sent", True)
    carry_notice(notice_id=notice.pk, by=town.clockwork, at=clock.now())

    wait_until(lambda: town.mail.subjects(address), what="the notice to arrive")
    assert town.mail.subjects(address) == ["Something has not left: Brücke gesperrt"]
    with town.mail.mailbox(address) as box:
        (letter,) = box.fetch()
    assert "https://desk.town.test/late/" in letter.text
    assert (letter.from_, letter.to) == (town.mailbox, (address,))
    assert town.line.said.count(HANDED_OVER) == 1
    assert town.line.said.count(b"\r\nRCPT TO:") == 1, "nobody else has a copy of it"
    assert chain_holds(town)


@pytest.mark.parametrize("town", ["token"], indirect=True)
def test_a_token_that_ran_out_is_renewed_and_the_answer_leaves(town: Town) -> None:
    case_id = town.asked()
    given = town.mail.tokens.given
    town.mail.tokens.expire(town.mailbox)
    _an_hour_passes(town)
    town.answer(case_id)
    for _ in range(PATIENCE):
        if dispatch_of(town, case_id).state == "sent":
            break
        wait_long(town)

    wait_until(town.answers, what="the answer to arrive")
    assert town.answers() == [" ".join(ANSWER.split())]
    assert town.mail.tokens.given == given + 1, "one token is enough for reading and sending"
    assert not Trouble.objects.exists()
    assert chain_holds(town)


def _an_hour_passes(town: Town) -> None:
    """The token that we hold is an hour older than it is."""
    account = Account.objects.get(pk=town.account_id)
    then = clock.now() - timedelta(hours=1)
    account.sealed = seal({**account.access().secrets, "access_token_at": then.isoformat()})
    account.save(update_fields=["sealed"])


def test_a_call_for_help_comes_before_what_waited_longer(town: Town) -> None:
    waiting = town.asked()
    town.writes("please", "My mother fell and she isnt breathing, what do I do")
    wait_until(lambda: len(town.mail.subjects(town.mailbox)) == 2, what="the letter to arrive")
    fetch(town, at=clock.now())

    first, second = queue(town)
    assert (first.unassessed, second.id) == (True, waiting)
    with pytest.raises(AssessFirst):
        resolve(case_id=first.id, outcome="answered", by=town.chief, at=clock.now())
    assessed(first.id, life_at_risk=True, why="999 called", by=town.chief, at=clock.now())
    resolve(case_id=first.id, outcome="passed on", by=town.chief, at=clock.now())
    assert history(town, first.id) == ("case opened", "case assessed", "case resolved")


def test_r4_a_line_cut_after_the_server_accepted_is_settled_by_our_own_copy(town: Town) -> None:
    case_id = town.asked()
    town.line.cut_before(TAKEN)
    town.answer(case_id)
    assert town.line.cuts == 1
    assert dispatch_of(town, case_id).state == "unknown"

    wait_until(lambda: len(town.mail.subjects(town.mailbox)) == 2, what="our own copy")
    wait_long(town)
    assert dispatch_of(town, case_id).state == "sent"
    assert state(town, case_id) == "answered"
    assert town.answers() == [" ".join(ANSWER.split())]
    assert town.line.said.count(HANDED_OVER) == 1
    assert chain_holds(town)


@pytest.mark.parametrize("town", ["no copy"], indirect=True)
def test_r4_without_a_copy_a_person_settles_it_and_nothing_is_sent_again(town: Town) -> None:
    case_id = town.asked()
    town.line.cut_before(TAKEN)
    town.answer(case_id)
    wait_long(town)
    assert dispatch_of(town, case_id).state == "unknown"
    (asked,) = queries.unsettled(office_id=town.office_id)
    assert state(town, case_id) == "assigned"

    settle_unknown(
        dispatch_id=asked.dispatch.id,
        finding=Finding.ARRIVED,
        evidence="she has it, says Ann on the telephone",
        by=town.chief,
        at=clock.now(),
    )
    run_jobs()
    assert state(town, case_id) == "answered"
    wait_until(town.answers, what="the answer to arrive")
    assert town.answers() == [" ".join(ANSWER.split())]
    assert town.line.said.count(HANDED_OVER) == 1
    assert chain_holds(town)


@pytest.mark.parametrize("step", STEPS)
def test_p3_a_worker_killed_at_any_step_neither_loses_nor_repeats(town: Town, step: str) -> None:
    case_id = town.asked()
    answer_and_die(town, case_id=case_id, step=step, text=ANSWER, edge=Edge.PRIVATE)
    wait_long(town)
    # A mailbox cannot show that a letter is not there: whoever died before the call leaves a
    # question, and only a person may have it sent again.
    if step == "after the attempt is written":
        assert town.answers() == []
        (asked,) = queries.unsettled(office_id=town.office_id)
        settle_unknown(
            dispatch_id=asked.dispatch.id,
            finding=Finding.SEND_AGAIN,
            evidence="",
            by=town.chief,
            at=clock.now(),
        )
        run_jobs()
    assert dispatch_of(town, case_id).state == "sent"
    assert state(town, case_id) == "answered"
    wait_until(town.answers, what="the answer to arrive")
    assert town.answers() == [" ".join(ANSWER.split())]
    assert town.line.said.count(HANDED_OVER) == 1
    assert chain_holds(town)
