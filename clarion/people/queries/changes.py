"""Which changes of powers wait for a second person, and who could agree to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.people.models import Change, Invitation, Staff
from clarion.people.queries.colleagues import staff_with
from clarion.people.rules.four_eyes import CHANGE, Kind, OwnChange, WouldGain, refuse_agreement

_NONE: frozenset[Power] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNow:
    """One that waits. `whom`: a name, an address or a role, which is about `people`.

    `powers` is what they would have in `role`, `had` what they have now.
    """

    id: int
    kind: Kind
    membership_id: int | None
    role_id: int | None
    invitation_id: int | None
    whom: str
    before: str
    role: str
    powers: frozenset[Power]
    had: frozenset[Power]
    people: tuple[str, ...]
    proposed_at: datetime
    proposed_by: str
    proposed_by_id: int
    gaining: frozenset[int]

    def is_by(self, staff_id: int) -> bool:
        """Say whether this person has proposed it."""
        return self.proposed_by_id == staff_id

    def may_be_agreed_by(self, staff_id: int) -> bool:
        """Say whether somebody who manages people may agree to it."""
        try:
            refuse_agreement(person=staff_id, proposer=self.proposed_by_id, gaining=self.gaining)
        except (OwnChange, WouldGain):
            return False
        return True


def changes_waiting(*, office_id: int) -> list[ChangeNow]:
    """Return what waits in an office, the earliest first."""
    rows = list(
        Change.objects.of(office_id)
        .filter(state=CHANGE.start)
        .select_related("membership__staff", "membership__role", "role", "invitation")
        .order_by("id")
    )
    names = _names(who for row in rows for who in row.gaining) if rows else {}
    return [_now(row, names) for row in rows]


def changes_to_agree(*, actor: Actor) -> int:
    """Count what waits for this very person: neither their own nor about themselves."""
    rows = Change.objects.of(actor.office_id).filter(state=CHANGE.start)
    rows = rows.exclude(proposed_by_id=actor.staff_id)
    return int(rows.exclude(gaining__contains=[f"staff:{actor.staff_id}"]).count())


def manages_alone(*, actor: Actor) -> bool:
    """Say whether nobody else manages people in this person's office."""
    managing = staff_with(office_id=actor.office_id, power=Power.MANAGE_PEOPLE)
    return not set(managing) - {actor.staff_id}


def _names(gaining: Iterable[str]) -> dict[str, str]:
    """Return a name for each `staff:4`, and an address for each `invitation:9`."""
    numbers: dict[str, list[int]] = {"staff": [], "invitation": []}
    for who in gaining:
        kind, _colon, number = who.partition(":")
        numbers[kind].append(int(number))
    staff = Staff.objects.filter(pk__in=numbers["staff"]).values_list("pk", "name")
    invited = Invitation.objects.filter(pk__in=numbers["invitation"]).values_list("pk", "email")
    return {f"staff:{pk}": name for pk, name in staff} | {
        f"invitation:{pk}": email for pk, email in invited
    }


def _now(row: Change, names: dict[str, str]) -> ChangeNow:
    member, role, kind = row.membership, row.role, Kind(row.kind)
    whom = {
        Kind.SHAPE: role and role.name,
        Kind.INVITATION: row.invitation and row.invitation.email,
    }
    had = role.powers_now() if role and kind is Kind.SHAPE else _NONE
    return ChangeNow(
        id=row.pk,
        kind=kind,
        membership_id=row.membership_id,
        role_id=row.role_id,
        invitation_id=row.invitation_id,
        whom=whom.get(kind) or (member.staff.name if member else ""),
        before=member.role.name if member else "",
        role=role.name if role else "",
        powers=row.powers_then(),
        had=member.role.powers_now() if member else had,
        people=tuple(names[who] for who in row.gaining if who in names),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposed_by_id=row.proposed_by_id,
        gaining=row.staff_gaining(),
    )
