"""What passes the door: signed letters, answers on their way, and what became of them."""

import json
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import fakenet
from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.kit.ids import new_key
from clarion.postroom import queries
from clarion.postroom.actions import (
    Letter,
    deliver,
    look_again,
    queue_dispatch,
    receive,
    sort_arrivals,
)
from clarion.postroom.models import Account
from clarion.signoff.actions import stand
from tests.makers.desk import Desk
from tests.makers.people import NOW

_numbers = count(1)


def an_event(text: str = "Is the bridge open?", **more: Any) -> dict[str, Any]:
    """Return a new event of FakeNet: somebody wrote to us."""
    number = next(_numbers)
    maya = {"id": "acct_maya", "handle": "maya", "name": "Maya"}
    post = {"id": f"post_{number}", "edge": "public", "author": maya, "text": text}
    return {"id": f"evt_{number}", "type": "post.created", "actor": maya, "post": post, **more}


def a_letter(
    account_id: int,
    *events: dict[str, Any],
    signed_by: int | None = None,
    at: datetime = NOW,
) -> Letter:
    """Return what FakeNet posts to an account's hook, signed with that or another one's secret."""
    account = Account.objects.get(pk=account_id)
    said = {"account": {"id": account.remote_id, "handle": account.address}, "events": events}
    body = json.dumps(said).encode()
    return Letter(
        hook=account.hook,
        headers={"x-fakenet-signature": a_signature(signed_by or account_id, body, at)},
        body=body,
        received_at=at,
    )


def a_signature(account_id: int, body: bytes, at: datetime) -> str:
    """Sign as FakeNet signs for an account."""
    secret = Account.objects.get(pk=account_id).access().secrets["webhook_secret"]
    seconds = int(at.timestamp())
    return f"t={seconds},v1={fakenet.sign(secret, seconds, body)}"


def a_parked_arrival(desk: Desk, *, kind: str = "post.sung") -> int:
    """Let something come in that nobody can read; return its number."""
    event = an_event(type=kind)
    receive(letters=[a_letter(desk.account_id, event)], at=NOW)
    sort(desk)
    return queries.parked(office_id=desk.office_id)[0].id


def sort(desk: Desk) -> None:
    """Sort everything that has come in."""
    while sort_arrivals(by=desk.clockwork, at=NOW):
        pass


def a_dispatch(desk: Desk, text: str = "The bridge is open again.", *, at: datetime = NOW) -> int:
    """Put words at the door, on the office's standing word; return their number."""
    outgoing = Outgoing(
        key=new_key(),
        made_at=at,
        account_id=desk.account_id,
        edge=Edge.PUBLIC,
        rendition=Rendition(text=text, language="en"),
    )
    warrant_id = stand(
        about="case:1",
        digest=outgoing.digest(),
        network="fakenet",
        edge=Edge.PUBLIC,
        life_risk=False,
        by=desk.chief,
        at=at,
    )
    assert warrant_id is not None
    return queue_dispatch(
        outgoing=outgoing, warrant_id=warrant_id, about="case:1", by=desk.chief, at=at
    )


def to_look_at(office_id: int) -> list[queries.DispatchNow]:
    """Return what lifted holds had stopped and nobody has looked at again."""
    return [one for card in queries.to_review(office_id=office_id).cards for one in card]


def an_unknown_dispatch(desk: Desk) -> int:
    """Lose the line while handing over, and find no way to look: a person must settle it."""
    dispatch_id = a_dispatch(desk)
    desk.net.fault("posts.create", "drop_before", times=1)
    deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=NOW)
    desk.net.fault("posts.lookup", "down")
    look_again(dispatch_id=dispatch_id, by=desk.clockwork, at=NOW + timedelta(minutes=3))
    return dispatch_id
