"""Files, sent in parts."""

from fakenet.calls import Call, number_field, text_field, whole_number
from fakenet.network.media import Medium
from fakenet.network.problems import Problem
from fakenet.strikes import Cut
from fakenet.views import medium_view
from fakenet.wire import Answer, json_answer


def start_medium(call: Call) -> Answer:
    body = call.body()
    promised = int(number_field(body, "bytes"))
    if promised < 1:
        raise Problem("bad_request", "bytes")
    if promised > call.society.settings.media_bytes_max:
        raise Problem("media_too_large")
    medium = Medium(
        id=call.society.new_id("media"),
        account_id=call.me.id,
        mime=text_field(body, "mime"),
        promised=promised,
        alt=text_field(body, "alt", ""),
    )
    call.society.media[medium.id] = medium
    call.did.append(f"started {medium.id}")
    return _answer(call, medium, 201)


def append_part(call: Call) -> Answer:
    medium = _own(call)
    content = call.request.body
    partial = call.twists.get("partial_upload")
    if partial is not None:
        content = content[: int(partial["bytes"])]
    if medium.received + len(content) > call.society.settings.media_bytes_max:
        raise Problem("media_too_large")
    medium.put(whole_number(call.parts["number"], "number"), content)
    call.did.append(f"kept {len(content)} of {len(call.request.body)} bytes")
    if partial is not None and partial["then"] == "cut":
        raise Cut
    return _answer(call, medium)


def finish_medium(call: Call) -> Answer:
    medium = _own(call)
    medium.finish()
    call.did.append(f"finished {medium.id}")
    return _answer(call, medium)


def read_medium(call: Call) -> Answer:
    return _answer(call, _own(call))


def describe_medium(call: Call) -> Answer:
    medium = _own(call)
    medium.alt = text_field(call.body(), "alt")
    return _answer(call, medium)


def _own(call: Call) -> Medium:
    medium = call.society.media.get(call.parts["id"])
    if medium is None or medium.account_id != call.me.id:
        raise Problem("media_unknown", call.parts["id"])
    return medium


def _answer(call: Call, medium: Medium, status: int = 200) -> Answer:
    return json_answer(medium_view(medium, call.base_url), status)
