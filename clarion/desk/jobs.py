"""The desk's clockwork: new messages are triaged, answers are followed, nobody is forgotten."""

from contextlib import suppress
from datetime import timedelta

from clarion.desk import actions, queries
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, defer, each_office, every, hint, job, later
from clarion.people import queries as people

# What has arrived is triaged by its announcement; a sweep looks back so far for what was not.
_LOOK_BACK = timedelta(hours=6)
_EVER = timedelta(days=400)
# An answer may wait for a signature or behind a hold, and come back days after it left.
_ANSWERS_LAST = timedelta(days=14)
_GRACE = timedelta(seconds=3)
# A burst of messages has its cases by then.
_TRIAGED_WITHIN_SECONDS = 20
# Others wait on the same lane: so many turns, of a second or two each, and the rest later.
_LEARNT_AT_ONCE = 5


@job(lane=Lane.READ, one_for="office_id")
def triage_messages(*, office_id: int, message_ids: list[int]) -> None:
    """Give new messages their cases: these, and whatever has come after them."""
    first, by = min(message_ids), Actor.clockwork(office_id)
    while waiting := queries.untriaged_since(office_id=office_id, message_id=first):
        try:
            actions.triage(message_ids=waiting, by=by, at=clock.now())
        except Exception:  # whatever is wrong with one of them, the others need their cases
            _triage_each(waiting, by)
            raise


def _triage_each(message_ids: list[int], by: Actor) -> None:
    for one in message_ids:
        with suppress(Exception):  # the job has failed for it already, and says so
            actions.triage(message_ids=[one], by=by, at=clock.now())


@job(lane=Lane.READ)
def note_changes(*, office_id: int, message_ids: list[int]) -> None:
    """Follow edits and deletions; of what has no case yet once more, when it has been triaged."""
    by = Actor.clockwork(office_id)
    early = actions.note_changes(message_ids=message_ids, by=by, at=clock.now())
    if early:
        later(note_early, seconds=_TRIAGED_WITHIN_SECONDS, office_id=office_id, message_ids=early)


@job(lane=Lane.READ)
def note_early(*, office_id: int, message_ids: list[int]) -> None:
    """Follow edits and deletions of what had no case yet."""
    actions.note_changes(message_ids=message_ids, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ, about="case:")
def confirm_answer(*, office_id: int, dispatch_id: int, about: str, state: str) -> None:
    """Follow an answer through the door."""
    actions.confirm(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ, about="case:")
def send_signed(*, office_id: int, about: str, request_id: int, warrant_id: int) -> None:
    """Send what has been signed."""
    actions.send_signed(
        request_id=request_id,
        warrant_id=warrant_id,
        by=Actor.clockwork(office_id),
        at=clock.now(),
    )


@job(lane=Lane.READ, about="case:")
def take_back(*, office_id: int, about: str, request_id: int, final: bool = False) -> None:
    """Show why words were returned unsigned."""
    actions.take_back(request_id=request_id, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.SLOW, one_for="office_id")
def group_cases(*, office_id: int) -> None:
    """Find out which new cases say the same: all that have not been compared yet.

    On the lane where it delays nobody's triage: a case stands in the queue before it is compared.
    """
    before: list[int] = []
    while waiting := queries.uncompared(office_id=office_id, at=clock.now()):
        if waiting == before:  # what cannot be compared now is for the sweep, and not for ever
            return
        actions.group_cases(case_ids=waiting, by=Actor.clockwork(office_id), at=clock.now())
        before = waiting


@job(lane=Lane.SLOW)
def resolve_cases(*, office_id: int, matter_id: int, staff_id: int) -> None:
    """Resolve the answered cases of a matter that was resolved."""
    by = Actor.clockwork(office_id)
    actions.resolve_cases(matter_id=matter_id, staff_id=staff_id, by=by, at=clock.now())


@job(lane=Lane.SEND)
def send_copies(*, office_id: int, circular_id: int) -> None:
    """Put the first copies of an answer to all at the door; the sweep sees to the others."""
    now = clock.now()
    for office, copy_id in queries.copies_due(at=now, circular_id=circular_id):
        actions.send_copy(copy_id=copy_id, by=Actor.clockwork(office), at=now)


@job(lane=Lane.READ, about="matter:")
def begin_signed(*, office_id: int, about: str, request_id: int, warrant_id: int) -> None:
    """Let an answer to all leave that has been signed."""
    actions.begin_signed(
        request_id=request_id,
        warrant_id=warrant_id,
        by=Actor.clockwork(office_id),
        at=clock.now(),
    )


@job(lane=Lane.READ, about="matter:")
def give_back(*, office_id: int, about: str, request_id: int, final: bool = False) -> None:
    """Show why an answer to all was returned unsigned."""
    actions.give_back(request_id=request_id, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ)
def tell_of_promise(*, office_id: int, promise_id: int, broken: bool) -> None:
    """Write to whoever has to see to a promise."""
    link = people.web_address(office_id=office_id, view="desk:promises")
    actions.tell_of_promise(
        promise_id=promise_id,
        broken=broken,
        link=f"{link}#promise-{promise_id}",
        by=Actor.clockwork(office_id),
        at=clock.now(),
    )


@every("*/2 * * * * *", lane=Lane.SEND)
def sweep_copies() -> None:
    """Put at the door what is due of answers to all."""
    now = clock.now()
    for office_id, copy_id in queries.copies_due(at=now):
        actions.send_copy(copy_id=copy_id, by=Actor.clockwork(office_id), at=now)


