"""What a fault does to a call: before the work, inside it, and to the answer."""

import asyncio
import json
import math
from email.utils import formatdate

from fakenet.calls import Call
from fakenet.faults import Rule
from fakenet.kinds import AFTER, BEFORE, INSIDE
from fakenet.network.problems import CODES, error_body
from fakenet.wire import Answer, Json, json_answer

FILLER = b"All work and no play makes a dull network. "
PAGE = b"<!doctype html><title>502</title><h1>Bad gateway</h1><p>A proxy answered for the network."


class Cut(Exception):
    """The connection ends here, without an answer."""

    def __init__(self, *, reset: bool = False) -> None:
        self.reset = reset
        super().__init__("cut")


class Silence(Exception):
    """No answer is given for so long, and then the connection ends."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__("silence")


async def before(call: Call, rules: list[Rule], *, now: float) -> Answer | None:
    """Strike before the work. An answer means that the work is not done at all."""
    for rule in rules:
        if rule.phase == INSIDE:
            call.twists[rule.kind] = rule.options
        if rule.phase == BEFORE:
            answer = await _before(call, rule, now)
            if answer is not None:
                return answer
    return None


async def after(rules: list[Rule], answer: Answer) -> Answer:
    """Strike after the work was done."""
    for rule in rules:
        if rule.phase == AFTER:
            answer = await _after(rule, answer)
    return answer


async def _before(call: Call, rule: Rule, now: float) -> Answer | None:
    options = rule.options
    match rule.kind:
        case "drop_before":
            raise Cut(reset=options["reset"])
        case "hang":
            raise Silence(options["seconds"])
        case "slow":
            await asyncio.sleep(options["seconds"])
        case "refuse":
            return _error(options)
        case "down":
            return _down(options)
        case "rate_limit":
            return _rate_limited(call, rule, now)
        case "redirect":
            return Answer(status=int(options["status"]), headers={"Location": options["to"]})
        case "end_token" if call.account is not None:
            call.society.accounts.end_tokens(call.account, options["how"], now=now)
        case "lose_permission" if call.account is not None:
            kept = [scope for scope in call.account.scopes if scope not in options["scopes"]]
            call.account.scopes = kept
    return None


async def _after(rule: Rule, answer: Answer) -> Answer:
    options = rule.options
    match rule.kind:
        case "drop_after":
            raise Cut(reset=options["reset"])
        case "hang":
            raise Silence(options["seconds"])
        case "slow":
            await asyncio.sleep(options["seconds"])
        case "error_after":
            return _error(options)
        case "garbage":
            return _garbage(options, answer)
        case "alter":
            return _altered(options, answer)
        case "reword":
            return _reworded(options["message"], answer)
    return answer


def _error(options: Json) -> Answer:
    body = error_body(options["code"], options["subcode"], options["message"])
    return json_answer(body, int(options["status"]))


def _down(options: Json) -> Answer:
    if options["how"] == "cut":
        raise Cut
    status, message = CODES["unavailable"]
    return json_answer(error_body("unavailable", "down", message), status)


def _rate_limited(call: Call, rule: Rule, now: float) -> Answer:
    """The time left, rounded up; a call that comes before its end is marked in the memory."""
    closed_until = rule.closed_until or now
    left = math.ceil(closed_until - now)
    if left < rule.options["retry_after"]:
        call.did.append(f"too early by {left} s")
    status, message = CODES["rate_limited"]
    answer = json_answer(error_body("rate_limited", "", message), status)
    match rule.options["tells"]:
        case "seconds":
            answer.headers["Retry-After"] = str(left)
        case "date":
            answer.headers["Retry-After"] = formatdate(math.ceil(closed_until), usegmt=True)
    return answer


def _garbage(options: Json, answer: Answer) -> Answer:
    garbled = Answer(status=int(options["status"]))
    match options["body"]:
        case "html":
            garbled.body, garbled.content_type = PAGE, "text/html; charset=utf-8"
        case "truncated_json":
            garbled.body = answer.body[: len(answer.body) // 2]
        case "wrong_json":
            garbled.body = b'["this", "is", {"not": "what was asked for"}]'
        case "binary":
            garbled.body = bytes(range(256))
        case "huge":
            size = int(options["bytes"])
            filler = (FILLER * (size // len(FILLER) + 1))[: size - 2]
            garbled.body = b'"' + filler + b'"'
        case "cut_short":
            garbled.body = answer.body[: len(answer.body) // 2]
            garbled.promised_bytes = len(answer.body)
    return garbled


def _altered(options: Json, answer: Answer) -> Answer:
    content = _object(answer)
    if content is None:
        return answer
    content.update(options["set"])
    for name in options["remove"]:
        content.pop(name, None)
    return json_answer(content, answer.status)


def _reworded(message: str, answer: Answer) -> Answer:
    content = _object(answer)
    if content is None or "error" not in content:
        return answer
    content["error"]["message"] = message
    answer.body = json.dumps(content, ensure_ascii=False).encode()
    return answer


def _object(answer: Answer) -> Json | None:
    try:
        content = json.loads(answer.body)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
