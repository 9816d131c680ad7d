"""Who works in an office, as those who give them work need to know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from clarion.kit.actor import Power
from clarion.people.models import Membership, Staff, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody to whom work can be given."""

    staff_id: int
    name: str
    role: str
    team_id: int | None
    team: str


def colleagues(*, office_id: int) -> list[Colleague]:
    """Return everybody who works in an office, by name."""
    memberships = (
        Membership.objects.of(office_id)
        .filter(ended_at=None, staff__is_active=True)
        .select_related("staff", "role", "team")
        .order_by("staff__name")
    )
    return [
        Colleague(
            staff_id=one.staff_id,
            name=one.staff.name,
            role=one.role.name,
            team_id=one.team_id,
            team=one.team.name if one.team else "",
        )
        for one in memberships
    ]


def here_since(*, office_id: int, staff_ids: Collection[int] | None = None) -> dict[int, datetime]:
    """Return since when people have worked in an office without a break; by number."""
    rows = Membership.objects.of(office_id).filter(ended_at=None, staff__is_active=True)
    if staff_ids is not None:
        rows = rows.filter(staff_id__in=staff_ids)
    return dict(rows.values_list("staff_id", "since_at"))


def staff_with(*, office_id: int, power: Power) -> list[int]:
    """Return the numbers of those whose role in an office includes a power."""
    rows = Membership.objects.of(office_id).filter(ended_at=None, staff__is_active=True)
    rows = rows.filter(role__powers__contains=[power.value])
    return list(rows.order_by("staff_id").values_list("staff_id", flat=True))


def names_with(*, office_id: int, power: Power) -> list[str]:
    """Return the names of those whose role in an office includes a power, in their order."""
    rows = Membership.objects.of(office_id).filter(ended_at=None, staff__is_active=True)
    rows = rows.filter(role__powers__contains=[power.value])
    return list(rows.order_by("staff__name").values_list("staff__name", flat=True))


def named_with(*, office_id: int, power: Power) -> dict[int, tuple[str, str]]:
    """Return name and role of those whose role in an office includes a power, by name."""
    rows = Membership.objects.of(office_id).filter(ended_at=None, staff__is_active=True)
    rows = rows.filter(role__powers__contains=[power.value]).order_by("staff__name", "staff_id")
    found = rows.values_list("staff_id", "staff__name", "role__name")
    return {number: (name, role) for number, name, role in found}


def teams(*, office_id: int) -> list[tuple[int, str]]:
    """Return the teams of an office as number and name."""
    return list(Team.objects.of(office_id).order_by("name").values_list("id", "name"))


def is_known(*, email: str) -> bool:
    """Say whether anybody who signs in here, in whatever office, has this address."""
    return Staff.objects.filter(email__iexact=email.strip()).exists()
