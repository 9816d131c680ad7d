"""How much waits for this very person, room by room: a count only where they can act."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from clarion.desk import queries as desk
from clarion.kit.actor import Actor, Power
from clarion.listening import queries as listening
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing import queries as publishing
from clarion.signoff import queries as signoff


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Everything is zero that this person could do nothing about."""

    signatures: int = 0
    unanswered: int = 0
    emergencies: int = 0
    reviews: int = 0
    overdue: int = 0
    statements: int = 0
    pictures: int = 0
    unsettled: int = 0
    late: int = 0
    review: int = 0
    parked: int = 0
    accounts: int = 0
    notices_undone: int = 0
    powers: int = 0
    agreements: int = 0
    listening: int = 0
    mentions_at_risk: int = 0
    broken: int = 0
    audited_late: int = 0
    overheard_late: int = 0
    untold: int = 0

    def in_room(self, name: str) -> int:
        """Return what the rail shows beside a room, by the namespace of its addresses."""
        counts = {
            "desk": self.broken + self.untold,
            "publishing": self.statements + self.pictures + self.agreements,
            "signoff": self.signatures,
            "postroom": self.unsettled + self.late + self.review + self.parked,
            "accounts": self.accounts,
            "people": self.powers,
            "listening": self.listening,
        }
        return counts.get(name, 0)


def waits(*, actor: Actor, at: datetime) -> Waits:
    """Count it. Each count is one question that an index answers."""
    office_id = actor.office_id
    may_settle, may_replay = actor.may(Power.SETTLE_UNKNOWN), actor.may(Power.REPLAY)
    may_publish = actor.may(Power.PUBLISH)
    may_sign, may_mend = actor.may(Power.SIGN), actor.may(Power.CONNECT_ACCOUNTS)
    door = postroom.waiting(office_id=office_id, at=at) if may_settle else None
    asked = _asked(actor, at) if may_sign or may_publish else None
    troubled = publishing.troubled(office_id=office_id, at=at) if may_publish else None
    owed = signoff.reviews_owed(office_id=office_id, at=at) if may_sign else signoff.Owed()
    heard = _heard(actor, at)
    return Waits(
        signatures=asked.signatures if asked and may_sign else 0,
        unanswered=asked.late if asked and may_sign else 0,
        emergencies=asked.emergencies if asked else 0,
        reviews=owed.owed,
        overdue=owed.overdue,
        statements=troubled.editions if troubled else 0,
        pictures=troubled.pictures if troubled else 0,
        unsettled=door.unsettled if door else 0,
        late=door.late if door else 0,
        review=door.review if door else 0,
        parked=postroom.parked_count(office_id=office_id) if may_replay else 0,
        accounts=postroom.accounts_to_mend(office_id=office_id) if may_mend else 0,
        notices_undone=people.notices_undone(office_id=office_id, at=at) if may_mend else 0,
        powers=people.changes_to_agree(actor=actor) if actor.may(Power.MANAGE_PEOPLE) else 0,
        agreements=publishing.to_agree_count(actor=actor),
        listening=heard.decisions + heard.sources + heard.risks,
        mentions_at_risk=heard.risks or _overheard(actor),
        audited_late=_audited_late(actor, at),
        overheard_late=heard.audited_late,
        broken=desk.broken_promises(office_id=office_id) if actor.may(Power.ANSWER) else 0,
        untold=desk.untold_matters(office_id=office_id) if actor.may(Power.ANSWER) else 0,
    )


def _audited_late(actor: Actor, at: datetime) -> int:
    if not actor.may(Power.ASSESS):
        return 0
    return desk.audited_late(office_id=actor.office_id, today=timezone.localdate(at))


def _heard(actor: Actor, at: datetime) -> listening.Waiting:
    if not actor.may(Power.LISTEN):
        return listening.Waiting()
    return listening.waiting(office_id=actor.office_id, staff_id=actor.staff_id, at=at)


def _overheard(actor: Actor) -> int:
    """Whoever says at the desk whether a life is at risk may look at this of listening alone."""
    if actor.may(Power.LISTEN) or not actor.may(Power.ASSESS):
        return 0
    return listening.dangers_waiting(office_id=actor.office_id)


def _asked(actor: Actor, at: datetime) -> signoff.Counts:
    return signoff.waiting(
        office_id=actor.office_id, staff_id=actor.staff_id, role=actor.role, at=at
    )
