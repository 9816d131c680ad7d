"""No sequence of edits, links, signatures and returns agrees to words that a signer has not seen.

Everybody keeps the page that they opened last, however old, and presses its buttons.
"""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.signoff import queries
from clarion.signoff.actions import (
    Step,
    answer_by_link,
    ask,
    end_chain,
    escalate,
    give_back,
    offer_link,
    sign,
    withdraw,
)
from clarion.signoff.models import Request, Warrant
from tests.makers.people import NOW, a_person, an_actor, an_app, an_office, code_of
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR = "Communications officer", "Desk supervisor"
CHAIN = (
    Step(title="Facts", roles=(SUPERVISOR,), minutes=5),
    Step(title="Words", roles=(OFFICER,), deputies=(SUPERVISOR,), minutes=10),
)
DEEDS = (
    "edit", "edit in an emergency", "look", "look by link", "sign", "sign", "sign by link",
    "sign by link", "guess", "give back", "return by link", "withdraw", "wait", "new chain",
)  # fmt: skip
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 3)), max_size=30)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


class Play:
    """One statement, an author, and four people who may sign, each with the page they saw last."""

    def __init__(self, author: Actor, signers: list[Actor], apps: list[str]) -> None:
        """Begin with nothing asked."""
        self.author, self.signers, self.apps = author, signers, apps
        self.at, self.edition = NOW, 0
        self.request_id = 0
        self.asked: list[int] = []
        self.desk: dict[int, tuple[int, str]] = {}
        self.links: dict[int, tuple[str, str]] = {}
        self.agreed: dict[int, dict[int, str]] = {}
        self.chain_id = self.begin()

    def begin(self) -> int:
        return chain_in_force(name="All", themes=(), steps=CHAIN, by=self.author, at=self.at)

    def step(self, deed: str, who: int) -> None:
        """Do one thing; what our rules refuse is not done."""
        self.at += timedelta(seconds=45)
        try:
            getattr(self, deed.replace(" ", "_"))(who)
        except Refusal:
            return

    def edit(self, _who: int, emergency: str = "") -> None:
        if Request.objects.filter(pk=self.request_id, state="open").exists():
            withdraw(request_id=self.request_id, by=self.author, at=self.at)
        self.edition += 1
        words = f"Mill Lane is closed, version {self.edition}."
        self.request_id = ask(
            about="statement:1",
            words=words,
            where="Everybody",
            digests=(digest(words),),
            theme="safety",
            emergency=emergency,
            authors=frozenset(),
            by=self.author,
            at=self.at,
        )
        self.asked.append(self.request_id)

    def edit_in_an_emergency(self, who: int) -> None:
        self.edit(who, emergency="The river is over the wall")

    def look(self, who: int) -> None:
        now = queries.request_now(office_id=self.author.office_id, request_id=self.request_id)
        self.desk[who] = (now.id, now.words)

    def look_by_link(self, who: int) -> None:
        secret = offer_link(
            request_id=self.request_id,
            staff_id=self.signers[who].person,
            by=self.author,
            at=self.at,
        )
        found = queries.linked(secret=secret, at=self.at)
        assert found is not None
        self.links[who] = (secret, found.request.words)

    def sign(self, who: int) -> None:
        if who in self.desk:
            request_id, words = self.desk[who]
            warrant_id = sign(request_id=request_id, by=self.signers[who], at=self.at)
            self.note(who, words, request_id, warrant_id)

    def sign_by_link(self, who: int) -> None:
        if who in self.links:
            secret, words = self.links[who]
            code = code_of(self.apps[who], self.at)
            found = queries.linked(secret=secret, at=self.at)
            assert found is not None
            warrant_id = answer_by_link(secret=secret, how="sign", code=code, at=self.at)
            self.note(who, words, found.request.id, warrant_id)

    def guess(self, who: int) -> None:
        """Sign with the link of one and the app of another."""
        if who in self.links:
            code = code_of(self.apps[who - 1], self.at)
            answer_by_link(secret=self.links[who][0], how="sign", code=code, at=self.at)
            raise AssertionError("somebody else's code was taken")

    def give_back(self, who: int) -> None:
        give_back(request_id=self.request_id, reason="No", by=self.signers[who], at=self.at)

    def return_by_link(self, who: int) -> None:
        if who in self.links:
            secret, code = self.links[who][0], code_of(self.apps[who], self.at)
            answer_by_link(secret=secret, how="return", code=code, reason="No", at=self.at)

    def withdraw(self, _who: int) -> None:
        withdraw(request_id=self.request_id, by=self.author, at=self.at)

    def wait(self, who: int) -> None:
        """Time passes, sometimes backwards, and the clockwork tells who is waited for."""
        self.at += timedelta(minutes=(15, -20, 60 * 13, 1)[who])
        clockwork = Actor.clockwork(self.author.office_id)
        for _office, number in queries.unanswered(at=self.at):
            escalate(request_id=number, by=clockwork, at=self.at)

    def new_chain(self, _who: int) -> None:
        end_chain(chain_id=self.chain_id, by=self.author, at=self.at)
        self.chain_id = self.begin()

    def note(self, who: int, words: str, request_id: int, warrant_id: int | None) -> None:
        """Keep what they had before their eyes, and look whether a warrant is sound."""
        seen = self.agreed.setdefault(request_id, {})
        seen[who] = words
        if warrant_id is None:
            return
        warrant = Warrant.objects.get(pk=warrant_id)
        now = queries.request_now(office_id=self.author.office_id, request_id=request_id)
        assert warrant.request_id == request_id
        assert len(seen) == len(now.steps), "somebody of the chain has not signed"
        assert {digest(one) for one in seen.values()} == set(warrant.digests)
        by_step = {one.step: one for one in now.signatures}
        for place, step in enumerate(now.steps):
            assert by_step[place].staff_id != self.author.staff_id
            named = {*step.roles, *step.deputies}
            assert not named or by_step[place].role in named


@pytest.fixture
def people() -> tuple[Actor, list[Actor], list[str]]:
    author = an_actor(office_id=an_office())
    roles = (SUPERVISOR, SUPERVISOR, OFFICER, OFFICER)
    signers = [a_person(by=author, role=role) for role in roles]
    return author, signers, [an_app(one) for one in signers]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(played=deeds)
def test_only_words_that_every_signer_saw_are_ever_agreed_to(
    people: tuple[Actor, list[Actor], list[str]], played: list[tuple[str, int]]
) -> None:
    play = Play(*people)
    for deed, who in played:
        play.step(deed, who)
    granted = Warrant.objects.filter(request__isnull=False).values_list("request_id", flat=True)
    earlier = set(granted) - play.agreed.keys()
    assert not earlier & set(play.asked), "a warrant came from nowhere"


def test_the_play_does_agree_to_words(people: tuple[Actor, list[Actor], list[str]]) -> None:
    """A property that nothing ever reaches would prove nothing."""
    play = Play(*people)
    for deed, who in (
        ("edit", 0), ("look", 0), ("look by link", 2), ("sign", 0), ("look by link", 2),
        ("sign by link", 2),
    ):  # fmt: skip
        play.step(deed, who)
    assert Warrant.objects.count() == 1
