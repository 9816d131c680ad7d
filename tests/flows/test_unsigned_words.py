"""No sequence of edits, signatures, returns, holds and lifts lets unsigned words leave."""

import random
from datetime import datetime, timedelta

import pytest

from clarion.kit.refusals import Refusal
from clarion.postroom import queries as postroom
from clarion.postroom.actions import lift_hold, place_hold, release_held
from clarion.publishing import queries
from clarion.publishing.actions import begin_edition, begin_statement, revise
from clarion.signoff import queries as signoff
from clarion.signoff.actions import give_back
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import (
    Press,
    a_press_office,
    given_back,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

SEEDS = (1, 2, 3)
STEPS = 40


class Office:
    """One statement, and everybody who may do something to it, in any order."""

    def __init__(self, press: Press, seed: int) -> None:
        """Begin with an empty draft."""
        self.press, self.dice, self.at = press, random.Random(seed), NOW
        self.edition_id = begin_statement(theme="safety", by=press.chief, at=NOW)
        self.words: dict[int, str] = {}
        self.agreed: set[str] = set()
        self.holds: list[int] = []

    def step(self) -> None:
        """Do one thing; what our rules refuse is not done."""
        self.at += timedelta(seconds=30)
        deeds = [self.edit, self.submit, self.sign, self.give_back, self.begin]
        deeds += [self.hold, self.lift, self.release, self.deliver, self.deliver]
        try:
            self.dice.choice(deeds)()
        except Refusal:
            return

    def edit(self) -> None:
        number = self.dice.randrange(10_000)
        text = f"Mill Lane is closed, version {number}."
        version = page(self.press, self.edition_id).version
        words = wording(self.press, text=text)
        revise(
            edition_id=self.edition_id,
            seen_version=version,
            wording=words,
            by=self.press.chief,
            at=self.at,
        )
        self.words[self.edition_id] = text

    def submit(self) -> None:
        send_for_signature(self.press, self.edition_id, at=self.at)

    def sign(self) -> None:
        if page(self.press, self.edition_id).state == "in_review":
            signed(self.press, self.edition_id, at=self.at)
            self.agreed.add(self.words[self.edition_id])

    def give_back(self) -> None:
        for one in signoff.open_requests(office_id=self.press.office_id):
            give_back(request_id=one.id, reason="No", by=self.press.signer, at=self.at)
            given_back(self.press, self.edition_id, final=False, at=self.at)

    def begin(self) -> None:
        old = self.edition_id
        self.edition_id = begin_edition(edition_id=old, by=self.press.chief, at=self.at)
        self.words[self.edition_id] = self.words.get(old, "")

    def hold(self) -> None:
        held = place_hold(scope="everything", why="Flood", by=self.press.chief, at=self.at)
        self.holds.append(held.hold_id)

    def lift(self) -> None:
        if self.holds:
            lift_hold(hold_id=self.holds.pop(), why="Over", by=self.press.chief, at=self.at)

    def release(self) -> None:
        for one in postroom.to_review(office_id=self.press.office_id):
            release_held(dispatch_id=one.id, by=self.press.chief, at=self.at)

    def deliver(self) -> None:
        before = said(self.press)
        see_off(self.press, at=self.at)
        assert not (self.holds and said(self.press) != before), "it left although it is held"


def said(press: Press) -> list[str]:
    """Return everything that ever stood on the network, edited words too."""
    rows = press.net.ask("GET", "/control/posts?author=townhall")["posts"]
    return [words["text"] for row in rows for words in row["history"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_only_signed_words_ever_stand_anywhere(net: FakeNet, committed: None, seed: int) -> None:
    office = Office(a_press_office(net), seed)
    for _step in range(STEPS):
        office.step()
    spoken = said(office.press)
    assert all(any(words in text for words in office.agreed) for text in spoken)
    assert spoken or office.holds or not office.agreed, "the play says something"
    for line in queries.listed(office_id=office.press.office_id, tab="said")[0]:
        assert isinstance(line.said_at, datetime)
