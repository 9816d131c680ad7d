"""An office that listens for `bin/bench listening`.

`open SLUG WATCHES SOURCES` makes it, `kept ID` counts, `clear ID` forgets, and `watch ID POSTS
SECONDS` looks what the office can see until it sees so many things, and says how long after each
was said.
"""

import json
import statistics
import sys
import time
from datetime import timedelta

import django

django.setup()

from benchmarks._lanes import phrase  # noqa: E402  (Django must be set up before any room)
from clarion.kit import clock  # noqa: E402  (as above)
from clarion.kit.actor import Actor  # noqa: E402  (as above)
from clarion.listening.actions import (  # noqa: E402  (as above)
    Asked,
    Purpose,
    add_source,
    agree_to_watch,
    begin_watch,
)
from clarion.listening.models import Mention, Source, Watch  # noqa: E402  (as above)
from clarion.people import queries as people  # noqa: E402  (as above)
from clarion.people.actions import join, open_office  # noqa: E402  (as above)
from clarion.people.models import Staff  # noqa: E402  (as above)
from clarion.people.rules.presets import FIRST_ADMINISTRATOR  # noqa: E402  (as above)

LOOK_EVERY = 0.2
# Workers commit out of order: so far back a look goes, for what has a smaller number.
BACK = 3_000


def open_ears(slug: str, watches: int, sources: int) -> dict[str, object]:
    """Open an exercise office whose watches, of a phrase each, listen to all its sources."""
    now = clock.now()
    office_id = open_office(
        name=slug, slug=slug, exercise=True, zone="UTC", languages=["en"], at=now
    )
    ana, ben = (_somebody(office_id, f"{slug}-{name}") for name in ("ana", "ben"))
    made = tuple(
        add_source(kind="file", title=f"Pile {n}", address=f"pile {n}", by=ana, at=now)
        for n in range(sources)
    )
    for n in range(watches):
        asked = Asked(
            title=f"Watch {n}",
            purpose=Purpose.SERVICE,
            why="To hear of what a network says in a measurement.",
            words=(phrase(n),),
            places=(),
            accounts=(),
            sources=made,
            languages=(),
            until=now + timedelta(days=30),
        )
        begin_watch(asked=asked, by=ana, at=now)
    for pk in Watch.objects.of(office_id).filter(state="proposed").values_list("pk", flat=True):
        agree_to_watch(watch_id=pk, by=ben, at=now)
    return {"office_id": office_id, "sources": made}


def kept(office_id: int) -> dict[str, object]:
    """Return how many things were heard, kept, and of those read with care."""
    rows = Mention.objects.of(office_id)
    heard = sum(Source.objects.of(office_id).values_list("heard", flat=True))
    return {
        "heard": heard,
        "kept": rows.count(),
        "read": rows.exclude(read_at=None).count(),
        "found": sum(Watch.objects.of(office_id).values_list("found", flat=True)),
    }


def watch(office_id: int, posts: int, seconds: float, *, but: str = "") -> dict[str, object]:
    """Return how old things were when they could first be seen, in seconds.

    `but`: what begins with these words is left out.
    """
    deadline, last = time.monotonic() + seconds, 0
    ages: dict[int, float] = {}
    print("ready", flush=True)
    while len(ages) < posts and time.monotonic() < deadline:
        rows = Mention.objects.of(office_id).filter(pk__gt=last - BACK)
        rows = rows.exclude(text__startswith=but) if but else rows
        for pk, sent_at in rows.values_list("pk", "sent_at"):
            if pk not in ages and sent_at:
                ages[pk] = (clock.now() - sent_at).total_seconds()
        last = max(ages, default=0)
        time.sleep(LOOK_EVERY)
    took = sorted(ages.values())
    cuts = statistics.quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return {
        "seen": len(took),
        "p50_seconds": round(cuts[49], 2),
        "p95_seconds": round(cuts[94], 2),
        "max_seconds": round(took[-1], 2) if took else None,
    }


def _somebody(office_id: int, name: str) -> Actor:
    staff = Staff.objects.create_user(email=f"{name}@bench.test", name=name)
    join(
        office_id=office_id,
        staff_id=staff.pk,
        role=FIRST_ADMINISTRATOR,
        by=Actor.clockwork(office_id),
        at=clock.now(),
    )
    actor = people.actor_in(office_id=office_id, staff_id=staff.pk)
    assert actor is not None
    return actor


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["open", slug, watches, sources]:
            print(json.dumps(open_ears(slug, int(watches), int(sources))))
        case ["clear", office_id]:
            print(json.dumps({"cleared": Mention.objects.of(int(office_id)).delete()[0]}))
        case ["watch", office_id, posts, seconds]:
            print(json.dumps(watch(int(office_id), int(posts), float(seconds))))
        case ["kept", office_id]:
            print(json.dumps(kept(int(office_id))))
