"""Colleagues of the town sign what the visitor has sent for signature, after reading it.

They also agree to what a visitor changes in who signs, so that one person can see the whole way.
"""

from datetime import datetime, timedelta

from clarion.exercises.actions.casting import administrator, reading
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.signoff import queries as signoff
from clarion.signoff.actions import agree_to_chain, agree_to_guest, agree_to_standing_word, sign

# Long enough to see it wait, and to take it back.
READS_FOR = timedelta(seconds=25)


def countersign(*, office_id: int, at: datetime) -> int:
    """Let each sign what they may sign and have read; return how many signatures that was."""
    if not people.office(office_id).exercise:
        return 0
    _agree(office_id, at)
    return sum(_sign(by, at) for by in reading(office_id))


def _sign(by: Actor, at: datetime) -> int:
    read = [
        one
        for one in signoff.open_requests(office_id=by.office_id)
        if at - one.waits_since >= READS_FOR
        and one.is_for(staff_id=by.staff_id, role=by.role, at=at)
    ]
    for one in read:
        sign(request_id=one.id, by=by, at=at)
    return len(read)


def _agree(office_id: int, at: datetime) -> None:
    """Let the administrator agree to guests, chains and standing words of somebody else."""
    by = administrator(office_id)
    if by is None or not by.may(Power.MANAGE_OFFICE):
        return
    for guest in signoff.proposed_guests(office_id=office_id):
        if at - guest.begun_at >= READS_FOR and guest.begun_by_id != by.staff_id:
            agree_to_guest(guest_id=guest.id, by=by, at=at)
    for chain in signoff.chains_to_agree(actor=by):
        if at - (chain.ending_at or chain.begun_at) >= READS_FOR:
            agree_to_chain(chain_id=chain.id, ends=not chain.proposed, by=by, at=at)
    for word in signoff.standing_to_agree(actor=by):
        if at - word.begun_at >= READS_FOR:
            agree_to_standing_word(standing_id=word.id, by=by, at=at)
