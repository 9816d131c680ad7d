"""O13: nobody reaches another office, or anything in it, by any address of the house.

The addresses are read from the house itself. An address that names an object needs a line in
MAKERS, which makes such an object in somebody else's office; one without a line fails the test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, URLResolver, reverse

from clarion.config.urls import IN_AN_OFFICE, urlpatterns
from clarion.kit.actor import Actor
from clarion.people import actions, queries
from clarion.people.rules.addresses import RESERVED
from tests.makers.people import NOW, a_person, a_role_id, an_actor, an_office, membership_id
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

Names = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address below an office: its view's full name and the words it needs."""

    view: str
    needs: frozenset[str]


def addresses(
    patterns: list[URLPattern | URLResolver],
    spaces: tuple[str, ...] = (),
    needs: frozenset[str] = frozenset(),
) -> Iterator[Address]:
    for pattern in patterns:
        more = needs | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from addresses(pattern.url_patterns, inside, more)
        else:
            yield Address(view=":".join((*spaces, str(pattern.name))), needs=more)


def a_member(by: Actor) -> Names:
    return {"membership_id": membership_id(a_person(by=by))}


def a_role(by: Actor) -> Names:
    return {"role_id": a_role_id(office_id=by.office_id, name="Contact handler")}


def a_team(by: Actor) -> Names:
    return {"team_id": actions.open_team(name="Roads", by=by, at=NOW)}


def an_invitation(by: Actor) -> Names:
    role_id = a_role_id(office_id=by.office_id, name="Contact handler")
    actions.invite(email="ana@example.org", role_id=role_id, by=by, at=NOW)
    return {"invitation_id": queries.open_invitations(office_id=by.office_id, at=NOW)[0].id}


# Which object an address names, made by the administrator of another office.
MAKERS: dict[str, Callable[[Actor], Names]] = {
    "membership_id": a_member,
    "role_id": a_role,
    "team_id": a_team,
    "invitation_id": an_invitation,
}

ALL = sorted(addresses(IN_AN_OFFICE), key=lambda address: address.view)


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.view)
def test_o13_answers_404_to_a_stranger_and_for_a_strangers_things(
    screen: Screen, address: Address
) -> None:
    """The same person is a stranger in the other office, and its things are strange in theirs."""
    theirs = an_actor(office_id=an_office())
    ours = an_actor(office_id=an_office())
    named: Names = {}
    for name in address.needs:
        assert name in MAKERS, f"{address.view} names {name}: add a maker for it to MAKERS"
        named |= MAKERS[name](theirs)
    screen.sign_in(ours)
    refused(screen, address, theirs.office_id, named)
    if named:
        refused(screen, address, ours.office_id, named)


def refused(screen: Screen, address: Address, office_id: int, named: Names) -> None:
    slug = queries.office(office_id).slug
    place = reverse(address.view, kwargs={"office": slug, **named})
    answers = {screen.client.get(place).status_code, screen.client.post(place).status_code}
    assert answers <= {404, 405}, f"{place} answered {answers}"
    assert 404 in answers


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.view)
def test_o13_asks_whoever_is_signed_out_to_sign_in(screen: Screen, address: Address) -> None:
    """Before anybody is known, no address says whether its office exists."""
    named = dict.fromkeys(address.needs, 1)
    real = queries.office(an_office()).slug
    for slug in (real, "nowhere"):
        response = screen.client.get(reverse(address.view, kwargs={"office": slug, **named}))
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/sign-in/?next=")


def test_keeps_every_address_of_the_house_free_of_offices() -> None:
    outside = {str(pattern.pattern).partition("<")[0] for pattern in everything_outside()}
    first_words = {words.split("/")[0] for words in outside if words}
    assert first_words <= RESERVED, first_words - RESERVED


def everything_outside() -> Iterator[URLPattern | URLResolver]:
    for pattern in urlpatterns:
        inner = pattern.url_patterns if isinstance(pattern, URLResolver) else []
        yield from inner if not str(pattern.pattern) else [pattern]
