"""R8: an automatic answer stays unsaid once a person has answered."""

from datetime import timedelta

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.kit.ids import new_key
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import deliver, queue_dispatch
from clarion.signoff.actions import stand
from tests.makers.desk import Desk, an_answer, dispatch_of, fetch
from tests.makers.people import NOW

SOON = NOW + timedelta(seconds=1)


def an_automatic_answer(desk: Desk, case_id: int) -> int:
    """Put words at the door that no person wrote."""
    words = Rendition(text="We have your message.")
    outgoing = Outgoing(
        key=new_key(), made_at=NOW, account_id=desk.account_id, edge=Edge.PUBLIC, rendition=words
    )
    warrant_id = stand(
        about=f"case:{case_id}",
        digest=outgoing.digest(),
        network="fakenet",
        edge=Edge.PUBLIC,
        life_risk=False,
        by=desk.chief,
        at=NOW,
    )
    assert warrant_id is not None
    return queue_dispatch(
        outgoing=outgoing,
        warrant_id=warrant_id,
        about=f"case:{case_id}",
        automatic=True,
        by=desk.chief,
        at=NOW,
    )


def a_case(desk: Desk) -> int:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    return case_id


def test_r8_a_queued_automatic_answer_is_cancelled_when_a_person_has_answered(desk: Desk) -> None:
    case_id = a_case(desk)
    automatic = an_automatic_answer(desk, case_id)
    an_answer(desk, case_id=case_id, text="It opens at six.", at=SOON)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    deliver(dispatch_id=automatic, by=desk.clockwork, at=SOON)
    assert [post.text for post in desk.net.posts(author="townhall")] == ["It opens at six."]
    now = queries.dispatch(office_id=desk.office_id, dispatch_id=automatic)
    assert (now.state, now.reason) == ("cancelled", "a person has answered meanwhile")
    deeds = ledger.history(office_id=desk.office_id, about=f"case:{case_id}")
    assert "dispatch cancelled" in [one.deed for one in deeds]


def test_r8_an_automatic_answer_leaves_when_nobody_has_answered(desk: Desk) -> None:
    automatic = an_automatic_answer(desk, a_case(desk))
    deliver(dispatch_id=automatic, by=desk.clockwork, at=SOON)
    assert [post.text for post in desk.net.posts(author="townhall")] == ["We have your message."]
