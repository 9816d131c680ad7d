"""When something begins: bursts against what is usual, and streams that fall silent."""

from clarion.reading.bursts.finder import BurstFinder, Sensitivity
from clarion.reading.bursts.muting import Mute, Mutes
from clarion.reading.bursts.pausing import pass_over
from clarion.reading.bursts.posts import (
    BurstNotice,
    Notice,
    NoticeKind,
    Post,
    SilenceNotice,
    Subject,
    SubjectKind,
)
from clarion.reading.bursts.replaying import Moment, Replay
from clarion.reading.bursts.subjects import says_something, subjects_of

__all__ = [
    "BurstFinder",
    "BurstNotice",
    "Moment",
    "Mute",
    "Mutes",
    "Notice",
    "NoticeKind",
    "Post",
    "Replay",
    "Sensitivity",
    "SilenceNotice",
    "Subject",
    "SubjectKind",
    "pass_over",
    "says_something",
    "subjects_of",
]
