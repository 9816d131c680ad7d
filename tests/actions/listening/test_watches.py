"""Watches begin, take two where they must, are renewed, and end."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.listening import queries
from clarion.listening.actions import (
    OfficialKind,
    add_source,
    agree_to_watch,
    begin_watch,
    decide_official,
    drop_watch,
    end_due,
    end_watch,
    propose_official,
    renew_watch,
    take_file,
    weigh_watches,
)
from clarion.listening.actions.sources import storing
from clarion.listening.actions.sources.sifting import Found
from clarion.listening.actions.watches.agree_to_watch import OwnWatch
from clarion.listening.models import Match, Mention, Term, Watch
from clarion.listening.rules.governor import AssemblyWatched, EndsTooLate, PersonWatched
from clarion.listening.rules.limits import AUTHOR_MENTIONS_KEY_MIN, AUTHOR_MENTIONS_MIN, KEY_LIFE
from clarion.people import queries as people
from tests.makers.desk import without
from tests.makers.listening import Ear, a_watch, an_ear, asked, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def test_one_person_begins_a_watch_for_plain_words(ear: Ear) -> None:
    watch_id = a_watch(ear)
    one = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (one.state, one.owner, one.agreed_by) == ("on", ear.chief.name, "")
    assert [term.words for term in one.terms] == ["burst pipe", "no water"]
    assert Entry.objects.filter(about=f"watch:{watch_id}", deed="watch begun").count() == 1


def test_what_could_be_a_person_waits_for_somebody_else(ear: Ear) -> None:
    watch_id = begin_watch(asked=asked(ear.files_id, "Grace Hart"), by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "proposed"
    with pytest.raises(OwnWatch):
        agree_to_watch(watch_id=watch_id, by=ear.chief, at=NOW)
    assert not queries.waiting(office_id=ear.office_id, staff_id=ear.chief.person, at=NOW).decisions
    waits = queries.waiting(office_id=ear.office_id, staff_id=ear.other.person, at=NOW)
    assert (waits.decisions, waits.sources, waits.risks) == (1, 0, 0)
    agree_to_watch(watch_id=watch_id, by=ear.other, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "on"


def test_a_person_is_refused_and_nothing_is_kept_of_it(ear: Ear) -> None:
    with pytest.raises(PersonWatched):
        begin_watch(asked=asked(ear.files_id, "flooding", "Maya Hart"), by=ear.chief, at=NOW)
    assert not Watch.objects.exists()


def test_an_assembly_is_refused_unless_somebody_says_why(ear: Ear) -> None:
    with pytest.raises(AssemblyWatched):
        begin_watch(asked=asked(ear.files_id, "protest"), by=ear.chief, at=NOW)
    soon = asked(ear.files_id, "protest", assembly=True, until=NOW + timedelta(days=10))
    watch_id = begin_watch(asked=soon, by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "proposed"


def test_the_database_itself_refuses_what_the_governor_would(ear: Ear) -> None:
    """Another tool, or a mistake of ours, cannot write it either."""
    watch_id = a_watch(ear)
    wrong: list[dict[str, object]] = [
        {"until_at": NOW + timedelta(days=91)},
        {"doubts": ["Grace Hart"]},
        {"assembly": True},
        {"assembly": True, "agreed_by_id": ear.chief.person, "until_at": NOW + timedelta(days=2)},
        {"why": ""},
    ]
    for changes in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Watch.objects.filter(pk=watch_id).update(**changes)
    for words, kind in (("@maya", "words"), ("maya", "account")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Term.objects.create(watch_id=watch_id, kind=kind, words=words)


def test_a_watch_ends_on_its_day_by_itself(ear: Ear) -> None:
    watch_id = a_watch(ear)
    assert end_due(by=ear.clockwork, at=NOW + timedelta(days=29)) == 0
    assert end_due(by=ear.clockwork, at=NOW + timedelta(days=30)) == 1
    assert Watch.objects.get(pk=watch_id).state == "ended"


def test_a_watch_is_renewed_deliberately_and_by_whoever_answers_for_it(ear: Ear) -> None:
    watch_id = a_watch(ear)
    later = NOW + timedelta(days=20)
    why = "The pipes at Mill Lane are not mended yet."
    with pytest.raises(EndsTooLate):
        renew_watch(
            watch_id=watch_id, why=why, until=later + timedelta(days=91), by=ear.other, at=later
        )
    renew_watch(
        watch_id=watch_id, why=why, until=later + timedelta(days=60), by=ear.other, at=later
    )
    one = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (one.owner, one.until_at) == (ear.other.name, later + timedelta(days=60))


def test_one_that_took_two_is_not_renewed_by_whoever_asked_for_it(ear: Ear) -> None:
    watch_id = a_watch(ear, "Grace Hart")
    facts = {"why": "It is still going on there.", "until": NOW + timedelta(days=60)}
    with pytest.raises(OwnWatch):
        renew_watch(watch_id=watch_id, **facts, by=ear.chief, at=NOW)  # type: ignore[arg-type]
    renew_watch(watch_id=watch_id, **facts, by=ear.other, at=NOW)  # type: ignore[arg-type]


def test_a_watch_is_ended_or_turned_down_once(ear: Ear) -> None:
    watch_id = a_watch(ear)
    end_watch(watch_id=watch_id, why="Mended.", by=ear.other, at=NOW)
    with pytest.raises(AlreadyMoved):
        end_watch(watch_id=watch_id, why="Mended.", by=ear.other, at=NOW)
    waits = begin_watch(asked=asked(ear.files_id, "Grace Hart"), by=ear.chief, at=NOW)
    drop_watch(watch_id=waits, by=ear.other, at=NOW)
    with pytest.raises(AlreadyMoved):
        agree_to_watch(watch_id=waits, by=ear.other, at=NOW)


def test_a_watch_that_finds_mostly_one_person_stops_by_itself(ear: Ear) -> None:
    watch_id, other_id = a_watch(ear), a_watch(ear, "bakery")
    hears(ear, *(f"no water again, day {n}" for n in range(AUTHOR_MENTIONS_MIN)), author="maya")
    (shared,) = hears(ear, "no water at the bakery")
    assert weigh_watches(by=ear.clockwork, at=NOW) == [watch_id]
    stopped = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (stopped.state, stopped.over_why) == ("stopped", "mostly one person")
    assert list(Mention.objects.values_list("pk", flat=True)) == [shared.pk]
    assert list(Match.objects.values_list("watch_id", flat=True)) == [other_id]


def test_a_watch_that_finds_many_people_goes_on(ear: Ear) -> None:
    a_watch(ear)
    hears(ear, *(f"no water again, day {n}" for n in range(AUTHOR_MENTIONS_MIN * 2)))
    assert weigh_watches(by=ear.clockwork, at=NOW) == []


def test_only_who_may_listen_begins_a_watch_and_only_with_the_offices_own_sources(
    ear: Ear,
) -> None:
    with pytest.raises(NotAllowed):
        begin_watch(asked=asked(ear.files_id), by=without(ear.chief, "listen"), at=NOW)
    with pytest.raises(NotFound):
        begin_watch(asked=asked(an_ear().files_id), by=ear.chief, at=NOW)


def test_an_author_with_another_name_each_week_is_still_one_person(ear: Ear) -> None:
    watch_id = a_watch(ear)
    hears(ear, *(f"no water, day {n}" for n in range(AUTHOR_MENTIONS_MIN)))
    hears(
        ear,
        *(f"still no water {n}" for n in range(AUTHOR_MENTIONS_KEY_MIN)),
        author="maya",
        at=NOW + KEY_LIFE,
    )
    assert weigh_watches(by=ear.clockwork, at=NOW + KEY_LIFE) == [watch_id]


def test_what_names_no_author_is_nobodys_and_stops_no_watch(ear: Ear) -> None:
    a_watch(ear)
    lines = b"".join(b'{"text": "no water, day %d"}\n' % n for n in range(AUTHOR_MENTIONS_MIN))
    take_file(source_id=ear.files_id, content=lines, by=ear.chief, at=NOW)
    assert set(Mention.objects.values_list("pseudonym", flat=True)) == {""}
    assert weigh_watches(by=ear.clockwork, at=NOW) == []
    assert Mention.objects.count() == AUTHOR_MENTIONS_MIN


def test_two_accounts_of_one_name_are_watched_together(ear: Ear) -> None:
    ids = tuple(an_official(ear, handle=handle) for handle in ("mail.one", "mail.two"))
    watch_id = a_watch(ear, accounts=ids)
    assert Term.objects.filter(watch_id=watch_id, kind="account").count() == 2


def test_an_account_of_another_network_is_no_account_of_this_one(ear: Ear) -> None:
    a_watch(ear, accounts=(an_official(ear, handle="maya", network="bluesky"),))
    assert not hears(ear, "I had a lovely day", author="maya")


def test_watches_that_never_listened_take_no_room_in_the_public_log() -> None:
    ear = an_ear(slug="wick")
    watch_id = a_watch(ear)
    end_watch(watch_id=watch_id, why="Mended.", by=ear.other, at=NOW)
    later = NOW + timedelta(hours=1)
    for _ in range(101):
        waits = begin_watch(asked=asked(ear.files_id, "Grace Hart"), by=ear.chief, at=later)
        drop_watch(watch_id=waits, by=ear.other, at=later)
    log = queries.public_log(slug="wick")
    assert log is not None
    assert [one.id for one in log.over] == [watch_id]


def an_official(ear: Ear, *, handle: str, network: str = "file") -> int:
    """Have both agree to an account."""
    official_id = propose_official(
        network=network, handle=handle, name="Millbrook Mail", kind=OfficialKind.MEDIA,
        evidence="Their website leads to it.", by=ear.chief, at=NOW,
    )  # fmt: skip
    decide_official(official_id=official_id, agree=True, by=ear.other, at=NOW)
    return official_id


def test_what_is_being_kept_for_a_watch_that_is_stopped_meanwhile_is_not_kept(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = a_watch(ear, "no water")
    other = a_watch(ear, "flooding")
    really = storing._insert

    def stops_meanwhile(made: list[Mention], found: Sequence[Found]) -> Any:
        kept = really(made, found)
        Watch.objects.filter(pk=stopped).update(state="stopped", over_at=NOW)
        return kept

    monkeypatch.setattr(storing, "_insert", stops_meanwhile)
    hears(ear, "no water here", "no water, and flooding")
    assert [one.text for one in Mention.objects.all()] == ["no water, and flooding"]
    assert [one.watch_id for one in Match.objects.all()] == [other]


def test_a_watch_is_changed_by_another_that_begins_in_its_place(ear: Ear) -> None:
    first = a_watch(ear)
    wished = queries.wished(office_id=ear.office_id, watch_id=first)
    assert (wished.words, wished.sources) == (("burst pipe", "no water"), (ear.files_id,))
    hears(ear, "no water here")
    plain = asked(ear.files_id, "no water", "flooded cellar")
    second = begin_watch(asked=plain, instead=first, by=ear.chief, at=NOW)
    old = queries.watch(office_id=ear.office_id, watch_id=first)
    assert (old.state, old.over_why, old.kept) == ("ended", "changed", 1)
    # One that waits for a second person leaves the other on until then.
    doubtful = asked(ear.files_id, "no water", "Grace Hart")
    third = begin_watch(asked=doubtful, instead=second, by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=second).state == "on"
    agree_to_watch(watch_id=third, by=ear.other, at=NOW)
    assert Watch.objects.get(pk=second).state == "ended"
    with pytest.raises(NotFound):
        begin_watch(asked=plain, instead=first, by=ear.chief, at=NOW)
    stranger = an_ear()
    with pytest.raises(NotFound):
        begin_watch(asked=asked(stranger.files_id), instead=third, by=stranger.chief, at=NOW)


def test_a_hashtags_timeline_is_judged_and_everybody_can_read_which(ear: Ear) -> None:
    def tagged(tag: str) -> int:
        address = f"https://social.example/tags/{tag}"
        return add_source(kind="mastodon", title=tag, address=address, by=ear.chief, at=NOW)

    with pytest.raises(PersonWatched):
        begin_watch(asked=asked(tagged("mayahart_maya"), "no water"), by=ear.chief, at=NOW)
    with pytest.raises(AssemblyWatched):
        begin_watch(asked=asked(tagged("stopthewarmarch"), "no water"), by=ear.chief, at=NOW)
    watch_id = begin_watch(asked=asked(tagged("millbrook"), "no water"), by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "proposed", "it could be a surname"
    agree_to_watch(watch_id=watch_id, by=ear.other, at=NOW)
    log = queries.public_log(slug=people.office(ear.office_id).slug)
    assert log is not None
    assert [one.sources for one in log.on] == [("millbrook (#millbrook)",)]
