"""Who works here, and as whom they act."""

from dataclasses import dataclass

from clarion.kit.actor import Actor
from clarion.people.models import Membership, Office, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """An office as other rooms and every screen need it."""

    id: int
    name: str
    slug: str
    exercise: bool
    zone: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody to whom work can be given."""

    staff_id: int
    name: str
    role: str
    team_id: int | None
    team: str


def office_by_slug(slug: str) -> OfficeCard | None:
    """Return the office at this address."""
    office = Office.objects.filter(slug=slug).first()
    return _card(office) if office else None


def office(office_id: int) -> OfficeCard:
    """Return an office by its number, which the caller knows to exist."""
    return _card(Office.objects.get(pk=office_id))


def offices() -> list[OfficeCard]:
    """Return every office of this installation, for the clockwork and the command line."""
    return [_card(one) for one in Office.objects.order_by("id")]


def actor_in(*, office_id: int, staff_id: int) -> Actor | None:
    """Return a person as they may act in an office, or None if they do not work there."""
    membership = (
        Membership.objects.of(office_id)
        .filter(staff_id=staff_id, ended_at=None, staff__is_active=True)
        .select_related("staff", "role", "office")
        .first()
    )
    return membership.actor() if membership else None


def offices_of(staff_id: int) -> list[OfficeCard]:
    """Return the offices in which a person works, live ones first."""
    memberships = (
        Membership.objects.filter(staff_id=staff_id, ended_at=None)
        .select_related("office")
        .order_by("-office__mode", "office__name")
    )
    return [_card(one.office) for one in memberships]


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


def teams(*, office_id: int) -> list[tuple[int, str]]:
    """Return the teams of an office as number and name."""
    return list(Team.objects.of(office_id).order_by("name").values_list("id", "name"))


def _card(office: Office) -> OfficeCard:
    return OfficeCard(
        id=office.pk,
        name=office.name,
        slug=office.slug,
        exercise=office.exercise,
        zone=office.zone,
        languages=tuple(office.languages),
    )
