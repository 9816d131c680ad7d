"""Many say the same at once: it is noticed, said once, and is over some time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clarion.insight import queries
from clarion.insight.actions import (
    call_false,
    end_mute,
    look_out,
    mute,
    take_back_false,
    tell_of_beginning,
    writing_down,
)
from clarion.insight.actions.remembering import recall
from clarion.insight.models import EarlyWarning, Lookout, Mute, Silence
from clarion.listening.models import Mention, Source
from clarion.people.actions import Happening, wish_notices
from clarion.people.models import Notice
from clarion.postroom.models import Stream
from clarion.reading.bursts import BurstFinder, NoticeKind, SilenceNotice
from fakenet import FakeNet
from tests.makers.desk import a_case, a_desk
from tests.makers.insight import as_usual, is_said, looks, many_say
from tests.makers.listening import Ear, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
BURST = "brown water in the tap at mill lane"


@pytest.fixture
def ear() -> Ear:
    """An office that has heard everyday talk for six hours and looked at it."""
    ear = an_ear()
    is_said(ear, *as_usual(since=NOW - 6 * HOUR, until=NOW))
    looks(ear.office_id, at=[NOW])
    assert not EarlyWarning.objects.exists()
    return ear


def hear(ear: Ear, said: list[tuple[datetime, str]]) -> None:
    """Hear it as it comes, a few things in each look."""
    for place in range(0, len(said), 4):
        is_said(ear, *said[place : place + 4])
        looks(ear.office_id, at=[said[place : place + 4][-1][0] + SECOND])


def begins(ear: Ear, at: datetime = NOW) -> EarlyWarning:
    hear(ear, many_say(BURST, at=at))
    return EarlyWarning.objects.get(ended_at=None)


def test_it_is_said_once_with_what_since_when_and_how_unusual(ear: Ear) -> None:
    warning = begins(ear)
    assert {"brown", "water"} <= {name for _kind, name in warning.subjects}
    assert NOW <= warning.began_at <= warning.noticed_at <= NOW + MINUTE
    assert warning.people >= 8
    assert warning.usual < 2
    assert warning.told_at is not None
    newest = Mention.objects.order_by("-pk").values_list("pk", flat=True)[:5]
    assert set(warning.examples) == {f"s{pk}" for pk in newest}


def test_it_ends_when_nobody_speaks_of_it_any_more(ear: Ear) -> None:
    begins(ear)
    for minutes in range(2, 40, 4):
        at = NOW + minutes * MINUTE
        is_said(ear, *as_usual(since=at - 3 * MINUTE, until=at))
        looks(ear.office_id, at=[at])
    warning = EarlyWarning.objects.get()
    assert warning.ended_at is not None
    assert NOW + 15 * MINUTE <= warning.ended_at <= NOW + 40 * MINUTE


def test_a_crash_in_the_middle_says_nothing_twice_and_loses_nothing(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_said(ear, *many_say(BURST, at=NOW))
    before = Lookout.objects.get()

    def crash(*_args: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(writing_down, "_tell", crash)
        with pytest.raises(ConnectionError):
            look_out(by=ear.clockwork, at=NOW + MINUTE)
    after = Lookout.objects.get()
    assert (after.turn, after.heard) == (before.turn, before.heard)
    assert not EarlyWarning.objects.exists()
    looks(ear.office_id, at=[NOW + MINUTE, NOW + 2 * MINUTE])
    assert EarlyWarning.objects.count() == 1


def test_what_was_stored_late_is_counted_and_nothing_twice(ear: Ear) -> None:
    said = many_say(BURST, at=NOW)
    is_said(ear, *said)
    late = Mention.objects.filter(text=BURST).order_by("pk")[:14]
    kept = list(late)
    Mention.objects.filter(pk__in=[one.pk for one in kept]).delete()
    looks(ear.office_id, at=[NOW + MINUTE])
    Mention.objects.bulk_create(kept)  # their transaction took longer
    looks(ear.office_id, at=[NOW + MINUTE + 5 * SECOND])
    # A subject counts from its second mention.
    assert EarlyWarning.objects.get().people == len(said) - 1


def test_after_a_stop_of_days_it_catches_up_and_cries_no_wolf(ear: Ear) -> None:
    back = NOW + 60 * HOUR
    is_said(ear, *as_usual(since=NOW, until=back), received=back)  # the house was off
    looks(ear.office_id, at=[back])
    for since in (back + minutes * MINUTE for minutes in range(0, 60, 12)):
        until = since + 12 * MINUTE
        is_said(ear, *as_usual(since=since, until=until))
        looks(ear.office_id, at=[until])
    assert not EarlyWarning.objects.exists()
    assert not Silence.objects.exists()


def test_somebody_loud_is_one_person_after_every_restart(ear: Ear) -> None:
    for seconds in range(0, 60, 5):
        at = NOW + seconds * SECOND
        is_said(ear, *many_say(BURST, at=at, many=4), author="LOUD")
        looks(ear.office_id, at=[at + 4 * SECOND])
    assert not EarlyWarning.objects.exists()


def test_what_was_over_before_it_was_looked_at_is_told_to_nobody(ear: Ear) -> None:
    is_said(ear, *many_say(BURST, at=NOW + MINUTE))
    is_said(ear, *as_usual(since=NOW + 3 * MINUTE, until=NOW + 5 * HOUR))
    looks(ear.office_id, at=[NOW + 5 * HOUR])
    warning = EarlyWarning.objects.get()
    assert warning.ended_at is not None
    assert warning.noticed_at <= NOW + 3 * MINUTE
    assert warning.told_at is None


def test_a_muted_subject_is_kept_quiet_and_counted(ear: Ear) -> None:
    warning = begins(ear)
    subject = next((kind, name) for kind, name in warning.subjects if name == "water")
    for kind, name in warning.subjects:
        mute(
            warning_id=warning.pk, subject=(kind, name), until=NOW + 24 * HOUR, why="The works",
            by=ear.chief, at=NOW,
        )  # fmt: skip
    is_said(ear, *as_usual(since=NOW + 2 * MINUTE, until=NOW + 3 * HOUR))
    later = NOW + 3 * HOUR
    looks(ear.office_id, at=[later])
    hear(ear, many_say(BURST, at=later))
    assert EarlyWarning.objects.count() == 1
    assert sum(one.kept_quiet for one in queries.mutes(office_id=ear.office_id, at=later)) == 1
    row = Mute.objects.get(kind=subject[0], name=subject[1])
    end_mute(mute_id=row.pk, by=ear.chief, at=later)
    assert len(queries.mutes(office_id=ear.office_id, at=later)) == len(warning.subjects) - 1


def test_false_alarms_are_counted_by_the_week(ear: Ear) -> None:
    warning = begins(ear)
    call_false(warning_id=warning.pk, why="A song", by=ear.chief, at=NOW + MINUTE)
    week = queries.weeks(office_id=ear.office_id, at=NOW + HOUR)[0]
    assert (week.warnings, week.false) == (1, 1)
    assert queries.beginning(office_id=ear.office_id) == []
    take_back_false(warning_id=warning.pk, by=ear.chief, at=NOW + MINUTE)
    assert queries.weeks(office_id=ear.office_id, at=NOW + HOUR)[0].false == 0


def test_what_cannot_be_read_any_more_is_learned_anew(ear: Ear) -> None:
    begins(ear)
    Lookout.objects.update(sealed=b"?")
    looks(ear.office_id, at=[NOW + 2 * MINUTE])
    first, again = EarlyWarning.objects.order_by("pk")
    assert first.ended_at is not None
    assert (again.run, again.ended_at) == (first.run + 1, None)


def test_a_source_that_listening_calls_silent_is_said_once(ear: Ear) -> None:
    Source.objects.filter(pk=ear.files_id).update(silent_since=NOW - 7 * HOUR)
    looks(ear.office_id, at=[NOW + MINUTE, NOW + 3 * MINUTE])
    silence = Silence.objects.get()
    assert (silence.title, silence.since_at) == ("Letters", NOW - 7 * HOUR)
    assert silence.told_at == NOW + MINUTE
    Source.objects.filter(pk=ear.files_id).update(silent_since=None)
    looks(ear.office_id, at=[NOW + 5 * MINUTE])
    assert Silence.objects.get().ended_at == NOW + 5 * MINUTE


def test_an_account_that_is_read_late_is_not_silent(net: FakeNet) -> None:
    desk = a_desk(net)
    said = SilenceNotice(
        kind=NoticeKind.SILENT, source=f"account:{desk.account_id}", at=NOW.timestamp(),
        since=(NOW - HOUR).timestamp(), missed=20.0,
    )  # fmt: skip
    a_case(desk, "@townhall is the bridge open?", at=NOW)
    lookout = Lookout.objects.create(office_id=desk.office_id, run=1)

    def write(notice: SilenceNotice) -> None:
        writing_down.write_down(
            lookout=lookout, finder=BurstFinder(), notices=[notice], is_all=True, moment=NOW, at=NOW
        )

    write(said)
    assert not Silence.objects.exists()
    Stream.objects.update(last_item_at=NOW - HOUR)
    write(said)
    write(said)
    silence = Silence.objects.get()
    assert (silence.missed, silence.ended_at, silence.told_at) == (20.0, None, NOW)
    write(replace(said, kind=NoticeKind.SPEAKS))
    assert Silence.objects.get().ended_at == NOW
    write(said)
    # The finder that called it silent has begun anew, and knows of nothing: it speaks again.
    Stream.objects.update(last_item_at=NOW)
    writing_down.write_down(
        lookout=lookout, finder=BurstFinder(), notices=[], is_all=True, moment=NOW, at=NOW
    )
    assert not Silence.objects.filter(ended_at=None).exists()


def test_whoever_asked_for_it_is_told_once(ear: Ear) -> None:
    wish_notices(
        happenings=[Happening.BEGINS], quiet_from=None, quiet_until=None, by=ear.chief, at=NOW
    )
    warning = begins(ear)
    for _again in range(2):
        tell_of_beginning(
            warning_id=warning.pk, link="https://x.example/", by=ear.clockwork, at=NOW
        )
    notice = Notice.objects.get()
    assert "people in" in notice.text
    assert "brown" not in notice.text


def test_what_grew_after_it_was_seen_is_told_and_what_was_muted_is_not(ear: Ear) -> None:
    wish_notices(
        happenings=[Happening.BEGINS], quiet_from=None, quiet_until=None, by=ear.chief, at=NOW
    )
    warning = begins(ear)
    Notice.objects.all().delete()
    rows = EarlyWarning.objects.filter(pk=warning.pk)

    def told() -> int:
        return tell_of_beginning(
            warning_id=warning.pk, link="https://x.example/", by=ear.clockwork, at=NOW
        )

    rows.update(seen_at=NOW, seen_by="Ben", grown_at=None)
    assert told() == 0, "seen as it is"
    rows.update(grown_at=NOW + MINUTE)
    assert told() == 1, "seen as it was"
    kind, name = warning.subjects[0]
    mute(
        warning_id=warning.pk, subject=(kind, name), until=NOW + HOUR, why="The works",
        by=ear.chief, at=NOW + 2 * MINUTE,
    )  # fmt: skip
    assert told() == 0, "muted since"
    rows.update(grown_at=NOW + 3 * MINUTE)
    assert told() == 1, "the finder has spoken although it is muted: there is danger in it"


def test_in_a_flood_that_is_never_caught_up_with_it_is_told(ear: Ear) -> None:
    warning = begins(ear)
    rows = EarlyWarning.objects.filter(pk=warning.pk)
    rows.update(told_at=None, people=100, noticed_at=NOW)
    lookout = Lookout.objects.get()
    for behind, is_told in ((10 * MINUTE, False), (MINUTE, True)):
        writing_down.write_down(
            lookout=lookout, finder=recall(lookout, at=NOW), notices=[], is_all=False,
            moment=NOW, at=NOW + behind,
        )  # fmt: skip
        assert bool(rows.exclude(told_at=None)) is is_told
