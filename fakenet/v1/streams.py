"""What happened since I last asked."""

from fakenet.calls import Call
from fakenet.network.clock import instant
from fakenet.network.problems import Problem
from fakenet.network.streams import FOREVER, STREAMS, Event, Withholding
from fakenet.v1.posts import page_limit
from fakenet.views import event_view
from fakenet.wire import Answer, json_answer


def read_stream(call: Call) -> Answer:
    stream = call.parts["stream"]
    if stream not in STREAMS:
        raise Problem("path_unknown", stream)
    page = call.society.streams.fetch(
        (call.me.id, stream),
        cursor=call.request.query.get("cursor"),
        since=_since(call),
        limit=page_limit(call),
        settings=call.society.settings,
        now=call.society.clock.now(),
        withholding=_withholding(call),
    )
    events = [
        event_view(call.society, event, viewer_id=call.me.id, base_url=call.base_url)
        for event in _twisted(call, page.events)
    ]
    call.did.append(f"showed {len(events)} events")
    return json_answer(
        {"events": events, "cursor": page.cursor, "more": page.more, "gap": page.gap}
    )


def scope_of_stream(call: Call) -> str:
    return "messages" if call.parts["stream"] == "messages" else "read"


def _since(call: Call) -> float | None:
    text = call.request.query.get("since")
    if text is None:
        return None
    try:
        return instant(text)
    except ValueError:
        raise Problem("bad_request", "since") from None


def _withholding(call: Call) -> Withholding | None:
    twist = call.twists.get("withhold")
    if twist is None:
        return None
    comes_back = twist["comes_back"]
    return Withholding(
        count=int(twist["count"]),
        polls=FOREVER if comes_back == "never" else max(1, int(twist["polls"])),
        comes_back=comes_back,
    )


def _twisted(call: Call, events: list[Event]) -> list[Event]:
    if "repeat" in call.twists:
        copies = int(call.twists["repeat"]["copies"])
        events = [event for event in events for _ in range(copies)]
    if "shuffle" in call.twists:
        # Newest first is the order that hurts most, and the same in every run.
        events = events[::-1]
    return events
