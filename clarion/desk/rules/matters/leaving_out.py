"""Who gets no copy of an answer to all, and why: each of them is named before anything is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clarion.channels.contract import Capabilities, Edge, length
from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.lives import OVER


class Left(StrEnum):
    """Why somebody is left out."""

    RISK = "risk"
    DELETED = "deleted"
    OVER = "over"
    ANSWERED = "answered"
    SAME_PERSON = "same person"
    UNDER_WAY = "under way"
    WRITING = "writing"
    WROTE_AGAIN = "wrote again"
    NOT_CONNECTED = "not connected"
    BY_HAND = "by hand"
    EDGE = "edge"
    WINDOW = "window"
    TOO_LONG = "too long"
    CHOSEN = "chosen"
    MOVED = "moved"
    UNSIGNED = "unsigned"
    AUTHOR = "author"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who may get a copy, as things are at this moment."""

    risk: Risk
    state: str  # of the case
    message_edge: Edge
    received_at: datetime  # of the message that would be answered
    deleted: bool
    answered: bool  # an answer of ours has reached them since, and nothing else waits for one
    wrote_again: bool  # since our last answer, and it waits for one
    said_more: bool  # than the message by which they belong to the matter, and nobody answered it
    told_elsewhere: bool  # they get it under another case of theirs, or have it since they wrote
    under_way: bool  # one has left and has not arrived, or waits for a signature
    writing: bool  # a colleague has the turn
    connected: bool
    capabilities: Capabilities
    told_before: bool  # they got an earlier answer to all, and this one goes on from there


def left_out(person: Person, *, at: datetime) -> Left | None:
    """Return why this person gets none whatever its words are; None: they get one."""
    if person.risk in GRAVE:
        return Left.RISK
    if person.deleted:
        return Left.DELETED
    if person.told_before:
        if person.wrote_again:
            return Left.WROTE_AGAIN
    elif person.state in OVER:
        return Left.OVER
    elif person.answered:
        return Left.ANSWERED
    elif person.said_more:
        return Left.WROTE_AGAIN
    if person.told_elsewhere:
        return Left.SAME_PERSON
    if person.under_way:
        return Left.UNDER_WAY
    if person.writing:
        return Left.WRITING
    return _way_is_shut(person, at)


def _way_is_shut(person: Person, at: datetime) -> Left | None:
    if not person.capabilities.sends:
        return Left.BY_HAND
    if not person.connected:
        return Left.NOT_CONNECTED
    if person.message_edge not in person.capabilities.edges:
        return Left.EDGE
    window = person.capabilities.reply_window
    private = person.message_edge is Edge.PRIVATE
    if private and window is not None and at >= person.received_at + window:
        return Left.WINDOW
    return None


def too_long(text: str, capabilities: Capabilities) -> bool:
    """Say whether the network does not take so much."""
    limit = capabilities.answer_limit
    return limit is not None and length(text, capabilities.counting) > limit
