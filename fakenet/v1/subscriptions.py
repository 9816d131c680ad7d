"""Tell me by webhook."""

from dataclasses import replace
from urllib.parse import urlsplit

from fakenet.calls import Call, text_field, texts_field
from fakenet.network.problems import Problem
from fakenet.network.streams import STREAMS
from fakenet.network.subscriptions import Subscription
from fakenet.views import subscription_view
from fakenet.wire import Answer, json_answer


def create_subscription(call: Call) -> Answer:
    body = call.body()
    asked = Subscription(
        id=call.society.new_id("sub"),
        account_id=call.me.id,
        url=_checked_url(text_field(body, "url")),
        fields=_checked_fields(texts_field(body, "fields")),
        secret=text_field(body, "secret"),
        created_at=call.society.clock.now(),
    )
    if "phantom" in call.twists:
        call.did.append(f"pretended {asked.id}")
    else:
        twist = call.twists.get("wrong_fields")
        made = replace(asked, fields=twist["fields"]) if twist else asked
        call.society.subscriptions[made.id] = made
        call.did.append(f"created {made.id}")
    return json_answer(subscription_view(call.society, asked), 201)


def list_subscriptions(call: Call) -> Answer:
    own = [one for one in call.society.subscriptions.values() if one.account_id == call.me.id]
    return json_answer({"subscriptions": [subscription_view(call.society, one) for one in own]})


def read_subscription(call: Call) -> Answer:
    return json_answer(subscription_view(call.society, _own(call)))


def delete_subscription(call: Call) -> Answer:
    del call.society.subscriptions[_own(call).id]
    return Answer(status=204)


def send_test_event(call: Call) -> Answer:
    event = call.society.test_event(_own(call))
    call.society.on_test(event, _own(call))
    return json_answer({"event_id": event.id}, 202)


def _own(call: Call) -> Subscription:
    subscription = call.society.subscriptions.get(call.parts["id"])
    if subscription is None or subscription.account_id != call.me.id:
        raise Problem("subscription_unknown", call.parts["id"])
    return subscription


def _checked_url(url: str) -> str:
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise Problem("bad_request", "url")
    return url


def _checked_fields(fields: list[str]) -> list[str]:
    if not fields or not set(fields) <= set(STREAMS):
        raise Problem("bad_request", "fields")
    return fields
