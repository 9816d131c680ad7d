"""The stream of a real server of Bluesky: what is said there is heard once, and heeded if deleted.

The office's own jobs read it, from the server's first byte to the kept mention.
"""

from datetime import timedelta
from unittest.mock import patch

import pytest
from pytest_django import Settings

from clarion.channels import listened
from clarion.channels.sources.repos.source import Repos
from clarion.listening.actions import add_source, follow
from clarion.listening.models import Mention, Missing, Parked, Source
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW
from tests.peers.bluesky.network import Network

pytestmark = [pytest.mark.peer, pytest.mark.django_db]


@pytest.fixture
def ear(bluesky: Network, settings: Settings) -> Ear:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]
    return an_ear()


def listens(ear: Ear, source_id: int, minutes: int) -> list[str]:
    """Let the clockwork look once; return all that is kept by now."""
    at = NOW + timedelta(minutes=minutes)
    with patch.dict(listened.SOURCES, {"repos": Repos(seconds=1.5)}):
        follow(source_id=source_id, by=ear.clockwork, at=at)
    return list(Mention.objects.order_by("pk").values_list("text", flat=True))


def test_hears_a_real_server_once_and_heeds_a_deletion(bluesky: Network, ear: Ear) -> None:
    resident = bluesky.citizen("streamed.test")
    address = bluesky.pds_url.replace("http", "ws", 1)
    source_id = add_source(kind="repos", title="Town", address=address, by=ear.chief, at=NOW)
    a_watch(ear, source_id=source_id)
    assert listens(ear, source_id, 1) == []

    said = resident.say("There is no water at Mill Lane")
    resident.say("what a fine day")  # nobody looks for this
    kept = listens(ear, source_id, 2)
    assert kept == ["There is no water at Mill Lane"]
    cursor = Source.objects.get(pk=source_id).cursor
    assert cursor.isdigit()

    # Said while nobody listens; then a worker that had stored nothing is replaced.
    resident.say("Burst pipe in Victoria Street")
    assert len(listens(ear, source_id, 3)) == 2
    Source.objects.filter(pk=source_id).update(cursor=cursor)
    assert len(listens(ear, source_id, 4)) == 2

    resident.client.delete_post(said.uri)
    assert listens(ear, source_id, 5) == ["Burst pipe in Victoria Street"]
    assert not Missing.objects.exists()
    assert not Parked.objects.exists()


def test_a_bookmark_from_elsewhere_is_said_to_be_a_gap(bluesky: Network, ear: Ear) -> None:
    address = bluesky.pds_url.replace("http", "ws", 1)
    source_id = add_source(kind="repos", title="Town", address=address, by=ear.chief, at=NOW)
    a_watch(ear, source_id=source_id)
    Source.objects.filter(pk=source_id).update(cursor=str(10**9))
    listens(ear, source_id, 1)
    assert "numbered its stream anew" in Missing.objects.get().what
    assert not Source.objects.get(pk=source_id).cursor.isdigit()
