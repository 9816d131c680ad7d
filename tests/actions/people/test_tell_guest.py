"""A guest is written a code: to their address, once, and it is kept sealed until it has left."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed
from clarion.ledger import queries as ledger
from clarion.people import queries
from clarion.people.actions import (
    CODE_HERE,
    Carried,
    Claimed,
    claim_notice,
    settle_notice,
    tell_guest,
)
from clarion.people.models import Notice
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db

CODE = "482915"
ENDS = NOW + timedelta(minutes=10)


@pytest.fixture
def signer() -> Actor:
    return an_actor(office_id=an_office())


def told(by: Actor, **more: Any) -> int:
    facts = {
        "name": "Ida Hart",
        "address": "ida@hart.example",
        "line": "Your code for signing",
        "text": f"Your code is {CODE_HERE}. Nobody asks you for it.",
        "code": CODE,
        "about": "link:5",
        "once": "code:7",
        "expires_at": ENDS,
    }
    return tell_guest(**{**facts, **more}, by=by, at=NOW)


def claimed(by: Actor, notice_id: int, **more: Any) -> Claimed | None:
    moment = {"at": NOW} | more
    return claim_notice(notice_id=notice_id, by=Actor.clockwork(by.office_id), **moment)


def left(by: Actor, letter: Claimed) -> None:
    settle_notice(
        notice_id=letter.id,
        attempt=letter.attempt,
        how=Carried(state="sent", proof="250 queued"),
        by=Actor.clockwork(by.office_id),
        at=NOW,
    )


def test_it_leaves_at_once_with_the_code_where_it_belongs(signer: Actor) -> None:
    notice_id = told(signer)
    assert ("clarion.postroom.jobs.carry_one", 0) in waiting_jobs()
    letter = claimed(signer, notice_id)
    assert letter is not None
    assert (letter.address, letter.subject) == ("ida@hart.example", "Your code for signing")
    assert letter.text == f"Your code is {CODE}. Nobody asks you for it."
    assert claimed(signer, notice_id) is None, "it is in somebody's hands"


def test_the_code_is_nowhere_in_the_clear_and_gone_once_it_has_left(signer: Actor) -> None:
    notice_id = told(signer)
    letter = claimed(signer, notice_id)
    row = Notice.objects.get(pk=notice_id)
    assert CODE not in f"{row.__dict__}"
    assert CODE.encode() not in bytes(row.sealed)
    assert letter is not None
    left(signer, letter)
    row.refresh_from_db()
    assert (row.state, bytes(row.sealed)) == ("sent", b"")
    (entry,) = ledger.history(office_id=signer.office_id, about="link:5")
    assert (entry.deed, entry.facts["name"]) == ("told by e-mail", "Ida Hart")
    assert CODE not in f"{entry.facts}"


def test_a_code_that_is_over_is_not_sent_any_more(signer: Actor) -> None:
    notice_id = told(signer)
    assert claimed(signer, notice_id, at=ENDS) is None
    assert Notice.objects.get(pk=notice_id).state == "expired"
    assert claimed(signer, notice_id) is None


def test_only_whoever_may_sign_has_one_written(signer: Actor) -> None:
    for other in (a_person(by=signer, role="Contact handler"), Actor.clockwork(signer.office_id)):
        with pytest.raises(NotAllowed):
            told(other)
    assert not Notice.objects.exists()


def test_no_other_office_carries_it(signer: Actor) -> None:
    stranger = an_actor(office_id=an_office())
    assert claimed(stranger, told(signer)) is None
    assert queries.notices(office_id=stranger.office_id) == []


def test_an_exercise_says_so_and_keeps_it_for_whoever_plays() -> None:
    player = an_actor(office_id=an_office(exercise=True))
    notice_id = told(player)
    letter = claimed(player, notice_id)
    assert letter is not None
    assert letter.subject == "EXERCISE: Your code for signing"
    left(player, letter)
    (shown,) = queries.pretended_mail(office_id=player.office_id, at=NOW)
    assert CODE in shown.text
    (over,) = queries.pretended_mail(office_id=player.office_id, at=ENDS)
    assert CODE not in over.text
