"""A thread hangs together: each post of ours stands below the one before, and none is lost."""

from collections.abc import Callable
from dataclasses import replace

from clarion.channels.conformance.stage import Stage
from clarion.channels.contract import (
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

    Where nothing but answers can be said, the first is refused, and there is no thread.
    """
    try:
        names = [_said(stage, _post(stage, 1))]
    except Permanent as failure:
        if stage.connector.capabilities.publishes or failure.reason is not Reason.REJECTED:
            raise
        return
    for number in range(2, _length(stage) + 1):
        names.append(_said(stage, _post(stage, number, below=names[-1])))
    assert [stage.below(name) for name in names[1:]] == names[:-1]
    assert not stage.below(names[0])


def finds_what_was_lost_in_the_middle(stage: Stage) -> None:
    """A post of a thread that the network took without an answer is found where it stands."""
    if _length(stage) == 1:
        return
    blind = stage.connector.capabilities.reconciliation is Reconciliation.NONE
    first = _said(stage, _post(stage, 1))
    lost = _post(stage, 2, below=first)
    stage.accept_and_hang_up()
    found: object = None
    try:
        stage.connector.send(stage.access(), lost)
    except Unknown:
        if blind:
            return
        found = stage.connector.look_again(stage.access(), lost)
    assert isinstance(found, Sent), found
    assert stage.below(found.remote_id) == first


def _length(stage: Stage) -> int:
    capabilities = stage.connector.capabilities
    return 3 if capabilities.thread_max else 2 if capabilities.comment_limit else 1


def _post(stage: Stage, number: int, *, below: str = "") -> Outgoing:
    words = stage.outgoing(f"Number {number}.", f"key-thread-{number}")
    if below and not stage.connector.capabilities.answers_with_media:
        words = replace(words, rendition=replace(words.rendition, media=()))
    place = InThread(number=number, of=3, follows="0" * 64 if below else "")
    return replace(words, thread=place, target=Target(remote_id=below) if below else None)


def _said(stage: Stage, outgoing: Outgoing) -> str:
    outcome = stage.connector.send(stage.access(), outgoing)
    assert isinstance(outcome, Sent), outcome
    return outcome.remote_id


THREADING: tuple[Callable[[Stage], None], ...] = (
    says_how_much_it_can_put_together,
    puts_our_own_below_our_own,
    finds_what_was_lost_in_the_middle,
)
