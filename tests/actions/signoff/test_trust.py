"""Trust is earned by a record, given by two, and lost at once, also for what waits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.models import Membership
from clarion.signoff import queries
from clarion.signoff.actions import (
    Degree,
    NobodyAlways,
    NotEarned,
    OwnTrust,
    ProposedByYou,
    Step,
    TrustUnchanged,
    TrustUnsaid,
    agree_to_trust,
    ask,
    doubt,
    drop_trust,
    give_back,
    propose_trust,
    sign,
)
from clarion.signoff.models import Request
from clarion.signoff.queries import OVER_DAYS_MIN, SIGNED_MIN
from clarion.signoff.rules.trust import Record
from tests.makers.desk import without
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR = "Communications officer", "Desk supervisor"
TEACHER = Step(title="Teacher", roles=(SUPERVISOR,), up_to=Degree.LEARNING)
FACTS = Step(title="Facts", roles=(SUPERVISOR,), up_to=Degree.ORDINARY)
WORDS = Step(title="Words", roles=(OFFICER,))
LONG_AGO = NOW - timedelta(days=OVER_DAYS_MIN)
ALL = frozenset[str]()


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office(at=LONG_AGO), at=LONG_AGO)


@pytest.fixture
def second(chief: Actor) -> Actor:
    return an_actor(office_id=chief.office_id)


@pytest.fixture
def writer(chief: Actor) -> Actor:
    return a_person(by=chief, role=OFFICER)


@pytest.fixture
def supervisor(chief: Actor) -> Actor:
    return a_person(by=chief, role=SUPERVISOR)


def a_record(
    writer: Actor, signed: int = SIGNED_MIN, returned: int = 0, at: datetime = LONG_AGO
) -> None:
    """Let it be as if this person's statements had been answered so."""
    for number in range(signed + returned):
        Request.objects.create(
            office_id=writer.office_id,
            about=f"statement:{1000 + number}",
            words="Words",
            where="Everybody",
            digests=["d" * 64],
            authors=[writer.person],
            asked_by=writer.name,
            asked_at=at,
            state="signed" if number < signed else "returned",
        )


def proposed(chief: Actor, writer: Actor, **more: Any) -> bool:
    said: dict[str, Any] = {"degree": Degree.TRUSTED, "themes": ALL, "why": "A good year."}
    return propose_trust(staff_id=writer.person, **(said | more), by=chief, at=NOW)


def waiting(chief: Actor) -> int:
    (row,) = [one for one in queries.writers(office_id=chief.office_id, at=NOW) if one.proposed]
    assert row.proposed
    return row.proposed.id


def degree(chief: Actor, writer: Actor, at: datetime = NOW) -> Degree:
    found = {one.staff_id: one for one in queries.writers(office_id=chief.office_id, at=at)}
    return found[writer.person].degree


def trusted(chief: Actor, second: Actor, writer: Actor, **more: Any) -> None:
    a_record(writer)
    assert not proposed(chief, writer, **more)
    agree_to_trust(trust_id=waiting(chief), by=second, at=NOW)


def a_chain(chief: Actor, *steps: Step) -> None:
    chain_in_force(name="Safety", themes=("safety",), steps=steps, by=chief, at=NOW)


def asked(writer: Actor, **more: Any) -> int:
    said: dict[str, Any] = {"theme": "safety", "authors": frozenset(), "about": "statement:1"}
    return ask(
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        **(said | more),
        by=writer,
        at=NOW,
    )


def left(writer: Actor, request_id: int) -> list[str]:
    now = queries.request_now(office_id=writer.office_id, request_id=request_id)
    return [now.steps[place].title for place in now.left]


