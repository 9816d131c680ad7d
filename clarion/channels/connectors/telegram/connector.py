"""The plug for a channel on Telegram, by the Bot API. What it cannot do, and why, is in doc.md."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from clarion.channels.answer import Answer
from clarion.channels.connectors.telegram import render
from clarion.channels.connectors.telegram.capabilities import CAPABILITIES, QUESTIONS, UPDATES
from clarion.channels.connectors.telegram.failures import (
    FIXED,
    NO_TEXT,
    NOT_THERE,
    UNCHANGED,
    code_of,
    failure,
)
from clarion.channels.connectors.telegram.names import (
    Place,
    channel_of,
    name_of,
    our_page,
    page_of,
)
from clarion.channels.connectors.telegram.news import Watch, are_public
from clarion.channels.connectors.telegram.normalize import arrived
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Harvest,
    Outgoing,
    Permanent,
    Profile,
    Reason,
    Sent,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.multipart import multipart
from clarion.channels.partial import Uncalled, Untold

API = "https://api.telegram.org"
# Telegram wants to be asked with a little patience; it answers at once if there is anything.
PATIENCE_SECONDS = 1
# Rights of an administrator without which a part of this does not work.
RIGHTS = ("can_edit_messages", "can_delete_messages")
SEES_COMMENTS = "can_read_all_group_messages"

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,200}")


class Telegram(Uncalled, Untold):
    """Posts in a channel, answers and listens; knows nothing from one call to the next."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask which channel it is, and whether the bot may do there what it is for."""
        with Line(access) as line:
            bot = _result(_ask(line, access, "getMe"))
            channel = _result(_ask(line, access, "getChat", chat_id=channel_of(access)))
            if channel.needed("type") != "channel":
                raise Permanent(Reason.MISCONFIGURED, "that is no channel")
            number = channel.whole("id")
            rights = _member(line, access, number, bot)
            if not rights.is_true("can_post_messages"):
                raise Permanent(Reason.PERMISSION_LOST, "the bot may not post in the channel")
            if _result(_ask(line, access, "getWebhookInfo")).text("url"):
                raise Permanent(Reason.MISCONFIGURED, "the bot tells its news to somebody else")
            missing = [one for one in RIGHTS if not rights.is_true(one)]
            if channel.has("linked_chat_id") and not _sees(line, access, channel, bot):
                missing.append(SEES_COMMENTS)
        name = channel.text("username")
        return Profile(
            remote_id=str(number),
            handle=f"@{name}" if name else str(number),
            name=channel.text("title"),
            url=f"https://t.me/{name}" if name else "",
            missing_scopes=tuple(missing),
        )

    def renew(self, access: Access) -> None:
        """A bot's token has no end: it works until somebody asks @BotFather for another."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Say it in the channel, or where somebody wrote to us."""
        render.check(outgoing, access.remote_id)
        with Line(access) as line:
            if outgoing.rendition.media:
                method, words, files = render.pictures(outgoing, access.remote_id)
                mime, body = multipart(words, files)
                kind = {"Content-Type": mime}
                where = _url(access, method)
                answer = line.hand_over("POST", where, headers=kind, content=body)
            else:
                said = render.words(outgoing, access.remote_id)
                answer = _hand_over(line, access, "sendMessage", said)
        ours = render.chat_of(outgoing, access.remote_id) == access.remote_id
        return _sent(answer, several=len(outgoing.rendition.media) > 1, ours=ours)

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Give it other words: instead of the old ones, or below the pictures that it has."""
        place = Place.of(outgoing.said_id)
        render.fits(outgoing.rendition.text, pictures=len(place.messages) - 1)
        with Line(access) as line:
            answer = _hand_over(line, access, "editMessageText", render.changed(outgoing))
            if code_of(answer) == NO_TEXT:
                render.fits(outgoing.rendition.text, pictures=1)
                said = render.recaptioned(outgoing)
                answer = _hand_over(line, access, "editMessageCaption", said)
        if code_of(answer) != UNCHANGED:
            _whole(answer, ours=_is_ours(access, place))
        return Sent(remote_id=outgoing.said_id, url=our_page(access, place))

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it with all of its pictures; what is gone already is taken down too."""
        place = Place.of(outgoing.said_id)
        several = len(place.messages) > 1
        named = {"message_ids": place.messages} if several else {"message_id": place.first}
        said = {"chat_id": place.chat, **named}
        method = "deleteMessages" if several else "deleteMessage"
        with Line(access) as line:
            answer = _hand_over(line, access, method, said)
        gone = code_of(answer) in NOT_THERE
        if not gone and not _whole(answer, ours=_is_ours(access, place)).is_true("result"):
            raise answer.doubt("Telegram does not say that it is deleted")
        return Sent(remote_id=outgoing.said_id, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Ask whether it is there. Which words stand there, a bot is not shown."""
        if outgoing.deed is Deed.SAY:
            raise Permanent(Reason.UNRECOGNISED, "a bot is not shown what it has said")
        place = Place.of(outgoing.said_id)
        with Line(access) as line:
            there = [one for one in place.messages if _is_there(line, access, place, one)]
        if there:
            return Absent(evidence="it is there, with words that a bot is not shown")
        if outgoing.deed is Deed.CHANGE:
            raise Permanent(Reason.TARGET_GONE, "it is not there any more")
        return Sent(remote_id=outgoing.said_id, proof="it is gone")

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Take the next page out of the queue; the one before is thereby forgotten there."""
        if stream != UPDATES:
            raise Permanent(Reason.UNRECOGNISED, f"Telegram has no stream {stream}")
        watch = Watch.of(cursor)
        with Line(access) as line:
            asked = {**watch.asked(), "timeout": PATIENCE_SECONDS}
            answer = _ask(line, access, "getUpdates", **asked)
            updates = _whole(answer).each("result")
            group = _group(line, access) if are_public(updates) else 0
        return watch.harvest(updates, group=group, at=answer.at())

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Return nothing: what was taken out of the queue is shown to nobody again."""
        return Harvest(items=(), cursor="")

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: whoever waits at the queue takes it away from whoever reads it."""
        raise Permanent(Reason.REJECTED, "Telegram has one queue, and it is read already")

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one update."""
        return arrived(raw, access)


# Speaking


def _url(access: Access, method: str) -> str:
    """Return where a method is called. The token is part of it, so it is nothing but a token."""
    token = access.secrets.get("token", "")
    if not _TOKEN.fullmatch(token):
        raise Permanent(Reason.MISCONFIGURED, "that is not the token of a bot")
    return f"{access.settings.get('service', '') or API}/bot{token}/{method}"


def _ask(line: Line, access: Access, method: str, **params: str | int) -> Answer:
    return line.ask("GET", _url(access, method), params=params)


def _hand_over(line: Line, access: Access, method: str, said: Mapping[str, Any]) -> Answer:
    return line.hand_over("POST", _url(access, method), json=said)


def _whole(answer: Answer, *, ours: bool = True) -> Fields:
    """Read an answer; `ours` says whether it is about our own channel."""
    if not answer.is_good:
        raise failure(answer, in_our_channel=ours)
    said = answer.parsed()
    if not said.is_true("ok"):
        raise answer.doubt(f"HTTP {answer.status}, and no word of success")
    return said


def _result(answer: Answer) -> Fields:
    return _whole(answer).within("result")


def _is_ours(access: Access, place: Place) -> bool:
    return str(place.chat) == access.remote_id


def _sent(answer: Answer, *, several: bool, ours: bool) -> Sent:
    """Say what Telegram calls it; of several pictures each has a number of its own."""
    said = _whole(answer, ours=ours)
    messages = said.each("result") if several else [said.within("result")]
    if not messages:
        raise answer.doubt("Telegram names no message")
    chat = messages[0].within("chat")
    place, numbers = chat.whole("id"), [one.whole("message_id") for one in messages]
    return Sent(
        remote_id=name_of(place, numbers), url=page_of(place, numbers[0], chat.text("username"))
    )


# Asking


def _member(line: Line, access: Access, chat: int, bot: Fields) -> Fields:
    asked = {"chat_id": str(chat), "user_id": str(bot.whole("id"))}
    return _result(_ask(line, access, "getChatMember", **asked))


def _sees(line: Line, access: Access, channel: Fields, bot: Fields) -> bool:
    """Whether the bot hears all that is said in the group: as an administrator, or as it was made.

    Of a group in which it is not, Telegram tells it nothing.
    """
    group = channel.whole("linked_chat_id")
    asked = {"chat_id": str(group), "user_id": str(bot.whole("id"))}
    answer = _ask(line, access, "getChatMember", **asked)
    if answer.status in (400, 403):
        return False
    status = _result(answer).needed("status")
    return status == "administrator" or (status == "member" and bot.is_true(SEES_COMMENTS))


def _group(line: Line, access: Access) -> int:
    """Return the group in which the channel is talked about; it may be another one by now."""
    channel = _result(_ask(line, access, "getChat", chat_id=channel_of(access)))
    return channel.whole("linked_chat_id") if channel.has("linked_chat_id") else 0


def _is_there(line: Line, access: Access, place: Place, number: int) -> bool:
    """Ask for a change of nothing. Telegram says that there is nothing to do, or nothing there."""
    named = {"chat_id": place.chat, "message_id": number}
    answer = line.ask("POST", _url(access, "editMessageReplyMarkup"), json=named)
    if code_of(answer) in NOT_THERE:
        return False
    if code_of(answer) not in (UNCHANGED, FIXED):
        _whole(answer, ours=_is_ours(access, place))
    return True
