"""What the codes of mailboxes mean (RFC 5530); those of outgoing servers are shared."""

import re
from imaplib import IMAP4

from clarion.channels.contract import Failure, Permanent, Reason, Temporary
from clarion.channels.mail import failures
from clarion.channels.mail.failures import Verdict, plain

# What a refusal without a code means: to a key, to the name of a folder, to anything else.
WRONG_KEY: Verdict = (Permanent, Reason.TOKEN_REVOKED)
NO_SUCH_FOLDER: Verdict = (Permanent, Reason.MISCONFIGURED)
UNSAID: Verdict = (Temporary, Reason.UNRECOGNISED)


# Response codes in brackets (RFC 5530).
_IMAP: dict[str, Verdict] = {
    "AUTHENTICATIONFAILED": (Permanent, Reason.TOKEN_REVOKED),
    "AUTHORIZATIONFAILED": (Permanent, Reason.PERMISSION_LOST),
    "EXPIRED": (Permanent, Reason.TOKEN_EXPIRED),
    "PRIVACYREQUIRED": (Permanent, Reason.MISCONFIGURED),
    "NOPERM": (Permanent, Reason.PERMISSION_LOST),
    "NONEXISTENT": (Permanent, Reason.MISCONFIGURED),
    "LIMIT": (Temporary, Reason.RATE_LIMITED),
    "INUSE": (Temporary, Reason.RATE_LIMITED),
    "UNAVAILABLE": (Temporary, Reason.NETWORK_DOWN),
    "CONTACTADMIN": (Temporary, Reason.NETWORK_DOWN),
    "SERVERBUG": (Temporary, Reason.NETWORK_DOWN),
}
_BRACKETED = re.compile(r"\[([A-Z]+)")


def imap_refusal(said: str, otherwise: Verdict = UNSAID) -> Failure:
    """What a mailbox's "no" means; `otherwise` where it does not say why in any code."""
    code = _BRACKETED.search(said)
    kind, reason = _IMAP.get(code[1] if code else "", otherwise)
    return kind(reason, plain(said))


def line_failure(error: Exception) -> Failure:
    """What it means that the line to a mailbox could not be opened, or broke."""
    if isinstance(error, IMAP4.error):
        return Temporary(Reason.UNRECOGNISED, plain(str(error)))
    return failures.line_failure(error)