class TestGiving:
    def test_it_needs_two_and_holds_for_a_year(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        a_record(writer)
        assert not proposed(chief, writer)
        assert degree(chief, writer) is Degree.ORDINARY
        with pytest.raises(ProposedByYou):
            agree_to_trust(trust_id=waiting(chief), by=chief, at=NOW)
        agree_to_trust(trust_id=waiting(chief), by=second, at=NOW)
        assert degree(chief, writer) is Degree.TRUSTED
        assert degree(chief, writer, NOW + timedelta(days=365)) is Degree.ORDINARY

    def test_nobody_trusts_themselves(self, chief: Actor, second: Actor) -> None:
        a_record(chief)
        with pytest.raises(OwnTrust):
            proposed(chief, chief)
        proposed(second, chief)
        with pytest.raises(OwnTrust):
            agree_to_trust(trust_id=waiting(chief), by=chief, at=NOW)

    def test_it_must_be_earned(self, chief: Actor, writer: Actor) -> None:
        a_record(writer, signed=SIGNED_MIN - 1)
        with pytest.raises(NotEarned):
            proposed(chief, writer)

    def test_a_record_that_went_bad_meanwhile_is_seen(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        a_record(writer)
        proposed(chief, writer)
        number = waiting(chief)
        a_record(writer, signed=0, returned=9)
        with pytest.raises(NotEarned):
            agree_to_trust(trust_id=number, by=second, at=NOW)

    def test_more_themes_wait_and_fewer_hold_at_once(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        trusted(chief, second, writer, themes=frozenset({"safety", "appeal"}))
        assert proposed(chief, writer, themes=frozenset({"safety"}))
        assert not proposed(chief, writer, themes=ALL)
        with pytest.raises(TrustUnchanged):
            proposed(chief, writer, themes=frozenset({"safety"}))

    def test_fewer_themes_are_not_a_day_longer(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        trusted(chief, second, writer, themes=frozenset({"safety", "appeal"}))
        later = NOW + timedelta(days=360)
        lessened = {"degree": Degree.TRUSTED, "themes": frozenset({"safety"}), "why": "Less."}
        assert propose_trust(staff_id=writer.person, **lessened, by=chief, at=later)  # type: ignore[arg-type]  # each fits
        assert degree(chief, writer, NOW + timedelta(days=366)) is Degree.ORDINARY

    def test_who_left_and_came_back_begins_as_everybody(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        trusted(chief, second, writer)
        Membership.objects.filter(staff_id=writer.person).update(since_at=NOW + timedelta(days=1))
        assert degree(chief, writer, NOW + timedelta(days=2)) is Degree.ORDINARY
        a_chain(chief, FACTS, WORDS)
        assert left(writer, asked(writer)) == ["Facts", "Words"]

    def test_a_rejection_drops_what_waits(self, chief: Actor, writer: Actor) -> None:
        a_record(writer)
        proposed(chief, writer)
        request_id = asked(writer, about="statement:7")
        officer = a_person(by=chief, role=OFFICER)
        give_back(request_id=request_id, reason="No.", final=True, by=officer, at=NOW)
        assert not any(one.proposed for one in queries.writers(office_id=chief.office_id, at=NOW))

    def test_what_was_taken_back_is_no_record(self, writer: Actor, chief: Actor) -> None:
        a_record(writer)
        Request.objects.filter(authors__contains=[writer.person]).update(state="withdrawn")
        found = {one.staff_id: one for one in queries.writers(office_id=chief.office_id, at=NOW)}
        assert found[writer.person].record == Record()

    def test_what_waits_can_be_dropped_once(self, chief: Actor, writer: Actor) -> None:
        a_record(writer)
        proposed(chief, writer)
        number = waiting(chief)
        drop_trust(trust_id=number, by=chief, at=NOW)
        with pytest.raises(AlreadyMoved):
            drop_trust(trust_id=number, by=chief, at=NOW)
        with pytest.raises(AlreadyMoved):
            agree_to_trust(trust_id=number, by=an_actor(office_id=chief.office_id), at=NOW)

    def test_it_needs_a_reason_the_power_and_a_colleague(self, chief: Actor, writer: Actor) -> None:
        with pytest.raises(TrustUnsaid):
            proposed(chief, writer, why=" ")
        with pytest.raises(NotAllowed):
            proposed(without(chief, Power.MANAGE_OFFICE), writer)
        with pytest.raises(NotFound):
            proposed(chief, an_actor(office_id=an_office()))

    def test_a_chain_has_a_step_for_everybody(self, chief: Actor) -> None:
        with pytest.raises(NobodyAlways):
            a_chain(chief, TEACHER, FACTS)


class TestAsking:
    @pytest.fixture(autouse=True)
    def _chain(self, chief: Actor) -> None:
        a_chain(chief, TEACHER, FACTS, WORDS)

    def test_an_ordinary_writer_has_no_teacher(self, writer: Actor) -> None:
        assert left(writer, asked(writer)) == ["Facts", "Words"]

    def test_a_learner_is_asked_everything(self, chief: Actor, writer: Actor) -> None:
        assert proposed(chief, writer, degree=Degree.LEARNING)
        assert left(writer, asked(writer)) == ["Teacher", "Facts", "Words"]

    def test_who_is_trusted_is_spared_and_it_is_in_the_ledger(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        trusted(chief, second, writer)
        request_id = asked(writer)
        assert left(writer, request_id) == ["Words"]
        (entry,) = ledger.history(office_id=chief.office_id, about="statement:1")
        assert entry.facts["spared"] == [0, 1]
        officer = a_person(by=chief, role=OFFICER)
        assert sign(request_id=request_id, by=officer, at=NOW) is not None

    def test_another_hand_in_it_counts(self, chief: Actor, second: Actor, writer: Actor) -> None:
        trusted(chief, second, writer)
        assert "Facts" in left(writer, asked(writer, authors=frozenset({second.person})))

    def test_risk_to_life_and_words_beforehand_know_no_trust(
        self, chief: Actor, second: Actor, writer: Actor
    ) -> None:
        trusted(chief, second, writer)
        assert len(left(writer, asked(writer, emergency="Gas"))) == 2
        assert len(left(writer, asked(writer, about="standing:1"))) == 3


class TestLosing:
    @pytest.fixture(autouse=True)
    def _trusted(self, chief: Actor, second: Actor, writer: Actor) -> None:
        a_chain(chief, FACTS, WORDS)
        trusted(chief, second, writer)

    def test_one_person_ends_it_and_what_waits_is_asked_after_all(
        self, chief: Actor, writer: Actor, supervisor: Actor
    ) -> None:
        request_id = asked(writer)
        assert proposed(chief, writer, degree=Degree.ORDINARY)
        assert left(writer, request_id) == ["Words", "Facts"]
        assert sign(request_id=request_id, by=a_person(by=chief, role=OFFICER), at=NOW) is None
        assert sign(request_id=request_id, by=supervisor, at=NOW) is not None

    def test_a_rejection_ends_it(self, chief: Actor, writer: Actor) -> None:
        request_id, other = asked(writer), asked(writer, about="statement:2")
        officer = a_person(by=chief, role=OFFICER)
        give_back(request_id=request_id, reason="No.", final=True, by=officer, at=NOW)
        assert degree(chief, writer) is Degree.ORDINARY
        assert left(writer, other) == ["Words", "Facts"]

    def test_one_return_does_not_end_it_and_many_do(self, chief: Actor, writer: Actor) -> None:
        officer = a_person(by=chief, role=OFFICER)
        for number in range(3):
            assert degree(chief, writer) is Degree.TRUSTED
            request_id = asked(writer, about=f"statement:{number}")
            give_back(request_id=request_id, reason="Again.", final=False, by=officer, at=NOW)
        assert degree(chief, writer) is Degree.ORDINARY

    def test_something_wrong_ends_it_and_stays_in_the_record(
        self, chief: Actor, writer: Actor
    ) -> None:
        by = Actor.clockwork(chief.office_id)
        for _time in range(2):  # the door may say it twice
            doubt(about="edition:1", authors=[writer.person], by=by, at=NOW)
        assert degree(chief, writer) is Degree.ORDINARY
        with pytest.raises(NotEarned):
            proposed(chief, writer)
        found = {one.staff_id: one for one in queries.writers(office_id=chief.office_id, at=NOW)}
        assert found[writer.person].record.corrected == 1
