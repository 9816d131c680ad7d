"""A desk with an account on FakeNet, connected as an administrator would connect it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from clarion.channels.contract import Edge
from clarion.desk import queries as desk
from clarion.desk.actions import answer, answer_by_hand, assess, triage
from clarion.desk.models import CaseMessage
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.postroom import queries as postroom
from clarion.postroom.actions import close_account, collect, connect_account, sort_arrivals
from clarion.postroom.models import Account
from fakenet import FakeNet
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.signing import standing_word_in_force

BOTH = frozenset({Edge.PUBLIC, Edge.PRIVATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office at work with one account, and whoever may do everything in it."""

    office_id: int
    account_id: int
    chief: Actor

    @property
    def clockwork(self) -> Actor:
        """Clarion, acting for this office."""
        return Actor.clockwork(self.office_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Office):
    """An exercise office at work on FakeNet."""

    net: FakeNet


def a_desk(net: FakeNet, *, handle: str = "townhall", slug: str = "", at: datetime = NOW) -> Desk:
    """Open an exercise office, connect its account, let it answer on its standing word."""
    office_id = an_office(exercise=True, slug=slug, at=at)
    chief = an_actor(office_id=office_id, at=at)
    account_id = an_account(net, by=chief, handle=handle, at=at)
    may_answer(by=chief, at=at)
    return Desk(net=net, office_id=office_id, account_id=account_id, chief=chief)


def may_answer(*, by: Actor, life_risk: bool = False, at: datetime = NOW) -> None:
    """Let everybody at the desk answer without a second person."""
    standing_word_in_force(
        sentence="Everybody at the desk may answer.",
        roles=frozenset(),
        networks=frozenset(),
        edges=BOTH,
        life_risk=life_risk,
        by=by,
        at=at,
    )


def an_account(net: FakeNet, *, by: Actor, handle: str = "townhall", at: datetime = NOW) -> int:
    """Join FakeNet and connect the account."""
    joined = net.account(handle, name="Town hall")
    return connect_account(
        network="fakenet",
        address=handle,
        answers={"service": net.url, "password": joined.password},
        by=by,
        at=at,
    )


def connect_again(desk: Office, account_id: int, *, at: datetime = NOW) -> int:
    """Disconnect an account and connect it once more; return its new number."""
    kept = Account.objects.get(pk=account_id).access()
    close_account(account_id=account_id, by=desk.chief, at=at)
    answers = {"service": kept.settings["service"], "password": kept.secrets["password"]}
    return connect_account(
        network="fakenet", address=kept.address, answers=answers, by=desk.chief, at=at
    )


def fetch(desk: Office, *, at: datetime = NOW) -> list[int]:
    """Collect every stream, sort, triage; return the cases that came of it."""
    receive(desk, at=at)
    waiting = desk_messages(desk)
    return triage(message_ids=waiting, by=desk.clockwork, at=at)


def receive(desk: Office, *, at: datetime = NOW) -> None:
    """Collect every stream and sort what came; no case is made of it."""
    for stream_id in stream_ids(desk):
        collect(stream_id=stream_id, by=desk.clockwork, at=at)
    while sort_arrivals(by=desk.clockwork, at=at):
        pass


def a_case(desk: Desk, words: str, *, who: str = "maya", at: datetime = NOW) -> int:
    """Let somebody write to the desk in public; return the case."""
    desk.net.person(who).posts(words)
    (case_id,) = fetch(desk, at=at)
    return case_id


def by_hand(case_id: int, text: str, *, by: Actor, at: datetime = NOW) -> int:
    """Write down what was said by hand, by somebody who has read all of the case."""
    seen = _read(case_id)
    return answer_by_hand(case_id=case_id, text=text, seen_message_id=seen, by=by, at=at)


def assessed(case_id: int, *, life_at_risk: bool, why: str, by: Actor, at: datetime = NOW) -> None:
    """Say whether a life is at risk, by somebody who has read all of the case."""
    assess(
        case_id=case_id,
        life_at_risk=life_at_risk,
        why=why,
        seen_message_id=_read(case_id),
        by=by,
        at=at,
    )


def _read(case_id: int) -> int:
    rows = CaseMessage.objects.filter(case_id=case_id).order_by("-message_id")
    return rows.values_list("message_id", flat=True)[0]


def stream_ids(desk: Office) -> list[int]:
    """Return the streams of the desk's office."""
    return [one.stream_id for one in postroom.streams() if one.office_id == desk.office_id]


def desk_messages(desk: Office) -> list[int]:
    """Return the messages that no case has taken yet."""
    found = dict(desk_queries_untriaged())
    return found.get(desk.office_id, [])


def desk_queries_untriaged() -> list[tuple[int, list[int]]]:
    """Ask as the sweep does, over all time."""
    return desk.untriaged(begin=NOW - timedelta(days=3650), end=NOW + timedelta(days=3650))


def an_answer(
    desk_: Office, *, case_id: int, text: str = "We are on it.", by: Actor | None = None,
    edge: Edge = Edge.PUBLIC, at: datetime = NOW,
) -> int:  # fmt: skip
    """Answer a case as somebody who has read all of it."""
    who = by or desk_.chief
    page = desk.case_page(office_id=desk_.office_id, case_id=case_id, staff_id=who.person, at=at)
    return answer(
        case_id=case_id,
        key=new_key(),
        text=text,
        edge=edge,
        seen_message_id=page.seen_message_id,
        seen_answer_id=page.seen_answer_id,
        by=who,
        at=at,
    )


def dispatch_of(desk_: Office, case_id: int) -> postroom.DispatchNow:
    """Return the newest dispatch about a case."""
    return postroom.dispatches_about(office_id=desk_.office_id, about=f"case:{case_id}")[-1]


def is_about(moment: datetime | None, expected: datetime) -> bool:
    """Say whether something was noted at that time; receiving takes its own few milliseconds."""
    return moment is not None and abs(moment - expected) < timedelta(seconds=5)


def without(actor: Actor, *powers: str) -> Actor:
    """Return somebody with fewer powers."""
    return replace(actor, powers=frozenset(actor.powers - set(powers)))
