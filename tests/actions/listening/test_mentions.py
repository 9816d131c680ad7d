"""Only what a watch looks for is kept, without its author, for some days, and looks are counted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from clarion.desk.actions import triage
from clarion.kit.refusals import NotAllowed
from clarion.ledger.models import Entry
from clarion.listening import queries
from clarion.listening.actions import (
    LookedOften,
    ask_to_look,
    decide_looking,
    decide_official,
    forget,
    look_at_mention,
    propose_official,
    replay_parked,
    set_policy,
    take_file,
    take_up,
)
from clarion.listening.actions import OfficialKind as Kind
from clarion.listening.actions.mentions.take_up import TakenUp
from clarion.listening.actions.register.decide_official import OwnOfficial
from clarion.listening.actions.sources.take_file import NoPurpose, NotThisFile
from clarion.listening.models import Look, Mention, Official, Parked, PseudonymKey
from clarion.listening.queries import Sieve
from clarion.listening.rules.limits import FILE_LINES_MAX, KEY_LIFE, LOOKS_MAX, LOOKS_WITHIN
from clarion.listening.rules.looks import OwnLooking
from clarion.postroom.actions import sort_arrivals
from clarion.postroom.actions.type_in_letter import NoCounter
from clarion.postroom.models import Message
from tests.makers.desk import desk_queries_untriaged, without
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db
WHY = "She asked us to call back, and left no number."


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def everything_stored() -> str:
    """Return every row of listening, as somebody who has the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(one)::text FROM listening_mention AS one")
        return "\n".join(row[0] for row in cursor.fetchall())


def test_keeps_only_what_a_watch_looks_for_and_the_words_by_which(ear: Ear) -> None:
    a_watch(ear, "burst pipe", "no water")
    hears(ear, "The library is open", "NO WATER in our street", "a bürst pipe at the corner")
    page = queries.mentions(office_id=ear.office_id, sieve=Sieve(), before_id=None)
    found = [(one.text, one.matches[0].words) for one in page.mentions]
    assert found == [
        ("a bürst pipe at the corner", ("bürst pipe",)),
        ("NO WATER in our street", ("NO WATER",)),
    ]


