"""What comes in a flood is kept by a glance, and read with care afterwards, the newest first."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from clarion.channels.contract import Raw
from clarion.listening.actions import end_watch, play_again, read_with_care
from clarion.listening.actions.sources.copying import copy_in
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Match, Mention, Source, Watch
from clarion.listening.rules.limits import AT_ONCE_MAX, CARE_TOGETHER
from tests.actions.listening.test_stream import Brook, lines
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

MANY = AT_ONCE_MAX + 5


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def flood(number: int) -> list[str]:
    return [f"no water in street {n}, my dad is not breathing" for n in range(number)]


def test_a_flood_is_kept_at_a_glance_with_its_risks_and_read_with_care_after_it(ear: Ear) -> None:
    watch_id = a_watch(ear)
    rows = hears(ear, *flood(MANY))
    assert {(row.risk, row.language, row.read_at) for row in rows} == {("certain", "en", None)}
    assert Match.objects.filter(watch_id=watch_id).count() == MANY
    assert Watch.objects.get(pk=watch_id).found == MANY
    assert read_with_care(by=ear.clockwork, at=NOW) is (MANY >= CARE_TOGETHER)
    assert not Mention.objects.filter(read_at=None).exists()
    assert not read_with_care(by=ear.clockwork, at=NOW)


def test_a_few_are_read_with_care_at_once(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water, my dad is not breathing")
    assert (one.risk, one.read_at) == ("certain", NOW)


def test_what_a_watch_wanted_before_it_ended_is_not_kept_after_it(ear: Ear) -> None:
    watch_id = a_watch(ear)
    source = Source.objects.get(pk=ear.files_id)
    raws = [Raw(fingerprint="a", body=json.dumps({"id": "a", "text": "no water"}).encode())]
    before = standing(source=source, at=NOW)
    sifted = sift(source=source, raws=raws, grounds=grounds_of(source=source, watches=before))
    end_watch(watch_id=watch_id, why="It is over now, all repaired.", by=ear.chief, at=NOW)
    after = standing(source=source, at=NOW)
    assert keep(source=source, raws=raws, watches=after, at=NOW, sifted=sifted) == 0
    assert len(sifted.found) == 1


def test_what_another_worker_kept_in_the_same_moment_is_kept_once(ear: Ear) -> None:
    watch_id = a_watch(ear)
    source = Source.objects.get(pk=ear.files_id)
    bodies = [json.dumps({"id": one, "text": "no water"}).encode() for one in ("a", "b")]
    raws = [Raw(fingerprint=str(n), body=body) for n, body in enumerate(bodies)]
    watches = standing(source=source, at=NOW)
    grounds = grounds_of(source=source, watches=watches)
    both = sift(source=source, raws=raws, grounds=grounds)
    assert keep(source=source, raws=raws[:1], watches=watches, at=NOW) == 1
    assert keep(source=source, raws=raws, watches=watches, at=NOW, sifted=both) == 1
    assert Watch.objects.get(pk=watch_id).found == Mention.objects.count() == 2


def test_copying_in_breaks_no_rule_of_the_table(ear: Ear) -> None:
    a_watch(ear)
    (one,) = hears(ear, "no water")
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_in([one])
    assert Mention.objects.count() == 1
    copy_in([])


def test_what_the_stream_holds_is_played_again_and_nothing_is_kept_of_it(ear: Ear) -> None:
    a_watch(ear)
    stream = Brook()
    said = {"id": "a", "text": "nice cake", "author": "maya", "at": "2026-04-14T08:00:00Z"}
    for number, body in enumerate([json.dumps(said).encode(), *lines("no time"), b'{"text": 7}']):
        raw = Raw(fingerprint=str(number), body=body)
        stream.pour(source_id=ear.files_id, raws=[raw])
    played = play_again(
        stream=stream,
        source_id=ear.files_id,
        since=NOW - timedelta(days=1),
        by=ear.clockwork,
        at=NOW,
    )
    [one] = played
    assert (one["text"], one["at"]) == ("nice cake", 1776153600.0)
    assert one["author"]
    assert "maya" not in one["author"]
    assert one["id"] != "a"
    assert not Mention.objects.exists()
