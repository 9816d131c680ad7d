"""A double of Telegram for one bot: a few lines that behave as its documentation says, or fail.

It is ours and not Telegram's, which publishes its Bot API as a document and runs it nowhere else.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = Any
TOKEN = "7000000001:AAE-a-token_of-the-town-hall"
BOT: Json = {
    "id": 7000000001,
    "is_bot": True,
    "first_name": "Town hall",
    "username": "townhall_bot",
}
CHANNEL: Json = {
    "id": -1001000000001,
    "type": "channel",
    "title": "Town of Elmsbridge",
    "username": "elmsbridge",
}
GROUP: Json = {"id": -1001000000002, "type": "supergroup", "title": "Elmsbridge talks"}
MAYA: Json = {
    "id": 501,
    "is_bot": False,
    "first_name": "Maya",
    "last_name": "L",
    "username": "maya_l",
}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OLD = timedelta(hours=48)
RIGHTS = ("can_post_messages", "can_edit_messages", "can_delete_messages")


class Refusal(Exception):
    """An error as the Bot API gives it."""

    def __init__(
        self, status: int, words: str = "", wait: int | None = None, **headers: str
    ) -> None:
        self.status, self.headers = status, headers
        self.body: Json = {"ok": False, "error_code": status, "description": words}
        if wait is not None:
            self.body["parameters"] = {"retry_after": wait}


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came; `files` are the bytes that came with it."""

    method: str
    said: Json
    files: dict[str, bytes]


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    status: str = "administrator"
    rights: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(RIGHTS, True))
    linked: bool = True
    in_group: str = "administrator"
    reads_all: bool = False
    webhook: str = ""
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)  # by chat and number
    updates: list[Json] = field(default_factory=list)  # nobody has taken them yet
    calls: list[Called] = field(default_factory=list)
    faults: dict[str, tuple[Exception, bool]] = field(default_factory=dict)
    redirect: str = ""
    clock: datetime = NOON
    serial: int = 100

    def fault(self, method: str, error: Exception, *, after: bool = False) -> None:
        """Strike the next call of a method; the start of its name is enough."""
        self.faults[method] = (error, after)

    def called(self, method: str) -> list[Json]:
        return [one.said for one in self.calls if one.method == method]

    def posts(self) -> list[Json]:
        """What stands in the channel, the oldest first."""
        return [one for (chat, _), one in self.messages.items() if chat == CHANNEL["id"]]

    def add(self, chat: Json, **more: Json) -> Json:
        self.serial += 1
        self.clock += timedelta(seconds=1)
        made = {
            "message_id": self.serial,
            "date": int(self.clock.timestamp()),
            "chat": chat,
            **more,
        }
        self.messages[chat["id"], self.serial] = made
        return made

    def tell(self, kind: str, message: Json) -> None:
        number = self.updates[-1]["update_id"] + 1 if self.updates else 1000 + self.serial
        self.updates.append({"update_id": number, kind: json.loads(json.dumps(message))})

    def forward(self, post: Json) -> Json:
        """Telegram puts each post of the channel into the group as well."""
        origin = {
            "type": "channel",
            "chat": CHANNEL,
            "message_id": post["message_id"],
            "date": post["date"],
        }
        words = {name: post[name] for name in ("text", "caption", "photo") if name in post}
        made = self.add(
            GROUP,
            **{"from": TELEGRAM, "sender_chat": CHANNEL, "is_automatic_forward": True},
            forward_origin=origin,
            **words,
        )
        self.tell("message", made)
        return made

    def forward_of(self, post: int) -> Json:
        (found,) = [
            one
            for one in self.messages.values()
            if one.get("forward_origin", {}).get("message_id") == post
        ]
        return found

    def comment(self, above: Json, text: str, *, who: Json = MAYA, **more: Json) -> Json:
        """Somebody answers below a post, or below another comment."""
        thread = above.get("message_thread_id", above["message_id"])
        short = {name: said for name, said in above.items() if name != "reply_to_message"}
        made = self.add(
            GROUP,
            **{"from": who, "text": text, "message_thread_id": thread, "reply_to_message": short},
            **more,
        )
        self.tell("message", made)
        return made

    def write(self, text: str, *, who: Json = MAYA, chat: Json = None, **more: Json) -> Json:
        """Somebody writes to the bot, or in a group."""
        alone = {**who, "type": "private"}
        made = self.add(chat or alone, **{"from": who, "text": text, **more})
        self.tell("message", made)
        return made

    def edit(self, message: Json, text: str) -> None:
        self.clock += timedelta(seconds=1)
        message |= {"text": text, "edit_date": int(self.clock.timestamp())}
        self.tell("edited_message", message)

    def answer(self, call: Called) -> Json:
        self.calls.append(call)
        name = next((one for one in self.faults if call.method.startswith(one)), "")
        error, after = self.faults.pop(name, (None, False))
        if error and not after:
            raise error
        if call.method not in METHODS:
            raise Refusal(404, "Not Found")
        result = METHODS[call.method](self, call)
        if error:
            raise error
        return {"ok": True, "result": result}

    def found(self, call: Called, what: str) -> Json:
        place = int(call.said["chat_id"]), int(call.said["message_id"])
        if place not in self.messages:
            raise Refusal(400, f"Bad Request: message to {what} not found")
        return self.messages[place]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def said_in(double: Double, call: Called, **more: Json) -> Json:
    """Put a message of ours where it belongs. The bot is told nothing of it."""
    number = int(call.said["chat_id"])
    chat = {CHANNEL["id"]: CHANNEL, GROUP["id"]: GROUP}.get(number)
    if chat is None:
        known = [one["chat"] for (place, _), one in double.messages.items() if place == number]
        if not known:
            raise Refusal(400, "Bad Request: chat not found")
        chat = known[0]
    by: Json = {"sender_chat": CHANNEL} if chat is CHANNEL else {"from": BOT}
    if "reply_parameters" in call.said:
        above = call.said["reply_parameters"]["message_id"]
        if (number, above) not in double.messages:
            raise Refusal(400, "Bad Request: message to be replied not found")
        by["reply_to_message"] = double.messages[number, above]
    made = double.add(chat, **by, **more)
    if chat is CHANNEL and double.linked:
        double.forward(made)
    return made


