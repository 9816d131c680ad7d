"""`clarion town link` says what to do where there is no town; test_open_town.py, where there is."""

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_says_that_there_is_no_town_yet() -> None:
    with pytest.raises(CommandError, match="bin/demo"):
        call_command("town", "link")
