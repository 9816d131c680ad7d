"""A thread hangs together: each post of ours stands below the one before, and none is lost."""

from collections.abc import Callable
from dataclasses import replace

from clarion.channels.conformance.stage import Stage
from clarion.channels.contract import (
    Absent,
    Failure,
    InThread,
    Outgoing,
    Permanent,
    Reason,
    Reconciliation,
    Sent,
    Target,
    Unknown,
)


def says_how_much_it_can_put_together(stage: Stage) -> None:
    """Its limits are limits: a thread is of two posts at least, and stands below something."""
    capabilities = stage.connector.capabilities
    if capabilities.thread_max or capabilities.comment_limit:
        assert capabilities.threads
        assert capabilities.publishes
    assert capabilities.thread_max != 1
    if capabilities.comment_limit and capabilities.text_limit is not None:
        assert capabilities.comment_limit <= capabilities.text_limit


def puts_our_own_below_our_own(stage: Stage) -> None:
    """All that it needs is what the network called the post before.

    Where words alone can only answer, what answers nothing is refused and leaves no trace.
    """
    capabilities = stage.connector.capabilities
    if not capabilities.publishes or capabilities.needs_film:
        refused = _caught(stage, _post(stage, 1))
        assert isinstance(refused, Permanent), refused
        assert refused.reason in {Reason.REJECTED, Reason.MEDIA_REFUSED}
        assert stage.published() == 0
        return
    names = [_said(stage, _post(stage, 1))]
    for number in range(2, _length(stage) + 1):
        names.append(_said(stage, _post(stage, number, below=names[-1])))
    assert [stage.below(name) for name in names[1:]] == names[:-1]
    assert not stage.below(names[0])


def finds_what_was_lost_in_the_middle(stage: Stage) -> None:
    """A post that the network took without an answer is found where it stands.

    Where the network shows nothing of ours, a person finds out: nothing is called absent, or it
    would be said twice, and it gets no name, without which nothing behind it is said.
    """
    lost, above = _second_of_two(stage)
    stage.accept_and_hang_up()
    assert isinstance(_caught(stage, lost), Unknown)
    taken = stage.published()
    found = _looked_for(stage, lost)
    if _is_blind(stage):
        assert isinstance(found, Permanent), found
    else:
        assert isinstance(found, Sent), found
        assert stage.below(found.remote_id) == above
    assert stage.published() == taken


def finds_no_post_that_never_came(stage: Stage) -> None:
    """The one before is not taken for the one that was lost on its way there."""
    lost, _above = _second_of_two(stage)
    before = stage.published()
    stage.hang_up()
    assert isinstance(_caught(stage, lost), Unknown)
    found = _looked_for(stage, lost)
    assert isinstance(found, Permanent if _is_blind(stage) else Absent), found
    assert stage.published() == before


def _second_of_two(stage: Stage) -> tuple[Outgoing, str]:
    """Say a first post; return what follows it, and the name of what that stands below.

    Where there are no threads both stand below what they answer, or each by itself.
    """
    if _length(stage) > 1:
        first = _said(stage, _post(stage, 1))
        return _post(stage, 2, below=first), first
    first = _said(stage, stage.outgoing("Number 1.", "key-thread-1"))
    return stage.outgoing("Number 2.", "key-thread-2"), stage.below(first)


def _is_blind(stage: Stage) -> bool:
    return stage.connector.capabilities.reconciliation is Reconciliation.NONE


def _length(stage: Stage) -> int:
    capabilities = stage.connector.capabilities
    return 3 if capabilities.thread_max else 2 if capabilities.comment_limit else 1


def _post(stage: Stage, number: int, *, below: str = "") -> Outgoing:
    words = stage.outgoing(f"Number {number}.", f"key-thread-{number}")
    if below and not stage.connector.capabilities.answers_with_media:
        words = replace(words, rendition=replace(words.rendition, media=()))
    place = InThread(number=number, of=3, follows="0" * 64 if below else "")
    return replace(words, thread=place, target=Target(remote_id=below) if below else None)


def _caught(stage: Stage, outgoing: Outgoing) -> Sent | Failure | object:
    try:
        return stage.connector.send(stage.access(), outgoing)
    except Failure as failure:
        return failure


def _looked_for(stage: Stage, outgoing: Outgoing) -> Sent | Absent | Failure | object:
    try:
        return stage.connector.look_again(stage.access(), outgoing)
    except Failure as failure:
        return failure


def _said(stage: Stage, outgoing: Outgoing) -> str:
    outcome = stage.connector.send(stage.access(), outgoing)
    assert isinstance(outcome, Sent), outcome
    return outcome.remote_id


THREADING: tuple[Callable[[Stage], None], ...] = (
    says_how_much_it_can_put_together,
    puts_our_own_below_our_own,
    finds_what_was_lost_in_the_middle,
    finds_no_post_that_never_came,
)
