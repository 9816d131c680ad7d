"""The `screen`: a browser without a window, that looks at every page with a strict eye."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clarion.config.frame import frame
from clarion.kit.actor import Actor
from clarion.people import queries
from tests.screens.page import Page, read


class Screen:
    """Asks for pages as one person, or as nobody in particular."""

    def __init__(self) -> None:
        """Begin signed out."""
        self.client = Client()

    def sign_in(self, actor: Actor) -> None:
        """Go on as this person."""
        assert actor.staff_id is not None
        self.client.force_login(
            queries.person(actor.staff_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )

    def open(self, address: str, *, queries: int, status: int = 200, **headers: str) -> Page:
        """Look at a page that takes exactly this many questions to the database.

        What the frame around every page asks is the same everywhere, and counted apart.
        """
        with CaptureQueriesContext(connection) as asked:
            response = self.client.get(address, headers=headers)
        assert response.status_code == status, (address, response.status_code)
        said = [query["sql"][:200] for query in asked.captured_queries]
        # Inside the test's own transaction a write is wrapped in a savepoint; elsewhere not.
        said = [question for question in said if "SAVEPOINT" not in question]
        own = len(said) - asked_by_frame(response)
        assert own == queries, f"{address} asked {own} and the frame:\n" + "\n".join(said)
        return read(response)

    def send(self, address: str, words: Mapping[str, Any] | None = None) -> HttpResponse:
        """Post a form and return the plain answer."""
        return self.client.post(address, data=dict(words or {}))

    def send_and_read(self, address: str, words: Mapping[str, Any], *, status: int) -> Page:
        """Post a form that is answered with a page."""
        response = self.send(address, words)
        assert response.status_code == status, (address, response.status_code)
        return read(response)


def asked_by_frame(response: HttpResponse) -> int:
    """Return how many questions the frame of this very page asks."""
    if not getattr(response, "templates", None):
        return 0
    with CaptureQueriesContext(connection) as asked:
        frame(response.wsgi_request)  # type: ignore[attr-defined]  # the test client's own
    return len(asked)


@pytest.fixture
def screen(db: None) -> Screen:
    """Give a screen, signed out."""
    return Screen()