def test_nowhere_stands_who_said_it(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water in our street", author="maya.hart")
    assert "maya" not in everything_stored()
    assert one.pseudonym
    assert "maya" not in one.pseudonym.lower()


def test_an_author_has_one_name_within_a_week_and_another_after_it(ear: Ear) -> None:
    a_watch(ear)
    (first,) = hears(ear, "no water today", author="maya")
    (second,) = hears(ear, "still no water", author="maya", at=NOW + timedelta(days=1))
    (other,) = hears(ear, "no water here", author="tom", at=NOW + timedelta(days=1))
    assert first.pseudonym == second.pseudonym != other.pseudonym
    (third,) = hears(ear, "no water once more", author="maya", at=NOW + KEY_LIFE)
    assert third.pseudonym != first.pseudonym
    assert PseudonymKey.objects.of(ear.office_id).count() == 1


def test_two_offices_call_the_same_author_differently(ear: Ear) -> None:
    other = an_ear()
    for one in (ear, other):
        a_watch(one)
        hears(one, "no water today", author="maya")
    assert len(set(Mention.objects.values_list("pseudonym", flat=True))) == 2


def test_what_private_people_say_of_a_gathering_is_not_kept(ear: Ear) -> None:
    a_watch(ear, "town hall")
    assert not hears(ear, "We protest at the town hall on Monday")
    (grave,) = hears(ear, "Protest at the town hall: a man has collapsed, he is not breathing")
    assert grave.risk == "certain"


def test_it_is_kept_where_two_agreed_that_it_must_be(ear: Ear) -> None:
    a_watch(ear, "town hall", assembly=True, until=NOW + timedelta(days=5))
    assert hears(ear, "We protest at the town hall on Monday")


def test_only_the_languages_of_a_watch_are_kept(ear: Ear) -> None:
    a_watch(ear, "Mill Lane", places=("Mill Lane",), languages=("de",))
    assert not hears(ear, "There is no water at all in Mill Lane since this morning")
    assert hears(ear, "In der Mill Lane gibt es seit heute Morgen kein Wasser mehr")


def test_a_mention_is_deleted_when_its_days_are_over(ear: Ear) -> None:
    a_watch(ear)
    hears(ear, "no water today")
    hears(ear, "no water tomorrow", at=NOW + timedelta(days=1))
    assert forget(by=ear.clockwork, at=NOW + timedelta(days=14) - timedelta(seconds=1)) == 0
    assert forget(by=ear.clockwork, at=NOW + timedelta(days=14)) == 1
    assert [one.text for one in Mention.objects.all()] == ["no water tomorrow"]
    assert not PseudonymKey.objects.exists()
    assert Entry.objects.filter(deed="mentions forgotten", facts__count=1).count() == 1


def test_fewer_days_hold_for_what_is_there_and_more_do_not(ear: Ear) -> None:
    a_watch(ear)
    hears(ear, "no water today")
    set_policy(keep_days=7, by=ear.chief, at=NOW)
    set_policy(keep_days=30, by=ear.chief, at=NOW)
    assert forget(by=ear.clockwork, at=NOW + timedelta(days=7)) == 1


def test_the_table_refuses_to_keep_anything_for_longer_than_a_month(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water today")
    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.filter(pk=one.pk).update(forget_at=NOW + timedelta(days=31))


def test_looks_are_counted_by_author_and_a_second_person_must_agree_to_more(ear: Ear) -> None:
    a_watch(ear)
    first, second = hears(ear, "no water today", "still no water", author="maya")
    for turn in range(LOOKS_MAX):
        look_at_mention(mention_id=(first, second)[turn % 2].pk, by=ear.chief, at=NOW)
    with pytest.raises(LookedOften):
        look_at_mention(mention_id=first.pk, by=ear.chief, at=NOW)
    look_at_mention(mention_id=first.pk, by=ear.other, at=NOW)  # counted by person
    wish = ask_to_look(mention_id=first.pk, why=WHY, by=ear.chief, at=NOW)
    with pytest.raises(OwnLooking):
        decide_looking(looking_id=wish, agree=True, by=ear.chief, at=NOW)
    with pytest.raises(LookedOften):
        look_at_mention(mention_id=first.pk, by=ear.chief, at=NOW)
    decide_looking(looking_id=wish, agree=True, by=ear.other, at=NOW)
    look_at_mention(mention_id=second.pk, by=ear.chief, at=NOW)
    assert Entry.objects.filter(deed="look agreed to", about=f"looking:{wish}").count() == 1
    counted = {(one.staff, one.count) for one in queries.looks(office_id=ear.office_id, at=NOW)}
    assert counted == {(ear.chief.name, LOOKS_MAX + 1), (ear.other.name, 1)}
    forget(by=ear.clockwork, at=NOW + LOOKS_WITHIN)
    assert not Look.objects.exists()


def test_a_mention_is_taken_up_once_and_the_desk_answers_it(ear: Ear) -> None:
    a_counter(by=ear.chief)
    a_watch(ear)
    (one,) = hears(ear, "no water in our street", author="maya")
    reference = take_up(mention_id=one.pk, by=ear.chief, at=NOW)
    with pytest.raises(TakenUp) as refused:
        take_up(mention_id=one.pk, by=ear.other, at=NOW)
    assert reference in refused.value.sentence
    while sort_arrivals(by=ear.clockwork, at=NOW):
        pass
    (message,) = Message.objects.filter(office_id=ear.office_id)
    assert (message.text, message.remote_id) == ("no water in our street", reference)
    assert message.correspondent.name == "maya"
    ids = dict(desk_queries_untriaged())[ear.office_id]
    assert len(triage(message_ids=ids, by=ear.clockwork, at=NOW)) == 1
    one.refresh_from_db()
    assert (one.reference, bytes(one.sealed)) == (reference, b"")
    assert Entry.objects.filter(deed="mention taken up").count() == 1


def test_without_a_counter_nothing_is_taken_up(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water in our street")
    with pytest.raises(NoCounter):
        take_up(mention_id=one.pk, by=ear.chief, at=NOW)
    one.refresh_from_db()
    assert one.taken_up_at is None
    assert one.sealed


def test_what_may_be_about_a_life_is_offered_first(ear: Ear) -> None:
    a_watch(ear, "Mill Lane", places=("Mill Lane",))
    hears(ear, "Mill Lane is closed", "help, my mum wont wake up, Mill Lane 4")
    risky, count = queries.at_risk(office_id=ear.office_id)
    assert (count, risky[0].text) == (1, "help, my mum wont wake up, Mill Lane 4")
    assert risky[0].risk_words


def test_an_official_account_takes_two_and_is_named(ear: Ear) -> None:
    official_id = propose_official(
        network="file", handle="@MillbrookMail", name="Millbrook Mail", kind=Kind.MEDIA,
        evidence="Their website leads to it.", by=ear.chief, at=NOW,
    )  # fmt: skip
    with pytest.raises(OwnOfficial):
        decide_official(official_id=official_id, agree=True, by=ear.chief, at=NOW)
    decide_official(official_id=official_id, agree=True, by=ear.other, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.filter(pk=official_id).update(decided_by_id=ear.chief.person)
    a_watch(ear, "no water", accounts=(official_id,))
    (one,) = hears(ear, "The council meets today", author="MillbrookMail")
    assert (one.pseudonym, one.outlet, one.outlet_kind) == ("", "MillbrookMail", "media")


def test_a_file_is_read_only_for_a_purpose_and_only_so_long(ear: Ear) -> None:
    with pytest.raises(NoPurpose):
        hears(ear, "no water")
    a_watch(ear)
    line = b'{"text": "no water"}\n'
    for content in (line * (FILE_LINES_MAX + 1), b"\xff\xfe", b"title,words\na,b"):
        with pytest.raises(NotThisFile):
            take_file(source_id=ear.files_id, content=content, by=ear.chief, at=NOW)
    table = b"id,text,at\n1,no water here,2026-04-14T08:00:00Z\n2,quiet,\n"
    assert take_file(source_id=ear.files_id, content=table, by=ear.chief, at=NOW).kept == 1
    assert take_file(source_id=ear.files_id, content=table, by=ear.chief, at=NOW).kept == 0


def test_what_cannot_be_read_is_parked_with_its_reason_and_the_rest_is_kept(ear: Ear) -> None:
    a_watch(ear)
    content = b'{"text": "no water"}\n{"text": 7}\n{"text": ""}\nnot json\n'
    assert take_file(source_id=ear.files_id, content=content, by=ear.chief, at=NOW).kept == 1
    assert Parked.objects.count() == 3
    (source,) = queries.sources(office_id=ear.office_id, at=NOW)
    assert (source.parked, source.parked_why) == (3, "the whole is not an object")
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 3


def test_nobody_looks_or_takes_up_without_the_power_to_listen(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water")
    deaf = without(ear.chief, "listen")
    for deed in (look_at_mention, take_up):
        with pytest.raises(NotAllowed):
            deed(mention_id=one.pk, by=deaf, at=NOW)
