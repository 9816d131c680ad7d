"""Sending is honest: once under one name, and never sure of what cannot be known."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from clarion.channels.conformance.stage import Stage
from clarion.channels.contract import (
    Absent,
    Failure,
    Idempotency,
    Outgoing,
    Permanent,
    Reason,
    Reconciliation,
    Sent,
    Temporary,
    Unknown,
    length,
)

Outcome = Sent | Absent | Failure | object
# No connector may be led here; nothing listens on it.
INSIDE = "http://127.0.0.1:9/inside"
LIES = ("", "Everything is fine.", "rate limit", "Your post was created.", "token expired")


def publishes_once_under_one_key(stage: Stage) -> None:
    """The same key twice is one post: at once, or when it is looked for."""
    first = _sent(_send(stage, stage.outgoing("Once.", "key-once")))
    if stage.connector.capabilities.idempotency is Idempotency.NONE:
        return
    again = _send(stage, stage.outgoing("Once.", "key-once"))
    if isinstance(again, Unknown):
        again = _look(stage, stage.outgoing("Once.", "key-once"))
    assert _sent(again).remote_id == first.remote_id
    assert stage.published() == 1


def publishes_twice_under_two_keys(stage: Stage) -> None:
    """Two deliveries never share a name, even with the same words at the same instant."""
    first = _sent(_send(stage, stage.outgoing("Twice.", "key-a")))
    second = _sent(_send(stage, stage.outgoing("Twice.", "key-b")))
    assert first.remote_id != second.remote_id
    assert stage.published() == 2


def never_replaces_what_was_said(stage: Stage) -> None:
    """Other words under a key that was used are not published, nor the old ones changed."""
    if stage.connector.capabilities.idempotency is Idempotency.NONE:
        return
    first = _sent(_send(stage, stage.outgoing("The bridge is open.", "key-same")))
    again = _send(stage, stage.outgoing("The bridge is shut.", "key-same"))
    assert isinstance(again, Unknown), again
    assert _sent(_look(stage, stage.outgoing("-", "key-same"))).remote_id == first.remote_id
    assert stage.published() == 1


def knows_not_when_no_answer_came(stage: Stage) -> None:
    """A connection that broke after the network accepted is unknown, and is found again."""
    stage.accept_and_hang_up()
    assert isinstance(_send(stage, stage.outgoing("Lost.", "key-lost")), Unknown)
    _found_again(stage, stage.outgoing("Lost.", "key-lost"))
    assert stage.published() == 1


def takes_no_twin_for_the_lost_one(stage: Stage) -> None:
    """Where only words tell which post it was, two with the same words are left to a person."""
    _sent(_send(stage, stage.outgoing("Again.", "key-twin-a")))
    stage.accept_and_hang_up()
    lost = stage.outgoing("Again.", "key-twin-b")
    assert isinstance(_send(stage, lost), Unknown)
    found = _look(stage, lost)
    if stage.connector.capabilities.reconciliation in {
        Reconciliation.SEARCH_OWN,
        Reconciliation.NONE,
    }:
        assert isinstance(found, Failure), found
    else:
        _sent(found)


def knows_not_what_an_error_of_theirs_hides(stage: Stage) -> None:
    """A 5xx may have come after the work was done; so may a 4xx that nobody knows."""
    for number, status in enumerate((500, 502, 503, 504, 418)):
        stage.accept_and_answer(status)
        words = stage.outgoing(f"Hidden {number}.", f"key-hidden-{number}")
        assert isinstance(_send(stage, words), Unknown), status
        _found_again(stage, words)


def finds_nothing_where_nothing_is(stage: Stage) -> None:
    """A connection that broke before anything was done is unknown too, and then absent."""
    stage.hang_up()
    words = stage.outgoing("Never.", "key-never")
    assert isinstance(_send(stage, words), Unknown)
    _not_found(stage, words)
    assert stage.published() == 0


def looks_up_without_writing(stage: Stage) -> None:
    """To look is not to send."""
    _not_found(stage, stage.outgoing("Never.", "key-unsent"))
    assert stage.published() == 0


def goes_by_codes_and_never_by_words(stage: Stage) -> None:
    """Whatever an error says about itself, its code decides; an unknown one decides nothing."""
    for message in LIES:
        stage.refuse(400, "SomethingQuiteNew", message)
        outcome = _send(stage, stage.outgoing("New.", "key-new"))
        assert isinstance(outcome, Unknown), outcome
        assert outcome.reason is Reason.UNKNOWN_REFUSAL, message
        stage.refuse(429, "whatever", message)
        outcome = _send(stage, stage.outgoing("Soon.", "key-soon"))
        assert isinstance(outcome, Temporary), outcome
        assert outcome.reason is Reason.RATE_LIMITED, message
    assert stage.published() == 0


def refuses_what_is_too_long(stage: Stage) -> None:
    """One more than the limit is refused before anything leaves; the limit itself is not."""
    capabilities = stage.connector.capabilities
    if capabilities.text_limit is None:
        return
    just = "e\u0301" * capabilities.text_limit
    assert length(just, capabilities.counting) >= capabilities.text_limit
    if length(just, capabilities.counting) == capabilities.text_limit:
        _sent(_send(stage, stage.outgoing(just, "key-just")))
    before = stage.published()
    outcome = _send(stage, stage.outgoing(just + "x", "key-over"))
    assert isinstance(outcome, Permanent), outcome
    assert outcome.reason is Reason.TOO_LONG
    assert stage.published() == before


def is_not_led_inside(stage: Stage) -> None:
    """A redirect to a private address is followed by no call, whatever was allowed by name."""
    connector, access = stage.connector, stage.access()
    said = stage.outgoing("Said.", "key-said")
    known = _sent(_send(stage, said)).remote_id if connector.capabilities.figures else ""
    stage.send_elsewhere(INSIDE)
    reads: list[Callable[[], object]] = [lambda: connector.probe(access)]
    reads += [
        partial(connector.collect, access, stream, "") for stream in connector.capabilities.streams
    ]
    if not _is_blind(stage):
        reads.append(lambda: connector.look_again(access, stage.outgoing("Never.", "key-led")))
    if known:
        reads.append(lambda: connector.figures(access, (known,)))
    for read in reads:
        outcome = _caught(read)
        assert isinstance(outcome, Permanent), outcome
        assert outcome.reason is Reason.FORBIDDEN_ADDRESS
    assert isinstance(_send(stage, stage.outgoing("Never.", "key-led")), Failure)


def keeps_its_secrets(stage: Stage) -> None:
    """No failure and no value shows a secret, even when the network quotes it."""
    access = stage.access()
    shown = [repr(access), repr(stage.connector)]
    for secret in access.secrets.values():
        stage.refuse(400, "SomethingQuiteNew", f"What is {secret}?")
        outcome = _send(stage, stage.outgoing("Quoted.", "key-quoted"))
        assert isinstance(outcome, Failure)
        shown += [str(outcome), repr(outcome), repr(outcome.__context__)]
    renewal = _caught(lambda: stage.connector.renew(access))
    shown.append(repr(renewal))
    fresh = getattr(renewal, "secrets", {})
    for secret in (*access.secrets.values(), *fresh.values()):
        assert not secret or not any(secret in one for one in shown)


def says_when_a_session_is_needed(stage: Stage) -> None:
    """Without a session nothing is done, and a renewal is asked for; with it, all goes on."""
    if stage.connector.capabilities.token_life is None:
        return
    access = stage.access()
    bare = replace(
        access,
        secrets={
            question.name: access.secrets[question.name]
            for question in stage.connector.questions
            if question.secret
        },
    )
    outcome = _caught(lambda: stage.connector.send(bare, stage.outgoing("Hello.", "key-bare")))
    assert isinstance(outcome, Temporary), outcome
    assert outcome.reason is Reason.TOKEN_EXPIRED
    renewal = stage.connector.renew(bare)
    assert renewal is not None
    whole = renewal.onto(bare)
    _sent(_caught(lambda: stage.connector.send(whole, stage.outgoing("Hello.", "key-bare"))))


def _send(stage: Stage, outgoing: Outgoing) -> Outcome:
    return _caught(lambda: stage.connector.send(stage.access(), outgoing))


def _look(stage: Stage, outgoing: Outgoing) -> Outcome:
    return _caught(lambda: stage.connector.look_again(stage.access(), outgoing))


def _is_blind(stage: Stage) -> bool:
    """Whether the network shows nothing of what we said: then only a person can find out."""
    return stage.connector.capabilities.reconciliation is Reconciliation.NONE


def _found_again(stage: Stage, outgoing: Outgoing) -> None:
    found = _look(stage, outgoing)
    if _is_blind(stage):
        assert isinstance(found, Permanent), found
    else:
        _sent(found)


def _not_found(stage: Stage, outgoing: Outgoing) -> None:
    """What cannot be looked up is never called absent: that would have it written again."""
    found = _look(stage, outgoing)
    assert isinstance(found, Permanent if _is_blind(stage) else Absent), found


def _caught(call: Callable[[], object]) -> Outcome:
    try:
        return call()
    except Failure as failure:
        return failure


def _sent(outcome: Outcome) -> Sent:
    assert isinstance(outcome, Sent), outcome
    assert outcome.remote_id or outcome.proof
    return outcome


SENDING: tuple[Callable[[Stage], None], ...] = (
    publishes_once_under_one_key,
    publishes_twice_under_two_keys,
    never_replaces_what_was_said,
    knows_not_when_no_answer_came,
    takes_no_twin_for_the_lost_one,
    knows_not_what_an_error_of_theirs_hides,
    finds_nothing_where_nothing_is,
    looks_up_without_writing,
    goes_by_codes_and_never_by_words,
    refuses_what_is_too_long,
    is_not_led_inside,
    keeps_its_secrets,
    says_when_a_session_is_needed,
)
