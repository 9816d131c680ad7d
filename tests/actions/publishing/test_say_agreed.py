"""The duty officer says alone what a chain agreed to beforehand: these words, these limits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.publishing import queries
from clarion.publishing.actions import (
    BlankWrong,
    JustSaid,
    LooksPast,
    Stopped,
    agree_beforehand,
    say_agreed,
    withdraw,
)
from clarion.publishing.models import Edition, Rendition
from clarion.signoff import queries as signoff
from clarion.signoff.actions import (
    LimitsWrong,
    NotAgreed,
    NotInForce,
    NotYours,
    NoWords,
    OftenEnough,
    StrangeBlank,
    end_standing_word,
    give_back,
    sign,
    stand,
    stand_agreed,
)
from clarion.signoff.models import StandingWord, Warrant
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.publishing import LINK, Press, ever_said, page, see_off, wording

pytestmark = pytest.mark.django_db

OFFICER = "Communications officer"
HEADLINE = "Flood warning for [place]"
TEXT = "The river rises at [place]. Leave by [time]. [number: beds] beds are free at the school."
VALUES = {"[place]": "Mill Lane", "[time]": "18:30", "[number: beds]": "120"}
MINUTE = timedelta(minutes=1)


def proposed(press: Press, **changed: Any) -> int:
    limits: dict[str, Any] = {
        "name": "Flood warning",
        "roles": (OFFICER,),
        "valid_until": NOW + timedelta(days=90),
        "per_day": 2,
        "link": LINK,
    }
    words = wording(press, headline=HEADLINE, text=TEXT)
    return agree_beforehand(**({"wording": words} | limits | changed), by=press.chief, at=NOW)


def agreed(press: Press, **changed: Any) -> int:
    standing_id = proposed(press, **changed)
    (asked,) = signoff.open_requests(office_id=press.office_id)
    sign(request_id=asked.id, by=press.signer, at=NOW)
    return standing_id


@pytest.fixture
def duty(press: Press) -> Actor:
    return a_person(by=press.chief, role=OFFICER)


def say(standing_id: int, by: Actor, *, at: datetime = NOW + MINUTE, **changed: str) -> int:
    values = {**VALUES, **{f"[{name}]": value for name, value in changed.items()}}
    link = LINK
    return say_agreed(standing_id=standing_id, values=values, link=link, by=by, at=at)


def test_a_time_that_is_past_is_said_only_on_purpose(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    with pytest.raises(LooksPast) as refused:
        say(standing_id, duty, time="06:00")
    assert "by 06:00" in refused.value.sentence
    assert not Edition.objects.exists(), "nothing of it stays"
    values = {**VALUES, "[time]": "06:00"}
    at = NOW + MINUTE
    say_agreed(standing_id=standing_id, values=values, link=LINK, anyway=True, by=duty, at=at)
    assert Edition.objects.count() == 1


def test_words_that_could_never_be_said_alone_are_not_agreed_to(press: Press) -> None:
    words = wording(press, headline=HEADLINE, text="Doors open at 25:00 at [place].")
    with pytest.raises(Stopped) as refused:
        proposed(press, wording=words)
    assert "There is no such time." in refused.value.sentence


def test_leaves_at_once_everywhere_with_the_blanks_filled_in(press: Press, duty: Actor) -> None:
    edition_id = say(agreed(press), duty)
    assert queries.edition(office_id=press.office_id, edition_id=edition_id).state == "scheduled"
    see_off(press, at=NOW + 2 * MINUTE)
    page = queries.edition(office_id=press.office_id, edition_id=edition_id)
    assert page.state == "published"
    assert any("Leave by 18:30. 120 beds are free" in one for one in ever_said(press))
    warrant = Warrant.objects.exclude(standing=None).get()
    rows = Rendition.objects.filter(edition_id=edition_id)
    assert len(warrant.digests) == rows.count() == 2


def test_the_ledger_says_under_which_agreement(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    edition_id = say(standing_id, duty)
    page = queries.edition(office_id=press.office_id, edition_id=edition_id)
    deeds = ledger.history(office_id=press.office_id, about=page.about)
    found = [one for one in deeds if one.deed == "said as agreed beforehand"]
    assert [one.facts["standing"] for one in found] == [standing_id]


def test_nobody_says_it_before_the_chain_has_agreed(press: Press, duty: Actor) -> None:
    standing_id = proposed(press)
    with pytest.raises(NotInForce):
        say(standing_id, duty)
    (asked,) = signoff.open_requests(office_id=press.office_id)
    assert "Agreed beforehand" in asked.remarks[0]
    assert [piece.text.count("[time]") for piece in asked.pieces] == [1, 1]
    give_back(request_id=asked.id, reason="No.", by=press.signer, at=NOW)
    with pytest.raises(NotInForce):
        say(standing_id, duty)
    assert not Warrant.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"place": "Mill Lane. Do not leave"},
        {"time": "soon"},
        {"number: beds": "many"},
        {"place": ""},
    ],
)
def test_a_blank_takes_nothing_but_its_kind(
    press: Press, duty: Actor, changed: dict[str, str]
) -> None:
    standing_id = agreed(press)
    with pytest.raises(BlankWrong):
        say(standing_id, duty, **changed)
    assert not Warrant.objects.exclude(standing=None).exists()


def test_only_for_so_long_and_so_often(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    say(standing_id, duty)
    say(standing_id, duty, at=NOW + timedelta(hours=1), place="Weir Road")
    with pytest.raises(OftenEnough):
        say(standing_id, duty, at=NOW + timedelta(hours=2), place="Kew")
    day = NOW + timedelta(hours=24, minutes=2)
    say(standing_id, duty, at=day, place="Kew")
    with pytest.raises(NotInForce):
        say(standing_id, duty, at=NOW + timedelta(days=90))


def test_an_agreement_that_was_ended_is_over(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    end_standing_word(standing_id=standing_id, by=press.chief, at=NOW)
    with pytest.raises(NotInForce):
        say(standing_id, duty)


def test_its_warrants_last_no_longer_than_the_agreement_and_end_with_it(
    press: Press, duty: Actor
) -> None:
    until = NOW + timedelta(hours=2)
    standing_id = agreed(press, valid_until=until)
    say(standing_id, duty)
    warrants = Warrant.objects.filter(standing=standing_id)
    assert [one.expires_at for one in warrants] == [until]
    end_standing_word(standing_id=standing_id, by=press.chief, at=NOW + 2 * MINUTE)
    assert [one.voided_at for one in warrants.all()] == [NOW + 2 * MINUTE]


def test_the_same_words_are_not_said_twice_within_ten_minutes(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    say(standing_id, duty)
    with pytest.raises(JustSaid):
        say(standing_id, duty, at=NOW + 10 * MINUTE)
    assert Warrant.objects.filter(standing=standing_id).count() == 1
    say(standing_id, duty, at=NOW + 12 * MINUTE)


def test_only_for_those_whom_it_names(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    with pytest.raises(NotYours, match=OFFICER):
        say(standing_id, press.chief)
    with pytest.raises(NotAllowed):
        say(standing_id, a_person(by=press.chief))
    with pytest.raises(NotFound):
        say(standing_id, an_actor(office_id=an_office()))


def test_any_other_words_get_no_warrant(press: Press, duty: Actor) -> None:
    standing_id = agreed(press)
    edition_id = say(standing_id, duty)
    row = Rendition.objects.filter(edition_id=edition_id).first()
    assert row is not None
    for change in (
        {"text": f"{row.text} Do not leave."},
        {"subject": "All is well"},
        {"account_id": 0},
    ):
        for name, value in change.items():
            setattr(row, name, value)
        with pytest.raises(NotAgreed):
            stand_agreed(
                standing_id=standing_id,
                about="statement:1",
                outgoing=(row.outgoing("en", NOW),),
                link=LINK,
                by=duty,
                at=NOW + MINUTE,
            )
        row.refresh_from_db()


def test_it_lets_no_answer_leave(press: Press, duty: Actor) -> None:
    agreed(press)
    office = people.office(press.office_id)
    StandingWord.objects.filter(office_id=office.id, request=None).delete()
    warrant_id = stand(
        about="case:1",
        digest="d" * 64,
        network="fakenet",
        edge=Edge.PUBLIC,
        life_risk=False,
        by=press.chief,
        at=NOW,
    )
    assert warrant_id is None


def test_what_cannot_be_agreed_is_refused(press: Press) -> None:
    for text in ("[what] is closed.", "[place] " + " ".join(f"[time: {n}]" for n in range(13))):
        with pytest.raises(StrangeBlank):
            proposed(press, wording=wording(press, headline="Flood", text=text))
    with pytest.raises(NoWords):
        proposed(press, wording=wording(press, headline="", text=" "))
    for limits in ({"per_day": 0}, {"per_day": 21}, {"valid_until": NOW}):
        with pytest.raises(LimitsWrong):
            proposed(press, **limits)
    with pytest.raises(LimitsWrong):
        proposed(press, valid_until=NOW + timedelta(days=367))
    assert not StandingWord.objects.exclude(request=None).exists()


def test_withdrawn_its_agreement_is_void(press: Press, duty: Actor) -> None:
    edition_id = say(agreed(press), duty)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="The wrong main", by=press.chief, at=NOW + MINUTE)
    warrant_id = Edition.objects.get(pk=edition_id).warrant_id

    assert Warrant.objects.get(pk=warrant_id).voided_at is not None


class TestShortFrames:
    """Where a network has no room for the whole, the headline and the link were agreed to."""

    LONG = TEXT + " Take what you need for a night with you, and look after your neighbours." * 6

    @pytest.fixture
    def short(self, press: Press) -> int:
        words = wording(press, headline=HEADLINE, text=self.LONG)
        return agreed(press, wording=words)

    def test_are_filled_in_as_they_were_signed(self, press: Press, duty: Actor, short: int) -> None:
        edition_id = say(short, duty)
        link = LINK.replace("CODE", page(press, edition_id).code)
        texts = list(Rendition.objects.filter(edition_id=edition_id).values_list("text", flat=True))
        assert any(one.endswith(link) and "Flood warning for Mill Lane" in one for one in texts)
        assert not any("[link]" in one for one in texts)

    def test_its_page_says_who_agreed_beforehand(
        self, press: Press, duty: Actor, short: int
    ) -> None:
        warrant_id = page(press, say(short, duty)).warrant_id
        assert warrant_id is not None
        found = signoff.agreed_by_warrant(office_id=press.office_id, warrant_id=warrant_id, at=NOW)
        assert found is not None
        assert [one.name for one in found.agreed_by] == [press.signer.name]
        other = an_office()
        assert not signoff.agreed_by_warrant(office_id=other, warrant_id=warrant_id, at=NOW)
