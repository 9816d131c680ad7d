"""Who agreed to which words, who may not, and what an agreement is worth."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.signoff import queries
from clarion.signoff.actions import (
    NoReason,
    OwnWork,
    ask,
    begin_standing_word,
    end_standing_word,
    give_back,
    sign,
    stand,
    withdraw,
)
from clarion.signoff.models import Signature, Warrant
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db

DIGEST = "d" * 64
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def author() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def second(author: Actor) -> Actor:
    """A colleague who may sign."""
    colleague = a_person(by=author)
    return replace(colleague, powers=colleague.powers | {Power.SIGN})


def asked(by: Actor, authors: frozenset[int] = frozenset()) -> int:
    return ask(
        about="case:1",
        words="The bridge is open.",
        where="@maya, in public",
        digests=(DIGEST,),
        authors=authors,
        by=by,
        at=NOW,
    )


def policy(by: Actor, **changed: object) -> int:
    wanted = {
        "sentence": "The desk answers by itself.",
        "roles": frozenset(),
        "networks": frozenset(),
        "edges": frozenset({Edge.PUBLIC}),
        "life_risk": False,
    }
    return begin_standing_word(**(wanted | changed), by=by, at=NOW)  # type: ignore[arg-type]  # by name


def warrant_on_standing(by: Actor, *, edge: Edge = Edge.PUBLIC, risk: bool = False) -> int | None:
    return stand(
        about="case:1", digest=DIGEST, network="bluesky", edge=edge, life_risk=risk, by=by, at=NOW
    )


class TestSigning:
    def test_a_signature_grants_a_warrant_for_these_words_for_a_day(
        self, author: Actor, second: Actor
    ) -> None:
        warrant_id = sign(request_id=asked(author), by=second, at=LATER)
        warrant = queries.warrant_now(warrant_id)
        assert warrant.digests == {DIGEST}
        assert warrant.expires_at == LATER + timedelta(days=1)
        assert not warrant.voided

    def test_o14_a_signature_has_the_name_role_and_instant_of_whoever_signed(
        self, author: Actor, second: Actor
    ) -> None:
        sign(request_id=asked(author), by=second, at=LATER)
        signature = Signature.objects.get()
        assert (signature.staff_id, signature.name) == (second.staff_id, second.name)
        assert (signature.role, signature.signed_at) == (second.role, LATER)

    def test_whoever_asked_cannot_sign(self, author: Actor) -> None:
        with pytest.raises(OwnWork):
            sign(request_id=asked(author), by=author, at=LATER)
        assert not Warrant.objects.exists()

    def test_whoever_had_a_hand_in_it_cannot_sign(self, author: Actor, second: Actor) -> None:
        request_id = asked(author, authors=frozenset({second.person}))
        with pytest.raises(OwnWork):
            sign(request_id=request_id, by=second, at=LATER)

    def test_the_clockwork_cannot_sign(self, author: Actor) -> None:
        clockwork = replace(
            Actor.clockwork(author.office_id), powers=frozenset({Power.SIGN, Power.MOVE_POST})
        )
        with pytest.raises(OwnWork):
            sign(request_id=asked(author), by=clockwork, at=LATER)

    def test_it_takes_the_power_to_sign(self, author: Actor, second: Actor) -> None:
        powerless = replace(second, powers=second.powers - {Power.SIGN})
        with pytest.raises(NotAllowed):
            sign(request_id=asked(author), by=powerless, at=LATER)

    def test_a_request_is_answered_once(self, author: Actor, second: Actor) -> None:
        request_id = asked(author)
        sign(request_id=request_id, by=second, at=LATER)
        for again in (
            lambda: sign(request_id=request_id, by=second, at=LATER),
            lambda: give_back(request_id=request_id, reason="No.", by=second, at=LATER),
            lambda: withdraw(request_id=request_id, by=author, at=LATER),
        ):
            with pytest.raises(AlreadyMoved):
                again()
        assert Warrant.objects.count() == 1

    def test_another_office_has_no_such_request(self, author: Actor) -> None:
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            sign(request_id=asked(author), by=stranger, at=LATER)

    def test_it_is_announced_and_entered(self, author: Actor, second: Actor) -> None:
        sign(request_id=asked(author), by=second, at=LATER)
        assert ("clarion.desk.jobs.send_signed", 0) in waiting_jobs()
        deeds = ledger.history(office_id=author.office_id, about="case:1")
        assert [one.deed for one in deeds] == ["signature asked", "signed"]


class TestGivingBack:
    def test_the_reason_is_kept(self, author: Actor, second: Actor) -> None:
        request_id = asked(author)
        give_back(request_id=request_id, reason=" Say which bridge. ", by=second, at=LATER)
        said = queries.reason_of(office_id=author.office_id, request_id=request_id)
        assert said == "Say which bridge."
        assert queries.open_requests(office_id=author.office_id) == []

    def test_it_takes_a_reason(self, author: Actor, second: Actor) -> None:
        with pytest.raises(NoReason):
            give_back(request_id=asked(author), reason="  ", by=second, at=LATER)


class TestStanding:
    def test_an_answer_that_is_covered_gets_a_warrant(self, author: Actor) -> None:
        policy(author)
        warrant_id = warrant_on_standing(author)
        assert warrant_id is not None
        assert queries.warrant_now(warrant_id).digests == {DIGEST}

    def test_an_answer_that_is_not_covered_gets_none(self, author: Actor) -> None:
        policy(author)
        assert warrant_on_standing(author, edge=Edge.PRIVATE) is None
        assert warrant_on_standing(author, risk=True) is None
        assert not Warrant.objects.exists()

    def test_a_policy_that_has_ended_covers_nothing(self, author: Actor) -> None:
        end_standing_word(standing_id=policy(author), by=author, at=LATER)
        assert warrant_on_standing(author) is None

    def test_another_offices_policy_covers_nothing_here(self, author: Actor) -> None:
        policy(an_actor(office_id=an_office()))
        assert warrant_on_standing(author) is None

    def test_a_policy_takes_the_power_over_the_office(self, author: Actor) -> None:
        powerless = replace(author, powers=author.powers - {Power.MANAGE_OFFICE})
        with pytest.raises(NotAllowed):
            policy(powerless)


def test_no_warrant_comes_from_nowhere_or_covers_nothing(author: Actor) -> None:
    standing_id = policy(author)
    for changed, constraint in (
        ({"digests": [DIGEST]}, "signoff_warrant_has_one_source"),
        ({"standing_id": standing_id, "digests": []}, "signoff_warrant_covers_words"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Warrant.objects.create(
                office_id=author.office_id, about="case:1", granted_at=NOW, expires_at=LATER,
                **changed,
            )  # fmt: skip
