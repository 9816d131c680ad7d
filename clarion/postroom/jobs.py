"""The postroom's clockwork: events and timetables, each leading to one action."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Job, Lane, defer, each, each_office, every, hint, job
from clarion.people import queries as people
from clarion.postroom import actions, queries

_EVERY_FIVE_SECONDS = "*/5 * * * * *"


@job(lane=Lane.RECEIVE, one_for="office_id")
def sort_office(*, office_id: int) -> None:
    """Sort everything that waits in one office."""
    while actions.sort_arrivals(by=Actor.clockwork(office_id), at=clock.now()):
        pass


@every(_EVERY_FIVE_SECONDS, lane=Lane.RECEIVE)
def sweep_arrivals() -> None:
    """Sort what an announcement should have had sorted already."""
    for office_id in queries.offices_with_unsorted(before=clock.now()):
        defer(sort_office, office_id=office_id)


@job(lane=Lane.SLOW)
def scan_office(*, office_id: int) -> None:
    """Have the virus scanner look at what residents sent to one office."""
    actions.scan_attachments(by=Actor.clockwork(office_id), at=clock.now())


@every(_EVERY_FIVE_SECONDS, lane=Lane.SLOW)
def scan_due() -> None:
    """Have it look at whatever it has not looked at yet."""
    for office_id in queries.offices_unscanned():
        hint(scan_office, once=f"scan:{office_id}", office_id=office_id)


@job(lane=Lane.RECEIVE)
def collect_stream(*, office_id: int, stream_id: int) -> None:
    """Read one stream."""
    actions.collect(stream_id=stream_id, by=Actor.clockwork(office_id), at=clock.now())


@every(_EVERY_FIVE_SECONDS, lane=Lane.RECEIVE)
def collect_due() -> None:
    """Read the streams whose time has come, side by side."""
    for due in queries.streams_due(at=clock.now()):
        hint(
            collect_stream,
            once=f"collect:{due.stream_id}",
            office_id=due.office_id,
            stream_id=due.stream_id,
        )


@job(lane=Lane.SEND)
def deliver_one(*, office_id: int, dispatch_id: int) -> None:
    """Deliver what has just been queued; a film goes where it holds nobody up."""
    if queries.brings_film(office_id=office_id, dispatch_id=dispatch_id):
        _hint_delivery(deliver_film, office_id, dispatch_id)
    else:
        actions.deliver(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.SLOW, lock="film")
def deliver_film(*, office_id: int, dispatch_id: int) -> None:
    """Hand over the next part of a film. One at a time, as the whole of it lies in memory."""
    actions.deliver(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@every(_EVERY_FIVE_SECONDS, lane=Lane.SEND)
def deliver_due() -> None:
    """Deliver what is due, late, or to be tried again."""
    for due in queries.dispatches_due(at=clock.now()):
        task = deliver_film if due.film else deliver_one
        _hint_delivery(task, due.office_id, due.dispatch_id)


def _hint_delivery(task: Job, office_id: int, dispatch_id: int) -> None:
    hint(task, once=f"deliver:{dispatch_id}", office_id=office_id, dispatch_id=dispatch_id)


@job(lane=Lane.SEND)
def look_at_one(*, office_id: int, dispatch_id: int) -> None:
    """Look up something of which we do not know whether it was said."""
    actions.look_again(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@every("*/2 * * * * *", lane=Lane.SEND)
def look_again_due() -> None:
    """Look up what is unknown, and take what the dead were sending for unknown."""
    try:
        each_office(queries.offices_with_ended_leases(at=clock.now()), actions.end_leases)
    finally:
        for due in queries.looks_due(at=clock.now()):
            hint(
                look_at_one,
                once=f"look:{due.dispatch_id}",
                office_id=due.office_id,
                dispatch_id=due.dispatch_id,
            )


@job(lane=Lane.SLOW)
def count_one(*, office_id: int, account_id: int) -> None:
    """Ask one network how far what one account said has gone."""
    actions.look_at_figures(account_id=account_id, by=Actor.clockwork(office_id), at=clock.now())


@every("* * * * *", lane=Lane.SLOW)
def count_due() -> None:
    """Ask about what is due, account by account."""
    for due in queries.figures_due(at=clock.now()):
        hint(
            count_one,
            once=f"figures:{due.account_id}",
            office_id=due.office_id,
            account_id=due.account_id,
        )


@every("*/5 * * * *", lane=Lane.SLOW)
def watch_accounts() -> None:
    """Notice tokens that end soon and streams that have fallen silent."""
    each_office(queries.offices_with_accounts(), actions.watch_accounts)


@every("*/5 * * * *", lane=Lane.SLOW)
def renew_tokens() -> None:
    """Renew what ends soon even when nothing is being sent or read."""
    for due in queries.renewals_due(at=clock.now()):
        actions.renew_account(
            account_id=due.account_id, by=Actor.clockwork(due.office_id), at=clock.now()
        )


@job(lane=Lane.SLOW)
def audit_one(*, office_id: int, stream_id: int) -> None:
    """Compare one stream with what we have."""
    actions.audit_stream(stream_id=stream_id, by=Actor.clockwork(office_id), at=clock.now())


@every("17 3 * * *", lane=Lane.SLOW)
def audit_nightly() -> None:
    """Compare every stream with what we have, once a night."""
    for stream in queries.streams():
        audit_one.defer(office_id=stream.office_id, stream_id=stream.stream_id)


@job(lane=Lane.SEND)
def carry_one(*, office_id: int, notice_id: int) -> None:
    """Carry a notice to whom it is for."""
    actions.carry_notice(notice_id=notice_id, by=Actor.clockwork(office_id), at=clock.now())


@every("*/10 * * * * *", lane=Lane.SEND)
def carry_due() -> None:
    """Carry the notices whose time has come, the urgent ones first."""
    for office_id, notice_id in people.notices_due(at=clock.now()):
        hint(carry_one, once=f"notice:{notice_id}", office_id=office_id, notice_id=notice_id)


@job(lane=Lane.READ)
def tell_of_trouble(*, office_id: int, account_id: int) -> None:
    """Tell whoever connects accounts that one of them must be mended."""
    link = people.web_address(office_id=office_id, view="accounts:accounts")
    by = Actor.clockwork(office_id)
    actions.tell_of_trouble(account_id=account_id, link=link, by=by, at=clock.now())


@every("15,45 * * * * *", lane=Lane.READ)
def tell_of_lateness() -> None:
    """Tell whoever settles such things that something has not left in time."""
    each(queries.offices_with_late(at=clock.now()), _tell_of_lateness)


def _tell_of_lateness(office_id: int) -> None:
    link = people.web_address(office_id=office_id, view="postroom:unsettled")
    actions.tell_of_lateness(link=link, by=Actor.clockwork(office_id), at=clock.now())


@every("20 * * * * *", lane=Lane.READ)
def tell_of_holds() -> None:
    """Tell whoever may lift a hold that it is to be looked at again by now."""
    for office_id, hold_id in queries.holds_to_look_at(at=clock.now()):
        link = people.web_address(office_id=office_id, view="postroom:hold", hold_id=hold_id)
        by = Actor.clockwork(office_id)
        actions.tell_of_hold(hold_id=hold_id, link=link, by=by, at=clock.now())
