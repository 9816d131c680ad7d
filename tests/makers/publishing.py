"""Statements made as people make them: begun, written, submitted, signed, and seen off."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clarion.kit.actor import Actor
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom import queries as postroom
from clarion.postroom.actions import connect_account, deliver
from clarion.publishing import queries
from clarion.publishing.actions import (
    Wording,
    approve,
    begin_statement,
    confirm,
    override,
    revise,
    submit,
    take_back,
)
from clarion.publishing.queries import EditionPage
from clarion.signoff import queries as signoff
from clarion.signoff.actions import sign
from fakenet import FakeNet
from tests.makers.desk import Desk, a_desk
from tests.makers.people import NOW, an_actor

LINK = "https://town.example/news/CODE/"
HEADLINE = "Mill Lane is closed"
MISTAKE = "We said that Mill Lane opens at 18:00. It does not."
WORDS = "Mill Lane is closed until 18:00 on Friday. Use Weir Road. The next update is at 15:00."


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Desk):
    """A desk with its own page beside FakeNet, and somebody else who signs."""

    page_id: int
    signer: Actor

    @property
    def accounts(self) -> tuple[int, ...]:
        """Our own page and FakeNet."""
        return (self.page_id, self.account_id)


def a_press_office(net: FakeNet, *, at: datetime = NOW) -> Press:
    """Open an exercise office that can publish."""
    desk = a_desk(net, at=at)
    return Press(
        net=net,
        office_id=desk.office_id,
        account_id=desk.account_id,
        chief=desk.chief,
        page_id=an_own_page(desk.chief, at=at),
        signer=an_actor(office_id=desk.office_id, role=FIRST_ADMINISTRATOR, at=at),
    )


def an_own_page(by: Actor, *, at: datetime = NOW) -> int:
    """Connect the own page and return its number."""
    return connect_account(
        network="page", address="News", answers={"title": "News from the town"}, by=by, at=at
    )


def wording(press: Press, **changed: Any) -> Wording:
    """Return words for every account, but for what is changed."""
    said: dict[str, Any] = {
        "headline": HEADLINE,
        "text": WORDS,
        "language": "en",
        "theme": "safety",
        "account_ids": press.accounts,
        "mistake": MISTAKE,  # said by corrections alone
    }
    return Wording(**{**said, **changed})


def a_draft(press: Press, *, at: datetime = NOW, **changed: Any) -> int:
    """Begin a statement and write it; return its edition."""
    edition_id = begin_statement(theme="safety", by=press.chief, at=at)
    words = wording(press, **changed)
    revise(edition_id=edition_id, seen_version=0, wording=words, by=press.chief, at=at)
    return edition_id


def page(press: Press, edition_id: int) -> EditionPage:
    """Return an edition as its page shows it."""
    return queries.edition(office_id=press.office_id, edition_id=edition_id)


def submitted(press: Press, *, at: datetime = NOW, **changed: Any) -> int:
    """Write a statement and send it for signature; return its edition."""
    edition_id = a_draft(press, at=at, **changed)
    send_for_signature(press, edition_id, at=at)
    return edition_id


def send_for_signature(press: Press, edition_id: int, *, at: datetime = NOW) -> None:
    """Send a draft for signature as it stands."""
    version = page(press, edition_id).version
    submit(edition_id=edition_id, seen_version=version, link=LINK, by=press.chief, at=at)


def signed(press: Press, edition_id: int, *, at: datetime = NOW) -> None:
    """Let the other person sign, and time it as the clockwork does."""
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    warrant_id = sign(request_id=request_id, by=press.signer, at=at)
    if warrant_id is not None:
        approve(request_id=request_id, warrant_id=warrant_id, by=press.clockwork, at=at)


def let_pass(
    press: Press,
    edition_id: int,
    code: str,
    quote: str = "",
    *,
    reason: str = "Told at 08:50.",
    by: Actor | None = None,
    at: datetime = NOW,
) -> None:
    """Let a finding pass as it reads now."""
    seen = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=at)
    digests = {(one.found.code, one.found.quote): one.found.digest for one in seen.told}
    override(
        edition_id=edition_id,
        code=code,
        quote=quote,
        digest=digests.get((code, quote), ""),
        reason=reason,
        by=by or press.chief,
        at=at,
    )


def see_off(press: Press, *, at: datetime = NOW) -> None:
    """Deliver what is due and follow it, until nothing more is."""
    for _round in range(4):
        for due in postroom.dispatches_due(at=at):
            deliver(dispatch_id=due.dispatch_id, by=press.clockwork, at=at)
        follow(press, at=at)


def follow(press: Press, *, at: datetime = NOW) -> None:
    """Follow every dispatch about a statement, as its announcement does."""
    for number in press_dispatches(press):
        confirm(dispatch_id=number, by=press.clockwork, at=at)


def press_dispatches(press: Press) -> list[int]:
    """Return every dispatch about a statement of this office."""
    found = queries.listed(office_id=press.office_id, tab="timed")[0]
    for tab in ("said", "over"):
        found += queries.listed(office_id=press.office_id, tab=tab)[0]
    return [
        one.id
        for line in {line.statement_id: line for line in found}.values()
        for one in postroom.dispatches_about(
            office_id=press.office_id, about=f"statement:{line.statement_id}"
        )
    ]


def a_statement(press: Press, *, at: datetime = NOW, **changed: Any) -> int:
    """Say something everywhere; return its edition."""
    edition_id = submitted(press, at=at, **changed)
    signed(press, edition_id, at=at)
    see_off(press, at=at + timedelta(seconds=1))
    return edition_id


def given_back(press: Press, edition_id: int, *, final: bool, at: datetime = NOW) -> None:
    """Follow a request that was returned."""
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    take_back(request_id=request_id, final=final, by=press.clockwork, at=at)


def steps_waiting(press: Press) -> list[str]:
    """Return at which step each open request stands."""
    return [one.gate.title for one in signoff.open_requests(office_id=press.office_id)]


def ever_said(press: Press) -> list[str]:
    """Return everything that ever stood on the network, edited words too."""
    rows = press.net.ask("GET", "/control/posts?author=townhall")["posts"]
    return [words["text"] for row in rows for words in row["history"]]
