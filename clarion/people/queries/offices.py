"""Which offices there are, and as whom a person enters one."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse

from clarion.kit.actor import Actor, Power
from clarion.people.models import Membership, Office, Staff
from clarion.people.rules.mode import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """An office as other rooms and every screen need it."""

    id: int
    name: str
    slug: str
    exercise: bool
    zone: str
    languages: tuple[str, ...]
    laws: tuple[str, ...]  # of which countries, by their short names

    @property
    def mode(self) -> str:
        """`live` or `exercise`, as every screen shows it."""
        return (Mode.EXERCISE if self.exercise else Mode.LIVE).value

    @property
    def own_url(self) -> str:
        """Where its public pages stand under a name of its own; empty where it has none."""
        return str(settings.NEWS_URLS.get(self.slug, ""))

    @property
    def public_url(self) -> str:
        """Where its public pages stand, without a slash at the end."""
        return self.own_url or str(settings.PUBLIC_URL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """An office as one person enters it; `second_factor` says whether they have one."""

    office: OfficeCard
    actor: Actor
    second_factor: bool


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Staff


class OfficeRequest(StaffRequest):
    """A request for something in an office, after its doorkeeper let the person in."""

    office: OfficeCard
    actor: Actor
    second_factor: bool


def office_by_slug(slug: str) -> OfficeCard | None:
    """Return the office at this address."""
    office = Office.objects.filter(slug=slug).first()
    return _card(office) if office else None


def office(office_id: int) -> OfficeCard:
    """Return an office by its number, which the caller knows to exist."""
    return _card(Office.objects.get(pk=office_id))


def web_address(*, office_id: int, view: str, **of: int) -> str:
    """Return where a page of an office is found, for whoever reads it in a letter.

    `of`: the numbers in its address, such as that of a hold.
    """
    where = {"office": office(office_id).slug, **of}
    return f"{settings.PUBLIC_URL}{reverse(view, kwargs=where)}"


def offices() -> list[OfficeCard]:
    """Return every office of this installation, for the clockwork and the command line."""
    return [_card(one) for one in Office.objects.order_by("id")]


def awaits_first_run() -> bool:
    """Say whether this installation has no live office yet."""
    return not Office.objects.filter(mode=Mode.LIVE.value).exists()


def entrance(*, slug: str, staff_id: int) -> Entrance | None:
    """Return the office at this address as a person enters it, or None if they do not belong."""
    membership = (
        Membership.objects.filter(
            office__slug=slug, staff_id=staff_id, ended_at=None, staff__is_active=True
        )
        .select_related("staff", "role", "office")
        .annotate(second_factor=has_second_factor())
        .first()
    )
    if membership is None:
        return None
    return Entrance(
        office=_card(membership.office),
        actor=membership.actor(),
        second_factor=membership.second_factor,
    )


def has_second_factor() -> Exists:
    """Say of each membership whether its person has an app, a passkey or recovery codes."""
    return Exists(Authenticator.objects.filter(user_id=OuterRef("staff_id")))


def person(staff_id: int) -> Staff:
    """Return somebody who can sign in, by their number, which the caller knows to exist."""
    return Staff.objects.get(pk=staff_id)


def actor_in(*, office_id: int, staff_id: int) -> Actor | None:
    """Return a person as they may act in an office, or None if they do not work there."""
    membership = (
        Membership.objects.of(office_id)
        .filter(staff_id=staff_id, ended_at=None, staff__is_active=True)
        .select_related("staff", "role", "office")
        .first()
    )
    return membership.actor() if membership else None


def actor_anywhere(*, staff_id: int) -> Actor | None:
    """Return a person as they act in one of their offices, a live one first, or None.

    It is for what somebody says of themselves, outside of any one office.
    """
    found = (actor_in(office_id=one.id, staff_id=staff_id) for one in offices_of(staff_id))
    return next((one for one in found if one is not None), None)


def offices_of(staff_id: int) -> list[OfficeCard]:
    """Return the offices in which a person works, live ones first."""
    memberships = (
        Membership.objects.filter(staff_id=staff_id, ended_at=None)
        .select_related("office")
        .order_by("-office__mode", "office__name")
    )
    return [_card(one.office) for one in memberships]


def office_ids_of(*, staff_id: int, power: Power | None = None) -> frozenset[int]:
    """Return the numbers of the offices in which a person works, or holds one power."""
    memberships = Membership.objects.filter(staff_id=staff_id, ended_at=None)
    if power is not None:
        memberships = memberships.filter(role__powers__contains=[power.value])
    return frozenset(memberships.values_list("office_id", flat=True))


def _card(office: Office) -> OfficeCard:
    return OfficeCard(
        id=office.pk,
        name=office.name,
        slug=office.slug,
        exercise=office.exercise,
        zone=office.zone,
        languages=tuple(office.languages),
        laws=tuple(office.laws),
    )
