"""Tells letters that a machine wrote by itself, so that no machine of ours answers them."""

from email.message import Message

from clarion.channels.mail import headers

# RFC 3834 asks for Auto-Submitted; the others are older habits that are still in use.
_SAY_SO = (
    "list-id",
    "list-unsubscribe",
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-failed-recipients",
    "feedback-id",
)
_PRECEDENCES = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_MACHINES = frozenset({"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply"})


def is_automatic(message: Message) -> bool:
    """Whether a program sent it on its own account: an auto-reply, a newsletter, a report."""
    submitted = headers.raw_value(message, "auto-submitted").partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or headers.raw_value(message, "precedence").lower() in _PRECEDENCES
        or any(headers.raw_value(message, name) for name in _SAY_SO)
        or headers.raw_value(message, "return-path") == "<>"
        or message.get_content_type() == "multipart/report"
        or _is_from_a_machine(message)
    )


def _is_from_a_machine(message: Message) -> bool:
    """A form on somebody's site may write as no-reply for a person who is in Reply-To."""
    author = headers.address(message, "from")
    if author is None or headers.address(message, "reply-to"):
        return False
    return author.spec.partition("@")[0].lower() in _MACHINES
