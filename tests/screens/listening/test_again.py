"""What was overheard and thought harmless is read again, and everybody may know what it says."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from clarion.config.waiting import waits
from clarion.kit import clock
from clarion.listening import queries
from clarion.listening.actions import draw_audit, forget, take_up
from clarion.listening.models import Audit, Look, Mention
from clarion.reading.missed import late_since
from tests.makers.desk import without
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import a_person, an_actor, an_office
from tests.screens.conftest import Screen

HERE = "/wick/listening/again/"
PUBLIC = "/listening/wick/"
WORDS = "no water in our street, ring 01632 960123"
# Who asks (3) and the weeks; the week and its sample.
WEEKS = 4
WEEK = 5
# Who asks (2), the office, its watches (2), their words, sources and mentions, the days, the weeks.
LOG = 10
GOING_ON = "/wick/insight/"


@pytest.fixture
def ear(screen: Screen) -> Ear:
    ear = an_ear(slug="wick", at=clock.now())
    a_watch(ear, at=clock.now())
    screen.sign_in(ear.chief)
    return ear


def drawn(ear: Ear) -> queries.AuditNow:
    draw_audit(by=ear.clockwork, at=clock.now() + timedelta(days=7))
    (week,) = queries.audits(office_id=ear.office_id)
    return week


def heard(ear: Ear, *texts: str) -> queries.AuditNow:
    hears(ear, *(texts or (WORDS,)), author="maya", at=clock.now())
    return drawn(ear)


def sample(week: queries.AuditNow) -> list[queries.AuditedNow]:
    return queries.sample(audit_id=week.id)


def judge(screen: Screen, week: queries.AuditNow, verdict: str, seen: str = "") -> None:
    one = sample(week)[0]
    screen.send(f"{HERE}{week.id}/{one.id}/", {"verdict": verdict, "seen": seen})


def test_says_so_before_the_first_sample(ear: Ear, screen: Screen) -> None:
    assert "No sample has been drawn yet" in screen.open(HERE, queries=WEEKS).words
    assert "How often we miss a danger" not in screen.open(PUBLIC, queries=LOG).words
    assert screen.open("/wick/listening/", queries=13).links()["Read again"] == HERE


def test_shows_the_words_and_nobody_who_said_them(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    (mention,) = Mention.objects.all()
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK)
    assert "no water in our street, ring" in shown.words
    assert "960123" not in shown.words, "a list shows nobody how to ring"
    assert mention.pseudonym not in shown.words
    assert not any(f"/mentions/{mention.pk}/" in link for link in shown.links().values())
    assert not Look.objects.exists()
    assert "0 of 1 read" in shown.words
    assert "nobody knows yet" in screen.open(HERE, queries=WEEKS).words


def test_what_is_harmless_leads_to_the_figure(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    assert "We have not read the sample of any week to its end yet" in (
        screen.open(PUBLIC, queries=LOG).words
    )
    judge(screen, week, "harmless")
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert "All of this week is read" in shown
    assert "Read already" in shown
    assert "between 0 % and 79 %" in screen.open(HERE, queries=WEEKS).words
    said = screen.open(PUBLIC, queries=LOG).words
    assert "it thought 1 harmless, and our staff read 1 of them again" in said
    assert "In none of these was a life at risk" in said
    assert "most likely no more than 79 % was not" in said


def test_a_danger_stands_among_what_may_be_about_a_life(ear: Ear, screen: Screen) -> None:
    a_counter(by=ear.chief)
    week = heard(ear)
    judge(screen, week, "danger")
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK)
    assert "It waits among what may be about a life" in shown.words
    assert "1 was not harmless" in shown.words
    (mention,) = Mention.objects.all()
    there = screen.open("/wick/listening/?risk=yes", queries=15).words
    assert "1 mention may be about a life" in there
    assert "found when mentions were read again" in there
    assert "found when mentions were read again" in (
        screen.open(f"/wick/listening/mentions/{mention.pk}/", queries=11).words
    )
    said = screen.open(PUBLIC, queries=LOG).words
    assert "In 1 of these a life might have been at risk" in said
    assert "most likely between 21 % and 100 % was not" in said
    take_up(mention_id=mention.pk, by=ear.chief, at=clock.now())
    mention.refresh_from_db()
    assert f"at the desk as {mention.reference}" in (
        screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    )


def test_a_verdict_is_changed_by_whoever_has_seen_it(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    judge(screen, week, "danger")
    judge(screen, week, "harmless")
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert f"{ear.chief.name} has judged this meanwhile" in shown
    assert "It was harmless after all" in shown
    judge(screen, week, "harmless", seen="danger")
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert "A life may be at risk after all" in shown
    assert queries.at_risk(office_id=ear.office_id) == ([], 0)


def test_the_words_go_and_what_was_found_in_them_stays(ear: Ear, screen: Screen) -> None:
    week = heard(ear, "no water in our street", "no water at the school")
    judge(screen, week, "danger")
    assert "1 of 2 read" in screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    forget(by=ear.clockwork, at=clock.now() + timedelta(days=14))
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert "The words have been deleted. What was found in them stays." in shown
    assert "1 of the sample was deleted before anybody had read it" in shown
    assert "All of this week that can still be read is read" in shown
    assert "It was harmless after all" not in shown
    assert "1 was deleted unread" in screen.open(HERE, queries=WEEKS).words
    assert "1 that was drawn had been deleted" in screen.open(PUBLIC, queries=LOG).words


def test_a_sample_that_nobody_read_in_time_says_so(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    forget(by=ear.clockwork, at=clock.now() + timedelta(days=14))
    assert "Nobody read this sample in time" in screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    screen.send(f"{HERE}{week.id}/1/", {"verdict": "danger"})
    assert "We have not read the sample" in screen.open(PUBLIC, queries=LOG).words


def test_says_what_the_figure_does_not_speak_of(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    Audit.objects.update(unread=3, whole_since=clock.now())
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert "3 more mentions had only been glanced at" in shown
    assert "may have been deleted by then" in shown
    Audit.objects.update(harmless=0)
    Audit.objects.get().sample.all().delete()
    shown = screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    assert "Nothing was thought harmless in this week" in shown


def test_shows_apart_what_the_wide_net_caught(ear: Ear, screen: Screen) -> None:
    words = "no water, houses in our village are destroyed and many families are homeless"
    a_watch(ear, "library", at=clock.now())
    week = heard(ear, "what time does the library close tonight", words)
    for one in sample(week):
        verdict = "danger" if one.text == words else "harmless"
        screen.send(f"{HERE}{week.id}/{one.id}/", {"verdict": verdict, "seen": ""})
    for address, questions in ((HERE, WEEKS), (f"{HERE}{week.id}/", WEEK)):
        shown = screen.open(address, queries=questions).words
        assert "Caught by the wide net (1): 1 of 1 read" in shown
        assert "All others: 0 of 1 read" in shown


def test_an_unread_sample_alarms_from_wednesday(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    later = week.week_on + timedelta(days=9)
    assert waits(actor=ear.chief, at=_noon(later)).overheard_late == 1
    assert waits(actor=ear.chief, at=_noon(later - timedelta(days=1))).overheard_late == 0
    assert waits(actor=without(ear.chief, "listen"), at=_noon(later)).overheard_late == 0
    Audit.objects.update(week_on=late_since(timezone.localdate(clock.now()))[0])
    said = "1 mention of last week’s sample should have been read again by Wednesday."
    assert said in screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    judge(screen, week, "harmless")
    assert said not in screen.open(f"{HERE}{week.id}/", queries=WEEK).words


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def test_stands_on_the_screen_of_what_is_going_on(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    title = "What the first look misses"
    assert title not in str(screen.client.get(GOING_ON).content)
    judge(screen, week, "danger")
    page = screen.client.get(GOING_ON).content.decode()
    assert title in page
    assert "100 % of what was overheard and thought harmless" in page
    assert "1 of 1 read again" in page
    assert HERE in page
    reader = a_person(by=ear.chief, role="Contact handler")
    screen.sign_in(reader)
    page = screen.client.get(GOING_ON).content.decode()
    assert "100 % of what was overheard and thought harmless" in page
    assert HERE not in page
    past = (clock.now() - timedelta(days=2)).isoformat().replace("+", "%2B")
    assert title not in screen.client.get(f"{GOING_ON}?until={past}").content.decode()


def test_is_for_those_who_listen(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    (one,) = sample(week)
    screen.sign_in(a_person(by=ear.chief, role="Contact handler"))
    for address in (HERE, f"{HERE}{week.id}/"):
        assert screen.client.get(address).status_code == 403
    assert screen.send(f"{HERE}{week.id}/{one.id}/", {"verdict": "danger"}).status_code == 403


def test_another_offices_sample_is_none_of_ours(ear: Ear, screen: Screen) -> None:
    week = heard(ear)
    (one,) = sample(week)
    other = an_office(exercise=True, slug="weirton")
    screen.sign_in(an_actor(office_id=other))
    there = f"/weirton/listening/again/{week.id}/"
    assert screen.client.get(there).status_code == 404
    assert screen.send(f"{there}{one.id}/", {"verdict": "danger"}).status_code == 404
    assert not Mention.objects.exclude(risk="").exists()


def test_an_exercise_reads_again_and_says_that_it_is_one(screen: Screen) -> None:
    ear = an_ear(slug="wick", exercise=True, at=clock.now())
    a_watch(ear, at=clock.now())
    screen.sign_in(ear.chief)
    week = heard(ear)
    judge(screen, week, "danger")
    assert "1 was not harmless" in screen.open(f"{HERE}{week.id}/", queries=WEEK).words
    said = screen.open(PUBLIC, queries=LOG).words
    assert "This is an exercise: nothing of it is real" in said
    assert "In 1 of these a life might have been at risk" in said
