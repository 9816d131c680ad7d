"""What was overheard and thought harmless is read again; its words go, and the figure stays."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection

from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.listening import jobs, queries
from clarion.listening.actions import (
    draw_audit,
    end_watch,
    forget,
    judge_audited,
    read_with_care,
    set_policy,
    take_up,
)
from clarion.listening.actions.audit import casting
from clarion.listening.actions.audit.judge_audited import JudgedMeanwhile, WordsGone
from clarion.listening.models import Audit, Audited, Look, Mention
from clarion.reading import Reader, Reading
from clarion.reading.missed import SAMPLE
from tests.makers.desk import without
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db
# Millbrook's Monday, as soon as it has begun: there it is summer time.
MONDAY = datetime(2026, 4, 19, 23, 0, tzinfo=UTC)
HARMLESS = "no water in our street since six"
GRAVE = "no water here and she is not breathing"
OUTSIDE = "what time does the library close tonight"
NETTED = "no water, houses in our village are destroyed and many families are homeless"


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear)
    return ear


def drawn(ear: Ear, at: datetime = MONDAY) -> int:
    return draw_audit(by=ear.clockwork, at=at)


def the_week(ear: Ear) -> queries.AuditNow:
    (week,) = queries.audits(office_id=ear.office_id)
    return week


def sample(ear: Ear) -> list[queries.AuditedNow]:
    return queries.sample(audit_id=the_week(ear).id)


def judged(ear: Ear, one: queries.AuditedNow, *, danger: bool, seen: str = "") -> None:
    judge_audited(
        audit_id=the_week(ear).id,
        audited_id=one.id,
        danger=danger,
        seen=seen,
        by=ear.chief,
        at=MONDAY,
    )


def waiting(ear: Ear, today: date) -> int:
    noon = datetime.combine(today, time(12), tzinfo=UTC)
    found = queries.waiting(office_id=ear.office_id, staff_id=ear.chief.staff_id, at=noon)
    return found.audited_late


def test_draws_what_was_kept_and_thought_harmless_once(ear: Ear) -> None:
    a_counter(by=ear.chief)
    hears(ear, HARMLESS)
    (grave,) = hears(ear, GRAVE, at=NOW + timedelta(hours=1))
    hears(ear, "no water, and it is the next week", at=MONDAY + timedelta(minutes=1))
    take_up(mention_id=grave.pk, by=ear.chief, at=NOW + timedelta(hours=2))
    assert drawn(ear) == 1
    assert drawn(ear) == 0
    week = the_week(ear)
    assert (week.week_on, week.harmless, week.taken_up) == (date(2026, 4, 13), 1, 1)
    assert (week.drawn, week.left, week.unread, week.whole_since) == (1, 1, 0, None)
    assert [one.text for one in sample(ear)] == [HARMLESS]
    (entry,) = Entry.objects.filter(deed="mentions drawn")
    assert entry.facts["drawn"] == 1


def test_a_week_that_is_not_over_where_the_office_is_is_not_drawn(ear: Ear) -> None:
    hears(ear, HARMLESS)
    assert drawn(ear, MONDAY - timedelta(seconds=1)) == 0
    assert not Audit.objects.exists()


def test_an_office_that_kept_nothing_has_no_sample(ear: Ear) -> None:
    assert drawn(ear) == 0
    assert not Audit.objects.exists()


def test_a_week_in_which_nothing_was_thought_harmless_says_so(ear: Ear) -> None:
    hears(ear, GRAVE)
    assert drawn(ear) == 0
    assert (the_week(ear).harmless, the_week(ear).drawn) == (0, 0)
    assert not the_week(ear).is_read


def test_what_had_only_been_glanced_at_is_counted_apart(ear: Ear) -> None:
    glanced, _read = hears(ear, HARMLESS, "no water at the school")
    Mention.objects.filter(pk=glanced.pk).update(read_at=None)
    assert drawn(ear) == 1
    assert (the_week(ear).harmless, the_week(ear).unread) == (1, 1)


def test_at_most_as_many_are_drawn_as_one_can_read_and_everybody_draws_the_same(ear: Ear) -> None:
    hears(ear, *(f"no water at number {number}" for number in range(SAMPLE + 15)))
    while read_with_care(by=ear.clockwork, at=NOW):
        pass
    assert drawn(ear) == SAMPLE
    ids = set(Audited.objects.values_list("mention_id", flat=True))
    assert len(ids) == SAMPLE
    Audited.objects.all().delete()
    Audit.objects.all().delete()
    assert drawn(ear, MONDAY + timedelta(hours=5)) == SAMPLE
    assert set(Audited.objects.values_list("mention_id", flat=True)) == ids


def test_draws_apart_what_the_wide_net_catches(ear: Ear) -> None:
    a_watch(ear, "library")
    hears(ear, OUTSIDE, NETTED)
    drawn(ear)
    assert (the_week(ear).harmless, the_week(ear).caught) == (2, 1)
    for one in sample(ear):
        judged(ear, one, danger=one.text == NETTED)
    week = the_week(ear)
    assert (week.in_caught.found, week.in_caught.of) == (1, 1)
    assert (week.in_rest.found, week.in_rest.of) == (0, 1)
    assert week.missed.share == pytest.approx(0.5)
    assert week.is_read


def test_reads_with_no_transaction_open(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    within = len(connection.savepoint_ids)  # this test's own
    deeper: list[int] = []
    read = Reader.read_many

    def noting(self: Reader, texts: Iterable[str]) -> list[Reading]:
        deeper.append(len(connection.savepoint_ids) - within)
        return read(self, texts)

    hears(ear, HARMLESS)
    monkeypatch.setattr(Reader, "read_many", noting)
    drawn(ear)
    assert deeper == [0]


def test_what_is_forgotten_while_it_is_drawn_counts_as_not_read(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears(ear, HARMLESS, "no water at the school")
    read = Reader.read_many

    def forgetting(self: Reader, texts: Iterable[str]) -> list[Reading]:
        found = read(self, texts)
        Mention.objects.filter(text=HARMLESS).delete()
        return found

    monkeypatch.setattr(Reader, "read_many", forgetting)
    assert drawn(ear) == 2
    assert (the_week(ear).gone, the_week(ear).left) == (1, 1)
    assert [one.text for one in sample(ear)] == ["no water at the school"]


def test_what_is_forgotten_before_it_is_fetched_is_not_drawn(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = hears(ear, HARMLESS, "no water at the school")
    monkeypatch.setattr(casting, "_BATCH", 1)
    first.delete()
    found = casting.cast_net([first.pk, second.pk], office_id=ear.office_id)
    assert list(found) == [second.pk]


def test_what_is_harmless_leaves_everything_as_it_is(ear: Ear) -> None:
    (mention,) = hears(ear, HARMLESS)
    drawn(ear)
    judged(ear, sample(ear)[0], danger=False)
    mention.refresh_from_db()
    assert mention.risk == ""
    assert the_week(ear).missed.of == 1
    assert queries.at_risk(office_id=ear.office_id) == ([], 0)


def test_a_danger_waits_among_dangers_until_somebody_takes_it_up(ear: Ear) -> None:
    a_counter(by=ear.chief)
    (mention,) = hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)
    judged(ear, one, danger=True)
    (found,), many = queries.at_risk(office_id=ear.office_id)
    assert (found.id, many, found.risk, found.risk_words) == (mention.pk, 1, "certain", "")
    mention.refresh_from_db()
    assert mention.taken_up_at is None, "a person decides"
    entry = Entry.objects.get(deed="mention audited")
    assert (entry.about, entry.facts["verdict"]) == (f"mention:{mention.pk}", "danger")
    take_up(mention_id=mention.pk, by=ear.other, at=MONDAY)
    assert queries.at_risk(office_id=ear.office_id) == ([], 0)
    assert sample(ear)[0].reference


def test_a_danger_can_be_taken_back_until_it_is_taken_up(ear: Ear) -> None:
    a_counter(by=ear.chief)
    (mention,) = hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)
    judged(ear, one, danger=True)
    judged(ear, one, danger=False, seen="danger")
    assert queries.at_risk(office_id=ear.office_id) == ([], 0)
    judged(ear, one, danger=True, seen="harmless")
    take_up(mention_id=mention.pk, by=ear.chief, at=MONDAY)
    judged(ear, one, danger=False, seen="danger")
    mention.refresh_from_db()
    assert mention.risk == "certain", "it is the desk's by now"
    assert the_week(ear).missed.found == 0


def test_a_risk_that_was_found_by_its_words_is_not_taken_back(ear: Ear) -> None:
    (mention,) = hears(ear, HARMLESS)
    drawn(ear)
    Mention.objects.filter(pk=mention.pk).update(risk="possible", risk_words="no water")
    (one,) = sample(ear)
    judged(ear, one, danger=True)
    judged(ear, one, danger=False, seen="danger")
    mention.refresh_from_db()
    assert mention.risk == "possible"


def test_what_is_forgotten_before_anybody_read_it_stays_unread_for_ever(ear: Ear) -> None:
    hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)
    forget(by=ear.clockwork, at=NOW + timedelta(days=14))
    week = the_week(ear)
    assert (week.drawn, week.gone, week.left, week.missed.of) == (1, 1, 0, 0)
    assert not week.is_read
    assert sample(ear) == []
    with pytest.raises(WordsGone):
        judged(ear, one, danger=True)
    assert not Entry.objects.filter(deed="mention audited").exists()


def test_the_verdict_and_the_figure_stay_when_the_words_go(ear: Ear) -> None:
    hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)
    judged(ear, one, danger=True)
    forget(by=ear.clockwork, at=NOW + timedelta(days=14))
    assert not Mention.objects.exists()
    assert (the_week(ear).missed.found, the_week(ear).gone) == (1, 0)
    (left,) = sample(ear)
    assert (left.text, left.place, left.language, left.verdict) == ("", "", "", "danger")
    with pytest.raises(WordsGone):
        judged(ear, one, danger=False, seen="danger")


def test_what_a_watch_that_was_stopped_had_found_goes_and_the_figure_stays(ear: Ear) -> None:
    hears(ear, HARMLESS)
    drawn(ear)
    end_watch(watch_id=queries.watch_titles(office_id=ear.office_id)[0][0], why="Over.",
              by=ear.chief, at=MONDAY)  # fmt: skip
    assert sample(ear)[0].text == HARMLESS, "what it found stays until it is forgotten"


def test_the_shortest_days_leave_the_whole_week_to_be_drawn() -> None:
    begin = datetime(2026, 4, 12, 23, 0, tzinfo=UTC)
    before = begin - timedelta(days=1)
    ear = an_ear(at=before)
    a_watch(ear, at=before)
    set_policy(keep_days=7, by=ear.chief, at=before)
    hears(ear, "no water on Monday", at=begin + timedelta(minutes=6))
    hears(ear, "no water on Sunday", at=MONDAY - timedelta(minutes=6))
    at = MONDAY + timedelta(minutes=5)
    forget(by=ear.clockwork, at=at)
    assert drawn(ear, at) == 2
    assert the_week(ear).whole_since == begin + timedelta(minutes=5)
    assert [one.text for one in sample(ear)] == ["no water on Monday", "no water on Sunday"]


def test_a_sample_that_is_drawn_late_says_since_when_the_week_is_whole(ear: Ear) -> None:
    set_policy(keep_days=7, by=ear.chief, at=NOW - timedelta(days=30))
    hears(ear, "no water on Tuesday")
    hears(ear, "no water on Friday", at=NOW + timedelta(days=3))
    late = NOW + timedelta(days=8)
    forget(by=ear.clockwork, at=late)
    assert drawn(ear, late) == 1
    assert (the_week(ear).harmless, the_week(ear).whole_since) == (1, NOW + timedelta(days=1))


def test_more_days_do_not_pretend_that_a_week_is_whole(ear: Ear) -> None:
    set_policy(keep_days=7, by=ear.chief, at=NOW - timedelta(days=30))
    hears(ear, HARMLESS)
    set_policy(keep_days=30, by=ear.chief, at=NOW + timedelta(hours=1))
    drawn(ear, MONDAY + timedelta(days=1))
    assert the_week(ear).whole_since == MONDAY - timedelta(days=6)


def test_it_is_late_from_wednesday_as_long_as_it_can_be_read(ear: Ear) -> None:
    hears(ear, HARMLESS, "no water at the school")
    drawn(ear)
    assert waiting(ear, date(2026, 4, 21)) == 0
    assert waiting(ear, date(2026, 4, 22)) == 2
    judged(ear, sample(ear)[0], danger=False)
    assert waiting(ear, date(2026, 4, 22)) == 1
    forget(by=ear.clockwork, at=NOW + timedelta(days=14))
    assert waiting(ear, date(2026, 4, 22)) == 0, "nobody can read it any more"


def test_two_who_judge_the_same_do_not_undo_each_other(ear: Ear) -> None:
    hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)
    judged(ear, one, danger=True)
    with pytest.raises(JudgedMeanwhile) as refused:
        judged(ear, one, danger=False)
    assert ear.chief.name in refused.value.sentence
    judged(ear, one, danger=True)
    assert Entry.objects.filter(deed="mention audited").count() == 1
    assert queries.at_risk(office_id=ear.office_id)[1] == 1


def test_a_mention_of_the_sample_is_no_look_at_anybody(ear: Ear) -> None:
    hears(ear, HARMLESS, author="maya")
    (mention,) = Mention.objects.all()
    drawn(ear)
    (one,) = sample(ear)
    assert mention.pseudonym
    assert mention.pseudonym not in repr(one)
    assert not Look.objects.exists()


def test_only_those_who_listen_judge_and_only_the_clockwork_draws(ear: Ear) -> None:
    hears(ear, HARMLESS)
    with pytest.raises(NotAllowed):
        draw_audit(by=without(ear.chief, "move_post"), at=MONDAY)
    drawn(ear)
    (one,) = sample(ear)
    of = {"audit_id": the_week(ear).id, "audited_id": one.id, "danger": True, "seen": ""}
    with pytest.raises(NotAllowed):
        judge_audited(**of, by=without(ear.chief, "listen"), at=MONDAY)
    other = an_ear()
    with pytest.raises(NotFound):
        judge_audited(**of, by=other.chief, at=MONDAY)
    assert queries.audits(office_id=other.office_id) == []


def test_the_clockwork_draws_in_every_office_that_keeps_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live, exercise = an_ear(), an_ear(exercise=True)
    for ear in (live, exercise):
        a_watch(ear)
        hears(ear, HARMLESS)
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(minutes=5))
    jobs.draw_audits.func(0)
    jobs.draw_audits.func(0)
    for ear in (live, exercise):
        assert the_week(ear).drawn == 1
        judged(ear, sample(ear)[0], danger=True)
        assert queries.at_risk(office_id=ear.office_id)[1] == 1
