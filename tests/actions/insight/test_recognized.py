"""What is overheard is compared with what the desk knows, and nothing known is the rule."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from clarion.desk import queries as desk
from clarion.insight.actions import recognize_anew, recognize_mentions
from clarion.kit.refusals import NotAllowed
from clarion.listening import queries
from clarion.listening.actions import forget, note_recognized, read_with_care
from clarion.listening.models import Mention, Recognition
from clarion.listening.queries import Sieve
from clarion.listening.rules.limits import AT_ONCE_MAX, RECOGNIZED_WITHIN
from clarion.reading.known import Recognized, Side, Stance
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW
from tests.makers.rumours import ASKS, DENIES, RUMOUR, SAYS, a_rumour, compare

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)
DAY = timedelta(days=1)


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear, "water", "bins")
    return ear


def public(ear: Ear) -> dict[str, queries.SpreadInPublic]:
    return queries.said_in_public(
        office_id=ear.office_id, begin=LATER - DAY, turn=LATER - DAY / 8, end=LATER
    )


def a_recognition(**changes: object) -> Recognized:
    facts: dict[str, object] = {
        "about": "snippet:1", "way": "agreed", "said": RUMOUR, "percent": 90,
        "words": ("water",), "differs": (), "stance": Stance.SAME, "side": Side.SAYS,
    }  # fmt: skip
    return Recognized(**(facts | changes))  # type: ignore[arg-type]  # each test names real fields


def test_what_it_speaks_of_is_kept_with_the_score_and_the_words(ear: Ear) -> None:
    about = f"snippet:{a_rumour(ear.chief)}"
    said, other = hears(ear, SAYS, "the bins were late again")
    compare(ear.office_id, at=LATER)
    (one,) = queries.recognitions(mention_id=said.pk)
    assert (one.about, one.way, one.said) == (about, "agreed", RUMOUR)
    assert (one.side, one.stance) == (Side.SAYS, Stance.SAME)
    assert 80 <= one.percent <= 100
    assert {"water", "poisoned"} <= set(one.words)
    assert queries.recognitions(mention_id=other.pk) == ()
    assert set(Mention.objects.values_list("recognized_at", flat=True)) == {LATER}
    assert not recognize_mentions(by=ear.clockwork, at=LATER)


def test_mentions_and_voices_are_counted_and_whoever_denies_it_apart(ear: Ear) -> None:
    about = f"snippet:{a_rumour(ear.chief)}"
    hears(ear, SAYS, ASKS, DENIES)
    hears(ear, f"{SAYS}!", f"{SAYS}!!", author="maya")
    compare(ear.office_id, at=LATER)
    spread = queries.SpreadInPublic(mentions=4, voices=3, lately=3, before=0, asked=1, denied=1)
    assert public(ear) == {about: spread}
    assert queries.first_heard(office_id=ear.office_id, abouts=[about, "x"]) == {about: NOW}
    sieve = Sieve(about=about)
    page = queries.mentions(office_id=ear.office_id, sieve=sieve, before_id=None)
    assert len(page.mentions) == 5


def test_what_was_said_long_before_it_was_heard_is_not_being_said(ear: Ear) -> None:
    a_rumour(ear.chief)
    hears(ear, SAYS)
    Mention.objects.update(sent_at=NOW - DAY - timedelta(minutes=1))
    compare(ear.office_id, at=LATER)
    assert Recognition.objects.count() == 1
    assert public(ear) == {}


def test_what_came_in_a_flood_waits_until_it_was_read_with_care(ear: Ear) -> None:
    a_rumour(ear.chief)
    hears(ear, *[f"{SAYS} {number}" for number in range(AT_ONCE_MAX + 1)])
    assert not recognize_mentions(by=ear.clockwork, at=LATER)
    read_with_care(by=ear.clockwork, at=LATER)
    assert queries.offices_with_unrecognized(at=LATER) == [ear.office_id]
    compare(ear.office_id, at=LATER)
    assert Recognition.objects.count() == AT_ONCE_MAX + 1
    assert queries.offices_with_unrecognized(at=LATER) == []


def test_what_is_old_is_not_compared(ear: Ear) -> None:
    a_rumour(ear.chief)
    hears(ear, SAYS)
    assert not recognize_mentions(by=ear.clockwork, at=NOW + RECOGNIZED_WITHIN)


def test_what_was_heard_before_a_rumour_was_noted_is_compared_anew(ear: Ear) -> None:
    hears(ear, SAYS)
    compare(ear.office_id, at=LATER)
    a_rumour(ear.chief, at=LATER)
    assert recognize_anew(by=ear.clockwork, at=LATER) == 1
    compare(ear.office_id, at=LATER)
    assert Recognition.objects.count() == 1


def test_another_office_hears_nothing_of_it(ear: Ear) -> None:
    a_rumour(ear.chief)
    stranger = an_ear()
    a_watch(stranger, "water")
    (theirs,) = hears(stranger, SAYS)
    compare(stranger.office_id, at=LATER)
    assert queries.recognitions(mention_id=theirs.pk) == ()
    found = {theirs.pk: [a_recognition()]}
    assert note_recognized(found=found, by=ear.clockwork, at=LATER) == 0
    assert not Recognition.objects.exists()


def test_it_is_forgotten_with_the_mention(ear: Ear) -> None:
    a_rumour(ear.chief)
    (one,) = hears(ear, SAYS)
    compare(ear.office_id, at=LATER)
    assert Recognition.objects.count() == 1
    forget(by=ear.clockwork, at=one.forget_at)
    assert not Recognition.objects.exists()
    found = {one.pk: [a_recognition()]}
    assert note_recognized(found=found, by=ear.clockwork, at=LATER) == 0


def test_only_the_clockwork_notes_it_and_the_table_knows_its_words(ear: Ear) -> None:
    (one,) = hears(ear, SAYS)
    found = {one.pk: [a_recognition()]}
    with pytest.raises(NotAllowed):
        note_recognized(found=found, by=ear.chief, at=LATER)
    assert note_recognized(found=found, by=ear.clockwork, at=LATER) == 1
    for wrong in ({"side": "shouts"}, {"stance": "loud"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recognition.objects.update(**wrong)
    # There is no way from what is said to who says it.
    names = {field.name for field in Recognition._meta.get_fields()}
    assert names.isdisjoint({"pseudonym", "author", "sealed", "outlet"})


def test_a_rumour_that_is_noted_meanwhile_is_not_missed(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = hears(ear, SAYS)[0]
    really, noted = desk.recognize, []

    def recognizing(**asked: Any) -> Any:
        found = really(**asked)
        if not noted:
            noted.append(a_rumour(ear.chief))
            recognize_anew(by=ear.clockwork, at=LATER)  # nothing is noted yet that it could mark
        return found

    monkeypatch.setattr(desk, "recognize", recognizing)
    assert recognize_mentions(by=ear.clockwork, at=LATER)
    assert Mention.objects.get().recognized_at is None, "it was compared with what was known before"
    assert recognize_mentions(by=ear.clockwork, at=LATER)
    (one,) = queries.recognitions(mention_id=said.pk)
    assert one.about == f"snippet:{noted[0]}"
