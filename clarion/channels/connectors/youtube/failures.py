"""YouTube's reasons in our words; what stands beside them decides nothing.

Source: Google, YouTube Data API: "Errors", and the errors of comments.insert, .update, .delete and
.list, of commentThreads.list, videos.insert, .update and .delete, and captions.insert. What has
no reason of theirs goes by its status.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields

_REJECTED = (Permanent, Reason.REJECTED)
_GONE = (Permanent, Reason.TARGET_GONE)
_MAY_NOT = (Permanent, Reason.PERMISSION_LOST)
_ENDED = (Temporary, Reason.TOKEN_EXPIRED)
_TOO_FAST = (Temporary, Reason.RATE_LIMITED)

# The day's units are used up; they are given anew at midnight in California.
USED_UP = frozenset({"dailyLimitExceeded", "quotaExceeded"})
# YouTube could not work on it, which may come of what we sent or of nothing at all.
DOUBTFUL = frozenset({"backendError", "internalError", "processingFailure"})
NO_SCOPE = "insufficientPermissions"
# What is said of one comment, or of one thread, and leaves the others as they are.
# What is said of a comment or a thread that is not there, and of nothing else.
NO_SUCH_THING = frozenset({"commentNotFound", "commentThreadNotFound", "videoNotFound"})
ABOUT_ONE = frozenset({Reason.REJECTED, Reason.TARGET_GONE})

CODES: Mapping[str, Verdict] = {
    "accessNotConfigured": (Permanent, Reason.MISCONFIGURED),
    "accountDelegationForbidden": _MAY_NOT,
    "authError": _ENDED,
    "authenticatedUserAccountClosed": _MAY_NOT,
    "authenticatedUserAccountSuspended": _MAY_NOT,
    "authenticatedUserNotChannel": _MAY_NOT,
    "authorizationRequired": _ENDED,
    "channelClosed": _MAY_NOT,
    "channelNotFound": _GONE,
    "channelSuspended": _MAY_NOT,
    "commentNotFound": _GONE,
    "commentTextRequired": _REJECTED,
    "commentTextTooLong": (Permanent, Reason.TOO_LONG),
    "commentThreadNotFound": _GONE,
    "commentsDisabled": _REJECTED,
    # Of one comment, or by one person who does not want us there.
    "forbidden": _REJECTED,
    "ineligibleAccount": _MAY_NOT,
    NO_SCOPE: _MAY_NOT,
    "invalidCategoryId": _REJECTED,
    "invalidCommentMetadata": _REJECTED,
    "invalidCustomEmoji": _REJECTED,
    "invalidDescription": _REJECTED,
    "invalidFilename": (Permanent, Reason.MEDIA_REFUSED),
    "invalidMetadata": _REJECTED,
    "invalidTitle": _REJECTED,
    "invalidVideoMetadata": _REJECTED,
    "mediaBodyRequired": (Permanent, Reason.MEDIA_REFUSED),
    "operationNotSupported": _REJECTED,
    "parentCommentIsPrivate": _REJECTED,
    "parentCommentNotFound": _GONE,
    "parentIdMissing": _REJECTED,
    "rateLimitExceeded": _TOO_FAST,
    "uploadLimitExceeded": _TOO_FAST,  # of the channel, for up to a day
    "userRateLimitExceeded": _TOO_FAST,
    "videoNotFound": _GONE,
    "youtubeSignupRequired": _MAY_NOT,
    # Without a reason.
    "401": _ENDED,
}
# Why a film is not shown, in words for people.
_REJECTIONS: Mapping[str, str] = {
    "codec": "YouTube cannot read how the film is encoded; save it as H.264 with AAC sound",
    "conversion": "YouTube could not convert the film",
    "emptyFile": "there is nothing in the film",
    "invalidFile": "YouTube takes the file for no film",
    "tooSmall": "YouTube takes the file for too small to be a film",
    "uploadAborted": "the upload was broken off",
    "claim": "somebody else claims what is shown or heard in the film",
    "copyright": "YouTube finds something in the film that belongs to somebody else",
    "duplicate": "YouTube has this film already",
    "inappropriate": "YouTube finds the film against its rules",
    "legal": "YouTube has removed the film for a legal reason",
    "length": "the film is longer than this channel may show; verify the channel at YouTube",
    "termsOfUse": "YouTube finds the film against its terms",
    "trademark": "YouTube finds somebody else's mark in the film",
    "uploaderAccountClosed": "the channel was closed",
    "uploaderAccountSuspended": "the channel was suspended",
}
# What the token server says beside the codes of the standard.
GRANTS: Mapping[str, Verdict] = {
    "deleted_client": (Permanent, Reason.MISCONFIGURED),
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    code, words = _said(answer)
    if code in DOUBTFUL:
        return answer.doubt(f"HTTP {answer.status} {code}", Reason.NETWORK_DOWN)
    if code in USED_UP:
        evidence = f"HTTP {answer.status} {code}"
        return Temporary(Reason.RATE_LIMITED, evidence, retry_after=_until_midnight(answer))
    if answer.status == 404 and code not in CODES:
        return out_of_sight(answer)
    return answer.refusal(code, CODES, words)


def rejected(why: str) -> Permanent:
    """Return why YouTube shows a film to nobody, after it had taken it (videos: status)."""
    return Permanent(Reason.MEDIA_REFUSED, _REJECTIONS.get(why, f"YouTube refused the film: {why}"))


def closed(answer: Answer) -> Failure:
    """Translate a refusal of the whole channel, for which no comment is to blame."""
    found = failure(answer)
    if found.reason in ABOUT_ONE:
        return Permanent(Reason.PERMISSION_LOST, found.evidence)
    return found


def code_of(answer: Answer) -> str:
    """Return the reason of a refusal, or else its status."""
    return _said(answer)[0]


def is_no_such_thing(answer: Answer) -> bool:
    """Whether YouTube itself says that what we named is not there, or not there for us."""
    return not answer.is_good and code_of(answer) in NO_SUCH_THING


def out_of_sight(answer: Answer) -> Failure:
    """Return that nobody can tell: it may be gone, and it may be there for others."""
    return answer.doubt("YouTube says that it is gone, or that we may not see it")


def _said(answer: Answer) -> tuple[str, str]:
    """Return the first reason that is told, and the words beside it."""
    try:
        error = Fields.load(answer.body).maybe("error")
        codes = [one.text("reason") for one in error.each("errors")]
        return next(filter(None, codes), str(answer.status)), error.text("message")
    except Unreadable:
        return str(answer.status), ""


def _until_midnight(answer: Answer) -> timedelta:
    """How long it is until then, by YouTube's own clock."""
    at = answer.at()
    if at is None:
        return timedelta(hours=1)
    there = ZoneInfo("America/Los_Angeles")
    day = at.astimezone(there).date() + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=there).astimezone(UTC) - at
