"""`clarion town link` lets in again whoever sits at the machine."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clarion.people.actions import welcome_visitor
from tests.actions.exercises.conftest import Town
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


def test_says_that_there_is_no_town_yet() -> None:
    with pytest.raises(CommandError, match="bin/demo"):
        call_command("town", "link")


def test_prints_a_link_that_lets_in(town: Town) -> None:
    said = StringIO()
    call_command("town", "link", stdout=said)
    secret = said.getvalue().strip().rstrip("/").rpartition("/")[2]
    assert welcome_visitor(secret=secret, at=NOW)