@every("5,25,45 * * * * *", lane=Lane.SLOW)
def learn_meanings() -> None:
    """Work out what the words mean that we have begun to know; a part of them at a time."""
    each_office(queries.offices_with_cases(), actions.learn_meanings, turns=_LEARNT_AT_ONCE)


@every("8,18,28,38,48,58 * * * * *", lane=Lane.SLOW)
def suggest_subjects() -> None:
    """Suggest what cases are about, where an office has taught it; a part of them at a time."""
    each_office(queries.offices_taught(), actions.suggest_subjects, turns=_LEARNT_AT_ONCE)


@job(lane=Lane.SLOW, one_for="office_id", priority=-10)
def recognize_messages(*, office_id: int) -> None:
    """Compare what was written with what we know, rumours above all, batch by batch."""
    if actions.recognize_messages(by=Actor.clockwork(office_id), at=clock.now()):
        defer(recognize_messages, office_id=office_id)


@every("3,13,23,33,43,53 * * * * *", lane=Lane.SLOW)
def sweep_unrecognized() -> None:
    """Have compared what was not."""
    for office_id in queries.offices_with_unrecognized(at=clock.now()):
        defer(recognize_messages, office_id=office_id)


@every("53 4 * * *", lane=Lane.SLOW)
def forget_meanings() -> None:
    """Forget what words mean that stand nowhere any more."""
    each_office(queries.offices_with_cases(), actions.forget_meanings)


@every("*/20 * * * * *", lane=Lane.SLOW)
def sweep_cases() -> None:
    """Compare what an announcement should have had compared already."""
    for office_id in queries.offices_with_uncompared(at=clock.now()):
        hint(group_cases, once=f"group:{office_id}", office_id=office_id)


@every("15 * * * * *", lane=Lane.READ)
def call_promises() -> None:
    """Remind of what is due soon, and call broken what is over."""
    now = clock.now()
    for office_id, promise_id in queries.promises_to_call(at=now):
        actions.call_promise(promise_id=promise_id, by=Actor.clockwork(office_id), at=now)


@every("45 * * * * *", lane=Lane.READ)
def sweep_signed_circulars() -> None:
    """Let leave what was signed and whose announcement was not heard."""
    for office_id, request_id, warrant_id in queries.circulars_signed():
        actions.begin_signed(
            request_id=request_id,
            warrant_id=warrant_id,
            by=Actor.clockwork(office_id),
            at=clock.now(),
        )


@every("*/5 * * * * *", lane=Lane.READ)
def sweep_messages() -> None:
    """Triage what an announcement should have had triaged already."""
    now = clock.now()
    for office_id, message_ids in queries.untriaged(begin=now - _LOOK_BACK, end=now - _GRACE):
        hint(
            triage_messages,
            once=f"triage:{office_id}",
            office_id=office_id,
            message_ids=message_ids,
        )


@every("41 * * * *", lane=Lane.SLOW)
def sweep_older_messages() -> None:
    """Triage what has no case however old it is: after a restore, a replay, a long night."""
    now = clock.now()
    for office_id, message_ids in queries.untriaged(begin=now - _EVER, end=now - _LOOK_BACK):
        hint(
            triage_messages,
            once=f"triage:{office_id}",
            office_id=office_id,
            message_ids=message_ids,
        )


@every("* * * * *", lane=Lane.READ)
def sweep_signed() -> None:
    """Send what was signed and whose announcement was not heard."""
    for one in queries.signed_and_waiting():
        actions.send_signed(
            request_id=one.request_id,
            warrant_id=one.warrant_id,
            by=Actor.clockwork(one.office_id),
            at=clock.now(),
        )


@every("*/30 * * * * *", lane=Lane.READ)
def sweep_answers() -> None:
    """Follow the answers whose end was announced and not heard."""
    for office_id, dispatch_id in queries.unconfirmed(begin=clock.now() - _ANSWERS_LAST):
        actions.confirm(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@every("* * * * *", lane=Lane.SLOW)
def release_stale() -> None:
    """Put pressing cases back into the queue that whoever has them does not look at."""
    now = clock.now()
    for office_id, case_id in queries.stale_assignments(at=now):
        actions.release(
            case_id=case_id,
            why="nobody looked at it for 30 minutes",
            by=Actor.clockwork(office_id),
            at=now,
        )


@every("23 * * * *", lane=Lane.SLOW)
def close_resolved() -> None:
    """Close what has been resolved for two weeks."""
    each_office(queries.offices_with_resolved_cases(), actions.close_resolved, turns=None)


@every("29 * * * *", lane=Lane.SLOW)
def close_matters() -> None:
    """Close the matters that have been resolved for two weeks."""
    each_office(queries.offices_with_resolved_matters(), actions.close_matters, turns=None)


@every("* * * * *", lane=Lane.SLOW)
def look_at_endings() -> None:
    """Look again who has not been told how a matter ended: no alarm is left that is over."""
    each_office(queries.offices_with_endings(at=clock.now()), actions.look_at_endings)


@every("17 5 * * *", lane=Lane.SLOW)
def draw_audits() -> None:
    """Draw the sample of the last week, once it is over."""
    each_office(queries.offices_with_cases(), actions.draw_audit)
