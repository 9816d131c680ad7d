"""An office that listens to one stream, for `bin/bench looks`: `HOST POSTS SECONDS`."""

import json
import sys
from datetime import timedelta

from benchmarks._listening_office import _somebody, watch
from clarion.kit import clock
from clarion.kit.mishaps import given_up
from clarion.kit.models import Mishap
from clarion.listening.actions import (
    Asked,
    Purpose,
    add_source,
    agree_to_watch,
    begin_watch,
)
from clarion.listening.models import Source, Watch
from clarion.people.actions import open_office

# What is said while the worker loads what it reads with.
WARM = "no water, warming up"


def main() -> None:
    """Open it, look until all is seen or the time is over, and say how long it took."""
    host, posts, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    now = clock.now()
    office_id = open_office(
        name="Looks", slug="looks", exercise=False, zone="UTC", languages=["en"], at=now
    )
    ana, ben = (_somebody(office_id, name) for name in ("ana", "ben"))
    source = add_source(kind="bluesky", title="All", address=f"ws://{host}", by=ana, at=now)
    asked = Asked(
        title="Water",
        purpose=Purpose.SERVICE,
        why="To hear of what a network says in a measurement.",
        words=("no water",),
        places=(),
        accounts=(),
        sources=(source,),
        languages=(),
        until=now + timedelta(days=30),
    )
    begin_watch(asked=asked, by=ana, at=now)
    for pk in Watch.objects.of(office_id).filter(state="proposed").values_list("pk", flat=True):
        agree_to_watch(watch_id=pk, by=ben, at=now)
    figures = watch(office_id, posts, seconds, but=WARM)
    told = Source.objects.get(pk=source)
    failed = [one.reason for one in given_up()] + [one.reason for one in Mishap.objects.all()]
    print(json.dumps(figures | {"trouble": told.trouble, "failed": failed, "heard": told.heard}))


if __name__ == "__main__":
    main()
