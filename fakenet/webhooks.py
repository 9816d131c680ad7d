"""Events are carried to whoever subscribed: signed, in order, and again if need be."""

import asyncio
import hashlib
import hmac
import json
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field

from fakenet.faults import WEBHOOKS, Faults, Rule
from fakenet.network.clock import iso
from fakenet.network.society import Society
from fakenet.network.streams import Event
from fakenet.network.subscriptions import Subscription
from fakenet.views import event_view, person_view
from fakenet.wire import Json, post

ATTEMPTS_KEPT_MAX = 100_000
RETRYABLE_FROM = 300


@dataclass(slots=True, kw_only=True)
class Parcel:
    """One event on its way to one subscription, with the faults that fell on it."""

    id: str
    subscription: Subscription
    event: Event
    faults: dict[str, Rule] = field(default_factory=dict)

    def option(self, kind: str, name: str) -> float:
        return float(self.faults[kind].options[name])


class Courier:
    def __init__(self, society: Society, faults: Faults, base_url: Callable[[], str]) -> None:
        self.attempts: deque[Json] = deque(maxlen=ATTEMPTS_KEPT_MAX)
        self._society = society
        self._faults = faults
        self._base_url = base_url
        self._queues: dict[str, asyncio.Queue[Parcel]] = {}
        self._held: dict[str, list[Parcel]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def carry(self, event: Event) -> None:
        for subscription in tuple(self._society.subscriptions.values()):
            streams = event.audience.get(subscription.account_id, [])
            if set(streams) & set(subscription.fields):
                self.carry_to(event, subscription)

    def carry_to(self, event: Event, subscription: Subscription) -> None:
        parcel = Parcel(id=self._society.new_id("dlv"), subscription=subscription, event=event)
        queue = self._queues.get(subscription.id)
        if queue is None:
            queue = self._queues[subscription.id] = asyncio.Queue()
            self._start(self._serve(queue))
        queue.put_nowait(parcel)

    def stop(self) -> asyncio.Future[list[BaseException | None]]:
        """Carry nothing more; the result can be awaited."""
        for task in self._tasks:
            task.cancel()
        return asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, queue: asyncio.Queue[Parcel]) -> None:
        while True:
            await self._dispatch(await queue.get())

    async def _dispatch(self, parcel: Parcel) -> None:
        handle = self._society.accounts.by_id[parcel.subscription.account_id].handle
        struck = self._faults.strike(
            operation=WEBHOOKS, account=handle, now=self._society.clock.now()
        )
        parcel.faults = {rule.kind: rule for rule in struck}
        if "lose" in parcel.faults:
            self._remember(parcel, 0, "lost", None)
        elif "reorder" in parcel.faults:
            await self._hold(parcel)
        elif "delay" in parcel.faults:
            self._start(self._later(parcel))
        else:
            await self._send(parcel)

    async def _later(self, parcel: Parcel) -> None:
        await asyncio.sleep(parcel.option("delay", "seconds"))
        await self._send(parcel)

    async def _hold(self, parcel: Parcel) -> None:
        held = self._held.setdefault(parcel.subscription.id, [])
        held.append(parcel)
        if len(held) >= parcel.option("reorder", "size"):
            await self._release(held)
        elif len(held) == 1:
            self._start(self._release_in(held, parcel.option("reorder", "seconds")))

    async def _release_in(self, held: list[Parcel], seconds: float) -> None:
        """Those that wait for more, which never come, are not kept for ever."""
        first = held[0]
        await asyncio.sleep(seconds)
        if first in held:
            await self._release(held)

    async def _release(self, held: list[Parcel]) -> None:
        parcels = list(reversed(held))
        held.clear()
        for parcel in parcels:
            await self._send(parcel)

    async def _send(self, parcel: Parcel) -> None:
        copies, together = 1, False
        if "duplicate" in parcel.faults:
            copies = int(parcel.option("duplicate", "copies"))
            together = bool(parcel.faults["duplicate"].options["concurrent"])
        if together:
            await asyncio.gather(*(self._attempt(parcel, 1) for _ in range(copies)))
            return
        for _ in range(copies):
            await self._attempt(parcel, 1)

    async def _attempt(self, parcel: Parcel, number: int) -> None:
        body = self._body(parcel)
        headers = {"X-Fakenet-Delivery": parcel.id, "X-Fakenet-Attempt": str(number)}
        headers |= self._signature(parcel, body)
        status: int | None = None
        with suppress(OSError, asyncio.TimeoutError):
            async with asyncio.timeout(self._society.settings.webhook_timeout_seconds):
                status = await post(parcel.subscription.url, body, headers)
        if status is not None and status < RETRYABLE_FROM:
            self._remember(parcel, number, "delivered", status)
            return
        waits = self._society.settings.webhook_retry_seconds
        if number > len(waits):
            self._remember(parcel, number, "given_up", status)
            return
        self._remember(parcel, number, "to_retry", status)
        self._start(self._again(parcel, number + 1, waits[number - 1]))

    async def _again(self, parcel: Parcel, number: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if parcel.subscription.id in self._society.subscriptions:
            await self._attempt(parcel, number)

    def _body(self, parcel: Parcel) -> bytes:
        account = self._society.accounts.by_id[parcel.subscription.account_id]
        event = event_view(
            self._society, parcel.event, viewer_id=account.id, base_url=self._base_url()
        )
        content = {
            "delivery": parcel.id,
            "subscription": parcel.subscription.id,
            "account": person_view(account),
            "sent_at": iso(self._society.clock.now()),
            "events": [event],
        }
        return json.dumps(content, ensure_ascii=False).encode()

    def _signature(self, parcel: Parcel, body: bytes) -> dict[str, str]:
        secret, signed = parcel.subscription.secret, body
        moment = int(self._society.clock.now())
        wrong = parcel.faults.get("wrong_signature")
        match wrong.options["how"] if wrong else "":
            case "missing":
                return {}
            case "malformed":
                return {"X-Fakenet-Signature": "v1=;t=yesterday"}
            case "secret":
                secret = parcel.faults["wrong_signature"].options["secret"]
            case "stale":
                moment -= int(parcel.option("wrong_signature", "age_seconds"))
            case "body":
                signed = body + b" "
        return {"X-Fakenet-Signature": f"t={moment},v1={sign(secret, moment, signed)}"}

    def _remember(self, parcel: Parcel, number: int, outcome: str, status: int | None) -> None:
        self.attempts.append(
            {
                "delivery": parcel.id,
                "subscription": parcel.subscription.id,
                "url": parcel.subscription.url,
                "event": parcel.event.id,
                "type": parcel.event.type,
                "post_id": parcel.event.post_id,
                "attempt": number,
                "at": iso(self._society.clock.now()),
                "status": status,
                "outcome": outcome,
                "faults": [rule.id for rule in parcel.faults.values()],
            }
        )


def sign(secret: str, moment: int, body: bytes) -> str:
    """HMAC-SHA256 over `UNIX_SECONDS.BODY`, in hexadecimal."""
    signed = str(moment).encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