def get_chat(double: Double, call: Called) -> Json:
    if call.said["chat_id"] not in ("@elmsbridge", str(CHANNEL["id"])):
        raise Refusal(400, "Bad Request: chat not found")
    return {**CHANNEL, **({"linked_chat_id": GROUP["id"]} if double.linked else {})}


def get_member(double: Double, call: Called) -> Json:
    if int(call.said["chat_id"]) == GROUP["id"]:
        if not double.in_group:
            raise Refusal(400, "Bad Request: member list is inaccessible")
        return {"status": double.in_group, "user": BOT}
    rights = double.rights if double.status == "administrator" else {}
    return {"status": double.status, "user": BOT, **rights}


def get_updates(double: Double, call: Called) -> Json:
    if double.webhook:
        words = "can't use getUpdates method while webhook is active; use deleteWebhook first"
        raise Refusal(409, f"Conflict: {words}")
    begin, limit = int(call.said.get("offset", 0)), int(call.said["limit"])
    double.updates = [one for one in double.updates if one["update_id"] >= begin]
    kinds = json.loads(call.said["allowed_updates"])
    return [one for one in double.updates if any(kind in one for kind in kinds)][:limit]


def send_message(double: Double, call: Called) -> Json:
    text = call.said["text"]
    if units(text) > 4096:
        raise Refusal(400, "Bad Request: message is too long")
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    return said_in(double, call, text=text.strip())


def send_photo(double: Double, call: Called) -> Json:
    caption = call.said.get("caption", "")
    if units(caption) > 1024:
        raise Refusal(400, "Bad Request: message caption is too long")
    assert call.files["photo"]
    return said_in(double, call, caption=caption, photo=[{"file_id": "p", "file_unique_id": "u"}])


