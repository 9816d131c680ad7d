"""Notices leave by one mailbox, an exercise's reach nobody, and what is late is told in time."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell, wish_notices
from clarion.postroom.actions import (
    NoMailbox,
    carry_notice,
    choose_mailbox,
    connect_account,
    tell_of_trouble,
)
from clarion.postroom.models import Account
from clarion.postroom.rules.patience import TOLD_AGAIN_AFTER, is_news
from clarion.signoff.queries.keepers import keeps_mailbox
from tests.makers.people import NOW, an_actor, an_office

pytestmark = pytest.mark.django_db


def listening(*, exercise: bool = False) -> Actor:
    """An office with one person who wants to be told everything."""
    who = an_actor(office_id=an_office(exercise=exercise))
    wish_notices(happenings=tuple(Happening), quiet_from=None, quiet_until=None, by=who, at=NOW)
    return who


def told(who: Actor) -> people.NoticeNow:
    what = Telling(
        happening=Happening.DELIVERY, about="case:1", once="late:1", line="Late", link="https://d/"
    )
    by = Actor.clockwork(who.office_id)
    tell(what=what, whom=[who.person], by=by, at=NOW)
    (notice,) = people.notices(office_id=who.office_id)
    carry_notice(notice_id=notice.id, by=by, at=NOW)
    return people.notices(office_id=who.office_id)[0]


def test_without_a_mailbox_it_says_why_nobody_was_told() -> None:
    notice = told(listening())
    assert (notice.state, notice.reason) == (
        "failed",
        "the office has chosen no mailbox for notices",
    )


def test_an_exercise_keeps_its_letters() -> None:
    player = listening(exercise=True)
    assert told(player).state == "sent"
    (letter,) = people.pretended_mail(office_id=player.office_id, at=NOW)
    assert letter.subject == "EXERCISE: Late"


def test_a_live_office_has_no_pretended_mail() -> None:
    who = listening()
    told(who)
    assert people.pretended_mail(office_id=who.office_id, at=NOW) == []


def test_only_a_mailbox_writes_to_somebody_first() -> None:
    chief = an_actor(office_id=an_office())
    page = connect_account(
        network="page", address="News", answers={"title": "News"}, by=chief, at=NOW
    )
    with pytest.raises(NoMailbox):
        choose_mailbox(account_id=page, by=chief, at=NOW)
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        choose_mailbox(account_id=page, by=stranger, at=NOW)


def test_whoever_chose_the_mailbox_or_gave_us_its_secrets_is_known_below() -> None:
    chooser = an_actor(office_id=an_office())
    connector, other = (an_actor(office_id=chooser.office_id) for _ in range(2))
    number = connect_account(
        network="page", address="News", answers={"title": "News"}, by=connector, at=NOW
    )

    def keepers() -> list[Actor]:
        asked = {"office_id": chooser.office_id}
        everybody = (chooser, connector, other)
        return [one for one in everybody if keeps_mailbox(**asked, staff_id=one.person)]

    assert keepers() == []
    choose_mailbox(account_id=None, by=chooser, at=NOW)
    assert keepers() == [chooser]
    about = f"office:{chooser.office_id}"
    enter("mailbox for notices chosen", about=about, by=chooser, at=NOW, account=number)
    assert keepers() == [chooser, connector]


def test_tells_of_an_account_once_and_again_after_it_was_mended() -> None:
    chief = listening()
    number = connect_account(
        network="page", address="News", answers={"title": "News"}, by=chief, at=NOW
    )
    by = Actor.clockwork(chief.office_id)

    def tell_it() -> int:
        tell_of_trouble(account_id=number, link="https://d/", by=by, at=NOW)
        return len(people.notices(office_id=chief.office_id))

    Account.objects.filter(pk=number).update(state="broken")
    assert [tell_it(), tell_it()] == [1, 1]
    Account.objects.filter(pk=number).update(mended_at=NOW + timedelta(hours=1))
    assert tell_it() == 2


def test_what_was_late_already_is_no_news() -> None:
    later = NOW + TOLD_AGAIN_AFTER
    assert is_news(late_since=NOW, told_at=None, at=NOW)
    assert not is_news(late_since=NOW - timedelta(minutes=1), told_at=NOW, at=later)
    assert not is_news(late_since=NOW + timedelta(minutes=1), told_at=NOW, at=later - timedelta(1))
    assert is_news(late_since=NOW + timedelta(minutes=1), told_at=NOW, at=later)
