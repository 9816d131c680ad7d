"""The office at the door: `hold ROUNDS DUE` presses again and again, `drain DUE` sends all."""

import json
import random
import sys
import time
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  (Django must be set up before any room is entered)

import fakenet  # noqa: E402  (as above)
from clarion.channels.contract import Edge, Outgoing, Rendition  # noqa: E402  (as above)
from clarion.kit import clock  # noqa: E402  (as above)
from clarion.kit.actor import Actor, Power  # noqa: E402  (as above)
from clarion.kit.announcements import announce  # noqa: E402  (as above)
from clarion.kit.ids import new_key  # noqa: E402  (as above)
from clarion.people.actions import open_office  # noqa: E402  (as above)
from clarion.postroom.actions import connect_account, lift_hold, place_hold  # noqa: E402  (as above)
from clarion.postroom.events import DispatchQueued  # noqa: E402  (as above)
from clarion.postroom.models import Attempt, Dispatch, Hold  # noqa: E402  (as above)
from clarion.signoff.models import Request, Warrant  # noqa: E402  (as above)

# How long after the acknowledgement the network is watched for what should not come.
WATCH_SECONDS = 1.0
PRESSED_AFTER_MAX = 0.2  # of what was due, at random: the rest is what a leak would come from
WAIT_SECONDS_MAX = 120
STALE_AFTER = timedelta(hours=1)
# One statement goes to so many accounts, under one warrant.
TOGETHER = 10


def office(url: str, password: str) -> tuple[Actor, int]:
    """Open an exercise office and connect its account."""
    now = clock.now()
    office_id = open_office(
        name="Bench", slug="bench", exercise=True, zone="UTC", languages=["en"], at=now
    )
    powers = frozenset({Power.CONNECT_ACCOUNTS, Power.HOLD})
    by = Actor(office_id=office_id, name="Bench", role="bench", exercise=True, powers=powers)
    account_id = connect_account(
        network="fakenet",
        address="townhall",
        answers={"service": url, "password": password},
        by=by,
        at=now,
    )
    return by, account_id


@transaction.atomic
def queue(by: Actor, account_id: int, due: int, label: str) -> list[int]:
    """Put so many signed posts at the door, due now, with a job for each."""
    now = clock.now()
    said = [
        Outgoing(
            key=new_key(),
            made_at=now,
            account_id=account_id,
            edge=Edge.PUBLIC,
            rendition=Rendition(text=f"{label}, number {n}", language="en"),
        )
        for n in range(due)
    ]
    rows = []
    for start in range(0, due, TOGETHER):
        some = said[start : start + TOGETHER]
        rows += _at_door(by, account_id, some, _warrant(by, some, label, now), label, now)
    for row in rows:
        announce(DispatchQueued(office_id=by.office_id, dispatch_id=row.pk))
    return [row.pk for row in rows]


def _warrant(by: Actor, said: list[Outgoing], label: str, now: datetime) -> Warrant:
    request = Request.objects.create(
        office_id=by.office_id,
        about="statement:1",
        words=label,
        where="",
        digests=[one.digest() for one in said],
        authors=[],
        asked_by="Bench",
        asked_at=now,
        state="signed",
    )
    warrant: Warrant = Warrant.objects.create(
        office_id=by.office_id,
        about="statement:1",
        digests=request.digests,
        request=request,
        granted_at=now,
        expires_at=now + timedelta(days=1),
    )
    return warrant


def _at_door(
    by: Actor, account_id: int, said: list[Outgoing], warrant: Warrant, label: str, now: datetime
) -> list[Dispatch]:
    return list(
        Dispatch.objects.bulk_create(
            Dispatch(
                office_id=by.office_id,
                account_id=account_id,
                warrant=warrant,
                about=about(label),
                key=one.key,
                edge=one.edge.value,
                text=one.rendition.text,
                language="en",
                made_at=now,
                due_at=now,
                stale_at=now + STALE_AFTER,
            )
            for one in said
        )
    )