def send_album(double: Double, call: Called) -> Json:
    album = call.said["media"]
    assert 2 <= len(album) <= 10
    assert {one["media"] for one in album} == {f"attach://{name}" for name in call.files}
    return [
        said_in(
            double,
            call,
            **({"caption": one["caption"]} if "caption" in one else {}),
            photo=[{"file_id": one["media"], "file_unique_id": "u"}],
            media_group_id="77",
        )
        for one in album
    ]


def edit_text(double: Double, call: Called) -> Json:
    message = double.found(call, "edit")
    if "text" not in message:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    return _edited(double, message, "text", call.said["text"])


def edit_caption(double: Double, call: Called) -> Json:
    message = double.found(call, "edit")
    if "photo" not in message:
        raise Refusal(400, "Bad Request: there is no caption in the message to edit")
    return _edited(double, message, "caption", call.said["caption"])


def edit_markup(double: Double, call: Called) -> Json:
    double.found(call, "edit")
    raise _unchanged()


def _edited(double: Double, message: Json, name: str, text: str) -> Json:
    if message.get(name) == text:
        raise _unchanged()
    message[name] = text
    return message


def _unchanged() -> Refusal:
    explained = "specified new message content and reply markup are exactly the same"
    return Refusal(400, f"Bad Request: message is not modified: {explained}")


def delete(double: Double, call: Called) -> Json:
    _gone(double, double.found(call, "delete"))
    return True


def delete_several(double: Double, call: Called) -> Json:
    place = int(call.said["chat_id"])
    known = [double.messages.get((place, one)) for one in call.said["message_ids"]]
    for one in known:
        if one:
            _gone(double, one)
    return True


def _gone(double: Double, message: Json) -> None:
    if double.clock - datetime.fromtimestamp(message["date"], UTC) > OLD:
        raise Refusal(400, "Bad Request: message can't be deleted")
    del double.messages[message["chat"]["id"], message["message_id"]]


METHODS: dict[str, Callable[[Double, Called], Json]] = {
    "getMe": lambda double, _: {**BOT, "can_read_all_group_messages": double.reads_all},
    "getChat": get_chat,
    "getChatMember": get_member,
    "getWebhookInfo": lambda double, _: {"url": double.webhook, "pending_update_count": 0},
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_album,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete,
    "deleteMessages": delete_several,
}


@contextmanager
def running() -> Iterator[Double]:
    """Run a double in a thread, for as long as the block lasts."""
    double = Double()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _conversation(double))
    double.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _conversation(double: Double) -> type[BaseHTTPRequestHandler]:
    class Conversation(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do(dict(parse_qsl(urlsplit(self.path).query)), {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kind = self.headers.get("Content-Type", "")
            if kind.startswith("multipart/form-data"):
                self._do(*_form(kind, body))
            else:
                self._do(json.loads(body), {})

        def _do(self, said: Json, files: dict[str, bytes]) -> None:
            _, bot, method = urlsplit(self.path).path.split("/")
            try:
                if double.redirect:
                    raise Refusal(302, Location=double.redirect)
                if bot != f"bot{TOKEN}":
                    raise Refusal(401, "Unauthorized")
                call = Called(method=method, said=said, files=files)
                self._say(200, double.answer(call), {})
            except Refusal as refusal:
                self._say(refusal.status, refusal.body, refusal.headers)
            except Cut:
                self.close_connection = True

        def _say(self, status: int, body: Json, headers: dict[str, str]) -> None:
            content = json.dumps(body).encode()
            self.send_response_only(status)
            self.send_header("Date", format_datetime(double.clock, usegmt=True))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing; there are tokens in what it would say."""

    return Conversation


def _form(kind: str, body: bytes) -> tuple[Json, dict[str, bytes]]:
    """Read a form with files, in which numbers and objects are written as JSON."""
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=policy.HTTP)
    said: Json = {}
    files: dict[str, bytes] = {}
    for part in whole.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename():
            files[name] = content
        else:
            words = content.decode()
            said[name] = json.loads(words) if words[:1] in "[{" else words
    return said, files
