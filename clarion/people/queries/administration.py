"""Who works in an office, as those who look after its people need to know."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Sum

from clarion.kit.actor import Power
from clarion.kit.rows import Scoped
from clarion.people.models import Change, Invitation, Membership, Role, Team
from clarion.people.queries.offices import has_second_factor
from clarion.people.rules.four_eyes import CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person in one office. `locked`: too many wrong passwords, just now."""

    id: int
    staff_id: int
    name: str
    email: str
    role_id: int
    role: str
    team_id: int | None
    team: str
    since_at: datetime
    second_factor: bool
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvitation:
    """Somebody who was asked to come and has not answered yet. `waits`: for a second person."""

    id: int
    email: str
    role: str
    team: str
    invited_by: str
    expires_at: datetime
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """A role, what it includes, and how many people have it."""

    id: int
    name: str
    powers: frozenset[Power]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCard:
    """A team and the people in it."""

    id: int
    name: str
    people: tuple[str, ...]


def members(*, office_id: int, at: datetime) -> list[Member]:
    """Return everybody who works in an office, by name."""
    memberships = list(_current(office_id).order_by("staff__name"))
    locked = _locked((one.staff.email for one in memberships), at)
    return [_member(one, locked=one.staff.email in locked) for one in memberships]


def member(*, office_id: int, membership_id: int, at: datetime) -> Member:
    """Return one who works in an office; raises `NotFound`."""
    one = _current(office_id).get_or_refuse(pk=membership_id)
    return _member(one, locked=bool(_locked([one.staff.email], at)))


def open_invitations(*, office_id: int, at: datetime) -> list[OpenInvitation]:
    """Return the invitations that can be accepted, or wait for a second person; newest first."""
    waits = Exists(Change.objects.filter(invitation=OuterRef("pk"), state=CHANGE.start))
    rows = (
        Invitation.objects.of(office_id)
        .filter(accepted_at=None, withdrawn_at=None)
        .annotate(waits=waits)
        .filter(Q(expires_at__gt=at) | Q(waits=True))
        .select_related("role", "team", "invited_by")
        .order_by("-id")
    )
    return [
        OpenInvitation(
            id=row.pk,
            email=row.email,
            role=row.role.name,
            team=row.team.name if row.team else "",
            invited_by=row.invited_by.name,
            expires_at=row.expires_at,
            waits=row.waits,
        )
        for row in rows
    ]


def roles(*, office_id: int) -> list[RoleCard]:
    """Return the roles of an office, by name."""
    current = Membership.objects.of(office_id).filter(ended_at=None)
    people = Counter(current.values_list("role_id", flat=True))
    return [
        RoleCard(id=row.pk, name=row.name, powers=row.powers_now(), people=people[row.pk])
        for row in Role.objects.of(office_id).order_by("name")
    ]


def role(*, office_id: int, role_id: int) -> RoleCard:
    """Return one role of an office; raises `NotFound`."""
    row = Role.objects.of(office_id).get_or_refuse(pk=role_id)
    people = Membership.objects.of(office_id).filter(role=row, ended_at=None).count()
    return RoleCard(id=row.pk, name=row.name, powers=row.powers_now(), people=people)


def team_cards(*, office_id: int) -> list[TeamCard]:
    """Return the teams of an office with their people, by name."""
    people: dict[int, list[str]] = defaultdict(list)
    for one in _current(office_id).exclude(team=None).order_by("staff__name"):
        people[one.team_id].append(one.staff.name)
    return [
        TeamCard(id=row.pk, name=row.name, people=tuple(people[row.pk]))
        for row in Team.objects.of(office_id).order_by("name")
    ]


def powers_in(*, office_id: int) -> dict[int, frozenset[Power]]:
    """Return what each member of an office may do, by the membership's number."""
    return {one.pk: one.role.powers_now() for one in _current(office_id)}


def _current(office_id: int) -> Scoped:
    rows: Scoped = (
        Membership.objects.of(office_id)
        .filter(ended_at=None, staff__is_active=True)
        .select_related("staff", "role", "team")
        .annotate(second_factor=has_second_factor())
    )
    return rows


def _locked(emails: Iterable[str], at: datetime) -> set[str]:
    """Return those addresses for which somebody guessed too often a short while ago."""
    attempts = (
        AccessAttempt.objects.filter(
            username__in=list(emails), attempt_time__gt=at - settings.AXES_COOLOFF_TIME
        )
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    )
    return {attempt["username"] for attempt in attempts}


def _member(one: Membership, *, locked: bool) -> Member:
    return Member(
        id=one.pk,
        staff_id=one.staff_id,
        name=one.staff.name,
        email=one.staff.email,
        role_id=one.role_id,
        role=one.role.name,
        team_id=one.team_id,
        team=one.team.name if one.team else "",
        since_at=one.since_at,
        second_factor=one.second_factor,  # type: ignore[attr-defined]  # annotated
        locked=locked,
    )