def about(label: str) -> str:
    """Return what its posts are about, so that they are followed as a statement's are."""
    return f"statement:{label}"


def hold(net: fakenet.FakeNet, password: str, rounds: int, due: int) -> dict[str, Any]:
    """Press it while posts leave, watch, look, lift, and begin again."""
    by, account_id = office(net.url, password)
    found = [_hold_once(net, by, account_id, number, due) for number in range(rounds)]
    return {
        "rounds": rounds,
        "due": rounds * due,
        "leaks": sum(one["leaks"] for one in found),
        "unlisted": sum(one["unlisted"] for one in found),
        "acknowledged_seconds_max": round(max(one["seconds"] for one in found), 3),
        "in_flight": sum(one["in_flight"] for one in found),
        "sent_before": sum(one["sent"] for one in found),
    }


def _hold_once(
    net: fakenet.FakeNet, by: Actor, account_id: int, number: int, due: int
) -> dict[str, Any]:
    label = f"Round {number}"
    rows = queue(by, account_id, due, label)
    of_round = Attempt.objects.filter(
        dispatch__office_id=by.office_id, dispatch__about=about(label)
    )
    enough = random.randint(1, int(due * PRESSED_AFTER_MAX))
    _wait_until(lambda: of_round.count() >= enough)
    pressed = time.monotonic()
    placed = place_hold(scope="everything", why=label, by=by, at=clock.now())
    seconds, acknowledged = time.monotonic() - pressed, clock.now()
    time.sleep(WATCH_SECONDS)
    keys = dict(Dispatch.objects.filter(pk__in=rows).values_list("key", "pk"))
    posts = [post for post in net.posts(author="townhall") if post.client_key in keys]
    # Neither after it was acknowledged nor after the time as people read it, whichever is earlier.
    shown = Hold.objects.get(pk=placed.hold_id).placed_at.replace(microsecond=0)
    nothing_after = min(acknowledged, shown)
    late = [post for post in posts if datetime.fromisoformat(post.created_at) > nothing_after]
    listed = set(placed.in_flight)
    begun_late = of_round.filter(begun_at__gt=nothing_after).count()
    sending = set(of_round.filter(ended_at=None).values_list("dispatch_id", flat=True))
    Dispatch.objects.filter(pk__in=rows, state="queued").update(
        state="cancelled", settled_at=clock.now(), reason="the round is over"
    )
    # Rows are the truth and jobs are hints: what waits of them is of no use in the next round.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
    lift_hold(hold_id=placed.hold_id, why="the round is over", by=by, at=clock.now())
    return {
        "leaks": begun_late + sum(keys[post.client_key or ""] not in listed for post in late),
        "unlisted": len(sending - listed),
        "seconds": seconds,
        "in_flight": len(listed),
        "sent": len(posts),
    }


def drain(net: fakenet.FakeNet, password: str, due: int) -> dict[str, Any]:
    """Let everything leave that is due, and count what the network has."""
    by, account_id = office(net.url, password)
    rows = queue(by, account_id, due, "Drain")
    began = time.monotonic()
    left = Dispatch.objects.filter(pk__in=rows).exclude(state="sent")
    _wait_until(lambda: not left.exists(), seconds=WAIT_SECONDS_MAX * 10)
    seconds = time.monotonic() - began
    keys = [post.client_key for post in net.posts(author="townhall")]
    return {
        "due": due,
        "seconds": round(seconds, 1),
        "rate": round(due / seconds, 1),
        "duplicates": len(keys) - len(set(keys)),
        "missing": due - len(set(keys)),
    }


def _wait_until(is_so: Any, seconds: float = WAIT_SECONDS_MAX) -> None:
    ends = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > ends:
            raise TimeoutError("the workers did not get so far")
        time.sleep(0.05)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [url, password, "hold", rounds, due]:
            print(json.dumps(hold(fakenet.at(url), password, int(rounds), int(due))))
        case [url, password, "drain", due]:
            print(json.dumps(drain(fakenet.at(url), password, int(due))))
