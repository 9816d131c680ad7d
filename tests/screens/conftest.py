"""The `screen`: a browser without a window, that looks at every page with a strict eye."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
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
        with CaptureQueriesContext(connection) as asked, counting_the_frame() as framed:
            response = self.client.get(address, headers=headers)
        assert response.status_code == status, (address, response.status_code)
        said = [query["sql"][:200] for query in asked.captured_queries]
        # Inside the test's own transaction a write is wrapped in a savepoint; elsewhere not.
        said = [question for question in said if "SAVEPOINT" not in question]
        own = len(said) - sum(framed)
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


@contextmanager
def counting_the_frame() -> Iterator[list[int]]:
    """Give how many questions the frame asks, each time that a page puts it around itself."""
    engine, asked = engines["django"].engine, list[int]()

    def counted(request: HttpRequest) -> dict[str, Any]:
        assert request.user  # who it is costs the page, whichever part of it asks first
        before = len(connection.queries_log)
        found = frame(request)
        asked.append(len(connection.queries_log) - before)
        return found

    others = engine.template_context_processors
    with patch.object(
        engine,
        "template_context_processors",
        tuple(counted if one is frame else one for one in others),
    ):
        yield asked


@pytest.fixture
def screen(db: None) -> Screen:
    """Give a screen, signed out."""
    return Screen()
