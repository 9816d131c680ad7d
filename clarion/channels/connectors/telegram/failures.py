"""Telegram's refusals in our words: its `error_code` and, as it has no other, its `description`.

Source: Telegram, Bot API, "Making requests" and "ResponseParameters", and the published source of
its server. Telegram may word a refusal anew. One that is not here, word for word, is understood by
nobody but a person; what ends in 429 or in 5xx never depends on words.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from clarion.channels.answer import WAIT_MAX, Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields

UNCHANGED = "400.message-is-not-modified"
FIXED = "400.message-cant-be-edited"
NOT_THERE = frozenset({"400.message-to-edit-not-found", "400.message-to-delete-not-found"})
NO_TEXT = "400.there-is-no-text-in-the-message-to-edit"

_GONE = (Permanent, Reason.TARGET_GONE)
_LONG = (Permanent, Reason.TOO_LONG)
_UNFIT = (Permanent, Reason.MEDIA_REFUSED)
_LATE = (Permanent, Reason.WINDOW_CLOSED)
_REFUSED = (Permanent, Reason.REJECTED)
_KEY_GONE = (Permanent, Reason.TOKEN_REVOKED)
_MISCONFIGURED = (Permanent, Reason.MISCONFIGURED)
_NOT_ALLOWED = (Permanent, Reason.PERMISSION_LOST)

# What stands in the way of a bot in any chat.
_BARRED = frozenset(
    {
        "400.chat-not-found",
        "400.chat_admin_required",
        "400.chat_write_forbidden",
        "400.have-no-rights-to-send-a-message",
        "400.need-administrator-rights-in-the-channel-chat",
        "400.not-enough-rights",
        "400.not-enough-rights-to-send-photos-to-the-chat",
        "400.not-enough-rights-to-send-text-messages-to-the-chat",
        "403.bot-is-not-a-member-of-the-channel-chat",
        "403.bot-is-not-a-member-of-the-supergroup-chat",
        "403.bot-was-kicked-from-the-channel-chat",
        "403.bot-was-kicked-from-the-group-chat",
        "403.bot-was-kicked-from-the-supergroup-chat",
    }
)
CODES: Mapping[str, Verdict] = {
    **dict.fromkeys(_BARRED, _GONE),
    "400.file-must-be-non-empty": _UNFIT,
    "400.group-chat-was-upgraded-to-a-supergroup-chat": _GONE,
    "400.image_process_failed": _UNFIT,
    "400.media_caption_too_long": _LONG,
    "400.message-cant-be-deleted": _LATE,  # after 48 hours, but also without the right to do it
    "400.message-cant-be-deleted-for-everyone": _LATE,
    "400.message-caption-is-too-long": _LONG,
    FIXED: _REFUSED,
    "400.message-is-too-long": _LONG,
    "400.message-text-is-empty": _REFUSED,
    "400.message-to-be-replied-not-found": _GONE,
    "400.message_id_invalid": _GONE,
    "400.peer_id_invalid": _GONE,
    "400.photo_ext_invalid": _UNFIT,
    "400.photo_invalid_dimensions": _UNFIT,
    "400.photo_save_file_invalid": _UNFIT,
    "400.text-must-be-non-empty": _REFUSED,
    **dict.fromkeys(NOT_THERE, _GONE),
    "401": _KEY_GONE,
    "403.bot-cant-initiate-conversation-with-a-user": _GONE,
    "403.bot-cant-send-messages-to-bots": _REFUSED,
    "403.bot-was-blocked-by-the-user": _GONE,
    "403.user-is-deactivated": _GONE,
    "404": _KEY_GONE,  # of a token that never was one
    "409.cant-use-getupdates-method-while-webhook-is-active": _MISCONFIGURED,
    # Somebody else took what was meant for us, and perhaps only once.
    "409.terminated-by-other-getupdates-request": (Temporary, Reason.UNREACHABLE),
    "413": _UNFIT,
}
# In our own channel the same means that nothing can be said there any more.
_OURS: Mapping[str, Verdict] = {**CODES, **dict.fromkeys(_BARRED, _NOT_ALLOWED)}
_PREFIX = re.compile(r"(?:bad request|unauthorized|forbidden|conflict|not found):\s*")


def failure(answer: Answer, *, in_our_channel: bool = True) -> Failure:
    """Translate an answer that is no success."""
    codes = _OURS if in_our_channel else CODES
    code, words, wait = _said(answer)
    found = answer.refusal(code if code in codes else str(answer.status), codes, words)
    if isinstance(found, Temporary) and found.reason is Reason.RATE_LIMITED:
        return Temporary(found.reason, found.evidence, retry_after=wait or found.retry_after)
    return found


def code_of(answer: Answer) -> str:
    """Return what was refused as one word, `400.chat-not-found`; nothing for a success."""
    return "" if answer.is_good else _said(answer)[0]


def _said(answer: Answer) -> tuple[str, str, timedelta | None]:
    """Return the code, the words beside it, and how long we are asked to be silent."""
    try:
        said = Fields.load(answer.body)
        words = said.text("description")
        seconds = said.maybe("parameters").count("retry_after")
    except Unreadable:
        return str(answer.status), "", None
    wait = None if seconds is None else min(timedelta(seconds=min(seconds, 10**6)), WAIT_MAX)
    return f"{answer.status}.{_as_one_word(words)}", words, wait


def _as_one_word(words: str) -> str:
    """Telegram explains some of its refusals behind a colon or a semicolon."""
    plain = _PREFIX.sub("", words.lower(), count=1)
    first = re.split(r"[:;]", plain, maxsplit=1)[0].replace("'", "").replace("\u2019", "")
    return "-".join(first.split())
