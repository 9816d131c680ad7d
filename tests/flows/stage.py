"""An office with its clockwork, its holds and a network that fails; people act in `playing.py`."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.people.models import Office
from clarion.postroom import queries as postroom
from clarion.postroom.actions import (
    deliver,
    drop_held,
    end_leases,
    lift_hold,
    look_again,
    place_hold,
    release_held,
)
from clarion.postroom.models import Dispatch
from clarion.publishing import queries as publishing
from clarion.publishing.actions import (
    approve,
    begin_statement,
    confirm,
    take_back,
)
from fakenet import FakeNet
from tests.flows.leaving import Watch
from tests.makers.desk import an_account
from tests.makers.people import NOW, an_actor, an_app
from tests.makers.postroom import to_look_at
from tests.makers.publishing import a_press_office, page

WAITS = (5, 30, 90, -10, 60 * 26)  # minutes
TROUBLES = ("drop_after", "drop_before", "error_after", "refuse", "late_to_show", "garbage")


class Stage:
    """Two statements at most, three accounts, an author, two others who sign, and a network."""

    def __init__(self, net: FakeNet) -> None:
        """Begin on an empty network."""
        net.reset()
        self.press, self.at = a_press_office(net), NOW
        self.other = an_account(net, by=self.press.chief, handle="riverside")
        office_id = self.press.office_id
        Office.objects.filter(pk=office_id).update(languages=["en", "pl"])
        self.signers = (self.press.signer, an_actor(office_id=office_id))
        self.apps = [an_app(one) for one in self.signers]
        self.watch = Watch(self.press, {"townhall": self.press.account_id, "riverside": self.other})
        self.editions = [begin_statement(theme="safety", by=self.press.chief, at=NOW)]
        self.asked: list[int] = []
        self.heard: list[tuple[int, int | None, bool]] = []
        self.holds: dict[int, tuple[str, str]] = {}
        self.stopped: set[int] = set()  # by a hold that is over, and not looked at since
        self.words, self.turn, self.done = 0, 0, Counter[str]()

    def step(self, deed: str, number: int) -> None:
        """Do one thing; what our rules refuse is not done."""
        self.at += timedelta(seconds=35)
        try:
            getattr(self, deed.replace(" ", "_"))(random.Random(number))
        except Refusal:
            self.done[f"refused: {deed}"] += 1
        else:
            self.done[deed] += 1

    def look(self) -> None:
        """Hold whatever has left against what was signed, and against every hold."""
        for row, said in self.watch.left():
            self.done[f"left: {said.deed.value}"] += 1
            self.done["left: in a thread"] += bool(row.thread_of)
            self.done["left: with a picture"] += bool(row.pictures)
            self.done["left: in Polish"] += said.language == "pl"
            self.done["left: in an emergency"] += bool(row.warrant.request.emergency)
            proofs = [one.proof for one in row.warrant.request.signatures.all()]
            self.done["left: signed by link"] += any(proofs)
            if said.deed.value != "take_down":
                assert not [one for one in self.holds.values() if covers(one, row)], "it is held"
                assert row.pk not in self.stopped, "nobody has looked at it after the hold"

    def edition(self, dice: random.Random) -> int:
        """Return the newest edition of one of the statements."""
        return dice.choice(self.editions)

    def about(self, dice: random.Random) -> str:
        return page(self.press, self.edition(dice)).about

    def hear(self, _dice: random.Random) -> None:
        """Go on with what was signed or returned, as its announcements do."""
        waiting, self.heard = self.heard, []
        by = self.press.clockwork
        for number, warrant_id, final in waiting:
            if warrant_id is None:
                take_back(request_id=number, final=final, by=by, at=self.at)
            else:
                approve(request_id=number, warrant_id=warrant_id, by=by, at=self.at)

    def work(self, dice: random.Random) -> None:
        """Let a worker run: leases, look-ups, what is due; and mostly what was announced."""
        by = self.press.clockwork
        if dice.random() < 0.8:
            self.hear(dice)
        end_leases(by=by, at=self.at)
        for one in postroom.looks_due(at=self.at):
            if one.office_id == by.office_id:
                look_again(dispatch_id=one.dispatch_id, by=by, at=self.at)
        for _round in range(3):
            for one in postroom.dispatches_due(at=self.at):
                if one.office_id == by.office_id:
                    deliver(dispatch_id=one.dispatch_id, by=by, at=self.at)
            if dice.random() < 0.9:
                self._follow()
        self.look()

    def _follow(self) -> None:
        by = self.press.clockwork
        for office_id, number in publishing.unfollowed():
            if office_id == by.office_id:
                confirm(dispatch_id=number, by=by, at=self.at)

    def hold(self, dice: random.Random) -> None:
        scopes = [("everything", ""), ("theme", "safety"), ("network", "fakenet")]
        scopes += [("account", str(self.other)), ("statement", self.about(dice))]
        scope, subject = dice.choice(scopes)
        held = place_hold(
            scope=scope, subject=subject, why="Flood", by=self.press.chief, at=self.at
        )
        self.holds[held.hold_id] = (scope, subject)

    def lift(self, dice: random.Random) -> None:
        if not self.holds:
            raise AlreadyMoved
        number = dice.choice(list(self.holds))
        scope = self.holds.pop(number)
        waiting = Dispatch.objects.filter(office=self.press.office_id, state="queued")
        waiting = waiting.filter(due_at__lte=self.at).select_related("account")
        self.stopped |= {one.pk for one in waiting if covers(scope, one)}
        lift_hold(hold_id=number, why="Over", by=self.press.chief, at=self.at)

    def release(self, dice: random.Random, do: Callable[..., None] = release_held) -> None:
        waiting = to_look_at(self.press.office_id)
        if not waiting:
            raise AlreadyMoved
        row = Dispatch.objects.get(pk=dice.choice(waiting).id)
        do(dispatch_id=row.pk, by=self.press.chief, at=self.at)
        same = Dispatch.objects.filter(about=row.about, office=self.press.office_id)
        self.stopped -= set(same.values_list("pk", flat=True))

    def drop_held(self, dice: random.Random) -> None:
        self.release(dice, do=drop_held)

    def wait(self, dice: random.Random) -> None:
        """Time passes, sometimes backwards."""
        self.at += timedelta(minutes=dice.choice(WAITS))

    def trouble(self, dice: random.Random) -> None:
        """The next call that says something goes wrong."""
        on = dice.choice(("posts.create", "posts.create", "posts.edit", "posts.delete"))
        kind = dice.choice(TROUBLES)
        how = {"status": 422, "code": "text_empty"} if kind == "refuse" else {}
        self.press.net.fault(on, kind, times=1, **how)


def covers(hold: tuple[str, str], row: Dispatch) -> bool:
    """Say whether a hold of that scope stops a dispatch, apart from how the door finds it."""
    scope, subject = hold
    named = {
        "theme": row.theme,
        "network": row.account.network,
        "account": str(row.account_id),
        "statement": row.about,
    }
    return row.deed != "take_down" and (scope == "everything" or named[scope] == subject)
