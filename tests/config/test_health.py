"""/health says how Clarion is, turns red within a minute, and says nothing about people."""

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from clarion.config.health import SILENCE_MAX, Level, look
from clarion.kit import clock
from clarion.kit.lanes import Lane
from clarion.kit.models import Beat
from clarion.postroom import queries as postroom
from tests.makers.people import an_actor, an_office
from tests.makers.publishing import an_own_page

pytestmark = pytest.mark.django_db

# A lane writes its sign every ten seconds, so that is how old a living lane's may be.
BEAT_EVERY = timedelta(seconds=10)
# What the administrator was promised: a stopped worker is seen within a minute.
PROMISED = timedelta(seconds=60)


def all_lanes_beat(at: datetime) -> None:
    for lane in Lane:
        Beat.objects.update_or_create(lane=lane.value, defaults={"at": at})


def test_is_well_when_every_lane_gives_a_sign_of_life() -> None:
    now = clock.now()
    all_lanes_beat(now)
    assert look(at=now + BEAT_EVERY).well
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["well"]) == (200, True)


@pytest.mark.parametrize("stopped", Lane)
def test_turns_red_within_a_minute_of_a_worker_being_stopped(stopped: Lane) -> None:
    """A worker that is stopped right after its sign of life is the one that is seen last."""
    now = clock.now()
    all_lanes_beat(now + PROMISED)
    Beat.objects.filter(lane=stopped.value).update(at=now)
    found = look(at=now + PROMISED)
    assert not found.well
    bad = [sign.labels for sign in found.signs if sign.level is Level.BAD]
    assert bad == [(("lane", stopped.value),)]


def test_calls_an_account_by_its_address() -> None:
    by = an_actor(office_id=an_office(exercise=True))
    an_own_page(by)
    titles = [sign.title for sign in look(at=clock.now()).signs if sign.name == "account"]
    (account,) = postroom.publishing_accounts(office_id=by.office_id)
    assert titles == [f"Account {account.address} on {account.title}"]


def test_does_not_cry_wolf_over_one_late_sign() -> None:
    now = clock.now()
    all_lanes_beat(now)
    assert look(at=now + 3 * BEAT_EVERY).well
    assert not look(at=now + SILENCE_MAX + timedelta(seconds=1)).well


def test_is_red_before_the_first_sign_of_life() -> None:
    assert Client().get("/health").status_code == 503


ASK = """
import django
django.setup()
from django.test import Client
for accept in ("application/json", "text/html"):
    answer = Client(HTTP_HOST="localhost").get("/health", headers={"Accept": accept})
    print(answer.status_code, answer.content.decode())
"""


def test_is_red_without_the_database() -> None:
    """In a process of its own, with a database that is nowhere."""
    nowhere = os.environ | {"DATABASE_URL": "postgresql://clarion@127.0.0.1:1/clarion"}
    argv = [sys.executable, "-c", ASK]
    said = subprocess.run(argv, env=nowhere, capture_output=True, text=True, check=True).stdout
    assert said.count("503 ") == 2
    assert said.count("It does not answer, or its tables are missing") == 2
    assert "127.0.0.1:1" not in said


def test_answers_people_with_a_page_and_machines_with_json() -> None:
    all_lanes_beat(clock.now())
    page = Client().get("/health", headers={"Accept": "text/html"})
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Clarion is well" in page.content.decode()
    names = {sign["name"] for sign in Client().get("/health").json()["signs"]}
    assert names == {"database", "lane", "oldest_unsent", "failed_jobs", "parked_arrivals"}


def test_gives_figures_to_this_machine_and_to_whoever_has_the_token(settings: Settings) -> None:
    all_lanes_beat(clock.now())
    figures = Client().get("/metrics").content.decode()
    assert "clarion_well 1.0" in figures
    assert 'clarion_lane{lane="send"}' in figures
    assert "process_resident_memory_bytes" in figures

    afar = Client(REMOTE_ADDR="192.0.2.7")
    assert afar.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "a-long-secret"
    assert afar.get("/metrics").status_code == 404
    known = {"Authorization": "Bearer a-long-secret"}
    assert afar.get("/metrics", headers=known).status_code == 200


def test_does_not_take_a_proxy_on_this_machine_for_this_machine() -> None:
    passed_on = {"X-Forwarded-For": "192.0.2.7"}
    assert Client().get("/metrics", headers=passed_on).status_code == 404


def test_says_when_the_stream_does_not_answer(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clarion.config.streams.LOOK_SECONDS", 0.2)
    settings.STREAM_URL = ["nats://127.0.0.1:9"]
    now = clock.now()
    all_lanes_beat(now)
    bad = [sign.name for sign in look(at=now + BEAT_EVERY).signs if sign.level is Level.BAD]
    assert bad == ["stream_waiting"]
