"""A code of an app is good for one thing: signing in, or one link."""

from datetime import timedelta

import pytest

from clarion.people.actions import spend_code
from clarion.people.models import SpentCode
from tests.makers.people import NOW, an_actor, an_app, an_office, code_of

pytestmark = pytest.mark.django_db


def test_is_good_once_and_for_its_owner() -> None:
    office_id = an_office()
    one, other = an_actor(office_id=office_id), an_actor(office_id=office_id)
    app = an_app(one)
    an_app(other)
    code = code_of(app, NOW)
    assert spend_code(staff_id=other.person, code=code, at=NOW) is None
    assert spend_code(staff_id=one.person, code=code, at=NOW) == int(NOW.timestamp()) // 30
    assert spend_code(staff_id=one.person, code=code, at=NOW) is None
    assert spend_code(staff_id=one.person, code=code, at=NOW + timedelta(seconds=30)) is None


def test_is_forgotten_after_a_day() -> None:
    one = an_actor(office_id=an_office())
    app, later = an_app(one), NOW + timedelta(days=2)
    for moment in (NOW, later):
        assert spend_code(staff_id=one.person, code=code_of(app, moment), at=moment)
    assert SpentCode.objects.count() == 1


def test_nobody_without_an_app_has_one() -> None:
    one = an_actor(office_id=an_office())
    assert spend_code(staff_id=one.person, code="000000", at=NOW) is None
