"""Of what comes, only the last word of each is kept, and what cannot be read for its days alone."""

import json
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from clarion.channels.contract import Raw
from clarion.listening import queries
from clarion.listening.actions import look_at_mention, replay_parked, reseal_sources, take_file
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.standing import standing
from clarion.listening.actions.sources.take_file import NotThisFile
from clarion.listening.models import Mention, Missing, Parked, Source
from clarion.listening.queries import Sieve, mentions, public_witnesses, said_by_area
from clarion.listening.rules.limits import PARKED_BYTES_MAX, PARKED_MAX
from clarion.places.actions import add_place
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def test_reading_parked_things_again_keeps_none_for_longer(ear: Ear) -> None:
    a_watch(ear)
    take_file(source_id=ear.files_id, content=b'{"text": 7}\n', by=ear.chief, at=NOW)
    replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW + timedelta(days=3))
    assert Parked.objects.get().at == NOW


def test_of_what_is_too_large_only_the_reason_is_parked(ear: Ear) -> None:
    source = Source.objects.get(pk=ear.files_id)
    for size in (PARKED_BYTES_MAX, PARKED_BYTES_MAX + 1):
        raw = Raw(fingerprint=str(size), body=b"x" * size)
        keep(source=source, raws=[raw], watches=[], at=NOW)
    sizes = {int(one.fingerprint): len(one.body) for one in Parked.objects.all()}
    assert sizes == {PARKED_BYTES_MAX: PARKED_BYTES_MAX, PARKED_BYTES_MAX + 1: 0}
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 2


def unreadable(*numbers: int) -> list[Raw]:
    return [Raw(fingerprint=f"{n}", body=b"maya says nothing readable") for n in numbers]


def test_what_is_more_than_can_be_parked_is_counted_once_and_said_on_the_card(ear: Ear) -> None:
    source = Source.objects.get(pk=ear.files_id)
    keep(source=source, raws=unreadable(*range(PARKED_MAX)), watches=[], at=NOW)
    assert not Missing.objects.exists()
    hour = timedelta(hours=1)
    # The second time some of it comes again, as after a look with an overlap.
    for number, more in enumerate((range(PARKED_MAX + 3), range(PARKED_MAX, PARKED_MAX + 5))):
        keep(source=source, raws=unreadable(*more), watches=[], at=NOW + (1 + number) * hour)
    (shown,) = queries.sources(office_id=ear.office_id, at=NOW)
    (gap,) = shown.gaps
    assert gap.at == NOW + hour
    assert gap.what.startswith("5 things came since then")
    assert shown.parked == PARKED_MAX + 5
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == PARKED_MAX + 5
    assert Missing.objects.get().lost == 5


def test_of_more_than_can_be_named_each_is_counted_all_the_same(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clarion.listening.actions.intake.parking.PARKED_NAMES_MAX", 2)
    source = Source.objects.get(pk=ear.files_id)
    keep(source=source, raws=unreadable(*range(PARKED_MAX + 7)), watches=[], at=NOW)
    assert Missing.objects.get().lost == 7
    assert Parked.objects.count() == PARKED_MAX + 2


def test_what_is_parked_is_sealed_and_is_sealed_anew_and_read_again(
    ear: Ear, settings: Settings
) -> None:
    a_watch(ear)
    content = b'{"text": 7, "author": "maya"}\n'
    take_file(source_id=ear.files_id, content=content, by=ear.chief, at=NOW)
    before = bytes(Parked.objects.get().sealed)
    assert b"maya" not in before
    settings.VAULT_KEYS = [Fernet.generate_key().decode(), *settings.VAULT_KEYS]
    assert reseal_sources() == 1
    settings.VAULT_KEYS = settings.VAULT_KEYS[:1]
    parked = Parked.objects.get()
    assert b"maya" in parked.body
    assert bytes(parked.sealed) != before
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 1
    assert Parked.objects.get().body == parked.body


def test_a_table_is_read_whatever_ends_its_lines_and_refused_when_it_is_broken(ear: Ear) -> None:
    a_watch(ear)
    table = b"id,text\r1,no water here\r2,quiet\r"
    assert take_file(source_id=ear.files_id, content=table, by=ear.chief, at=NOW).kept == 1
    with pytest.raises(NotThisFile):
        take_file(source_id=ear.files_id, content=b"t" * 140_000, by=ear.chief, at=NOW)


def a_post(deed: str, text: str = "") -> Raw:
    """Return what the stream of a network says of one post."""
    commit = {"operation": deed, "collection": "app.bsky.feed.post", "rkey": "1", "rev": deed}
    record = {"record": {"text": text, "createdAt": "2026-04-14T08:00:00Z"}} if text else {}
    event = {"did": "did:plc:maya", "time_us": 1, "kind": "commit", "commit": commit | record}
    return Raw(fingerprint=f"{deed}{text}", body=json.dumps(event).encode())


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ([a_post("create", "no water"), a_post("delete")], []),
        ([a_post("create", "no water"), a_post("update", "all is well")], []),
        ([a_post("create", "no water"), a_post("update", "no water yet")], ["no water yet"]),
    ],
)
def test_of_what_came_together_only_what_was_said_last_is_kept(
    ear: Ear, events: list[Raw], left: list[str]
) -> None:
    a_watch(ear)
    source = Source.objects.get(pk=ear.files_id)
    watches = standing(source=source, at=NOW)
    source.kind = "bluesky"
    keep(source=source, raws=events, watches=watches, at=NOW)
    assert list(Mention.objects.values_list("text", flat=True)) == left


def test_one_person_looks_at_one_author_once_at_a_time(ear: Ear) -> None:
    """The lock is of the author: another mention of theirs waits for the same one."""
    a_watch(ear)
    first, second = hears(ear, "no water today", "still no water", author="maya")
    locks = set()
    for one in (first, second):
        with CaptureQueriesContext(connection) as asked:
            look_at_mention(mention_id=one.pk, by=ear.chief, at=NOW)
        locks |= {row["sql"] for row in asked if "pg_advisory_xact_lock" in row["sql"]}
    assert len(locks) == 1


def test_keeps_the_gist_of_what_was_said_and_finds_it_again(ear: Ear) -> None:
    add_place(
        name="Mill Lane",
        kind="road",
        other_names=(),
        lat="51.0",
        lon="-2.0",
        area="Weirside",
        by=ear.chief,
        at=NOW,
    )
    a_watch(ear)
    one, other = hears(ear, "I can see a burst pipe in Mill Lane, I am furious", "no water")
    assert (one.first_hand, one.place, one.area, one.within_m) == (
        True,
        "Mill Lane",
        "Weirside",
        500,
    )
    assert (one.temperature or 0) < 0
    assert (other.first_hand, other.place, other.lat) == (False, "", None)
    span = {"since": NOW - timedelta(days=1), "until": NOW}
    areas = said_by_area(office_id=ear.office_id, **span)
    assert {name: (said.mentions, said.people) for name, said in areas.items()} == {
        "": (1, 1),
        "Weirside": (1, 1),
    }
    assert (areas["Weirside"].sounds or 0) < 0
    assert [m.id for m in public_witnesses(office_id=ear.office_id, **span)] == [one.pk]
    sieve = Sieve(area="Weirside", first_hand=True)
    found = mentions(office_id=ear.office_id, sieve=sieve, before_id=None)
    assert [m.id for m in found.mentions] == [one.pk]
