"""A page that cannot be made says whether to wait or to tell somebody, and only that."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from psycopg import errors

from clarion.config import urls

pytestmark = pytest.mark.urls(__name__)


def view(_request: HttpRequest, what: str) -> HttpResponse:
    if what == "interface":
        raise InterfaceError
    if what == "ours":
        raise ValueError(what)
    causes = {"silent": None, "shut": errors.AdminShutdown(), "full": errors.DiskFull()}
    raise OperationalError from causes[what]


urlpatterns = [path("<str:what>/", view), *urls.OUTSIDE]
handler500 = urls.handler500


@pytest.mark.parametrize("what", ["silent", "shut", "interface"])
def test_waits_for_a_database_that_does_not_answer(what: str) -> None:
    answer = Client(raise_request_exception=False).get(f"/{what}/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "tries again by itself" in answer.text
    assert "look/again" in answer.text


def test_does_not_send_by_itself_what_may_have_been_saved() -> None:
    answer = Client(raise_request_exception=False).post("/silent/")
    assert answer.status_code == 503
    assert "look before you send it again" in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("what", ["full", "ours"])
def test_anything_else_is_told_to_somebody(what: str) -> None:
    answer = Client(raise_request_exception=False).get(f"/{what}/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
