"""T15: looking at an address changes nothing, whoever looks: people, previews, scanners.

The addresses are read from the house itself, as for O13.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clarion.config.urls import OUTSIDE
from clarion.people import actions as people
from clarion.people import queries
from tests.makers.desk import Desk
from tests.makers.people import NOW, a_role_id
from tests.screens.conftest import Screen
from tests.screens.test_o13_offices import ALL, MAKERS, Address, addresses
from tests.screens.test_o13_offices import theirs as _theirs

pytestmark = pytest.mark.django_db

CHANGES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "SELECT PG_NOTIFY")
# What looking leaves behind, each with its reason.
TRACES = {
    "django_session": "the library keeps a visitor's session alive",
    "listening_look": "whoever opens a mention has looked at it, and looks are counted",
    "usersessions_usersession": "the list of one's sessions says when each was last used",
}
theirs = _theirs

# Ours, outside of any office, that need no secret.
OPEN = sorted(
    (one for one in addresses(OUTSIDE) if not one.needs), key=lambda address: address.view
)


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.view)
def test_t15_looking_at_an_address_of_an_office_changes_nothing(
    screen: Screen, theirs: Desk, address: Address
) -> None:
    named = {name: MAKERS[name](theirs) for name in address.needs}
    screen.sign_in(theirs.chief)
    slug = queries.office(theirs.office_id).slug
    place = reverse(address.view, kwargs={"office": slug, **named})
    # A live screen lets its connection to the database go before it streams: looked at once.
    for method in ("get",) if address.view == "desk:live" else ("get", "head"):
        status, changes = look(screen, place, method)
        assert status in {200, 302, 404, 405}, status
        assert not changes


@pytest.mark.parametrize("address", OPEN, ids=lambda address: address.view)
def test_t15_looking_at_an_open_address_changes_nothing(
    screen: Screen, theirs: Desk, address: Address
) -> None:
    screen.sign_in(theirs.chief)
    _, changes = look(screen, reverse(address.view), "get")
    assert not changes


def test_t15_an_invitation_survives_whatever_looks_at_its_link_first(
    screen: Screen, theirs: Desk
) -> None:
    role_id = a_role_id(office_id=theirs.office_id, name="Contact handler")
    secret = people.invite(email="ana@example.org", role_id=role_id, by=theirs.chief, at=NOW).secret
    place = reverse("invitation", kwargs={"secret": secret})
    for _ in range(3):
        _, changes = look(screen, place, "get")
        assert not changes
    assert queries.open_invitations(office_id=theirs.office_id, at=NOW)


def test_t15_a_visitors_link_survives_whatever_looks_at_it_first(
    screen: Screen, theirs: Desk
) -> None:
    secret = people.offer_welcome(office_id=theirs.office_id, at=NOW)
    for _ in range(3):
        _, changes = look(screen, reverse("town", kwargs={"secret": secret}), "get")
        assert not changes
    people.welcome_visitor(secret=secret, at=NOW)


def look(screen: Screen, place: str, method: str) -> tuple[int, list[str]]:
    """Return how an address answers, and every change that looking at it made."""
    with CaptureQueriesContext(connection) as asked:
        response = getattr(screen.client, method)(place)
    said = [query["sql"] for query in asked.captured_queries]
    return response.status_code, [one[:200] for one in said if is_change(one)]


def is_change(sql: str) -> bool:
    return sql.upper().startswith(CHANGES) and not any(f'"{table}"' in sql for table in TRACES)


def test_a_change_is_noticed(screen: Screen, theirs: Desk) -> None:
    with CaptureQueriesContext(connection) as asked:
        people.open_team(name="Roads", by=theirs.chief, at=NOW)
    assert any(is_change(query["sql"]) for query in asked.captured_queries)
