"""What the plug for YouTube sends has the shape that Google publishes of the Data API.

Google's specification has no examples, so answers are made up from its types: each field is filled
with something, and every list has one more page. Tokens are fetched elsewhere.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from clarion.channels.connectors.youtube import render
from clarion.channels.connectors.youtube.capabilities import COMMENTS
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Processing,
    Rendition,
    Target,
    Temporary,
    Unknown,
)
from tests.channels.youtube.channel import PLUG, SUBTITLES, a_film, access_to, outgoing
from tests.channels.youtube.double import FILM
from tests.peers.specification.server import Specifications

pytestmark = pytest.mark.peer

ASKED = "UgxN5mWkq2tP4nX8b7J4AaABAg"
ANSWER = outgoing("Until noon.", target=Target(remote_id=ASKED))
SAID = replace(ANSWER, said_id=f"{ASKED}.9zT1vq0aBcD", deed=Deed.CHANGE)


@pytest.fixture
def us(specification: Specifications) -> Access:
    return access_to(specification.serve("youtube.v3.openapi.json.gz", examples=False).url)


def test_asks_whose_channel_it_is(us: Access) -> None:
    profile = PLUG.probe(us)
    assert profile.remote_id
    assert not profile.missing_scopes


def test_answers(us: Access) -> None:
    assert PLUG.send(us, ANSWER).remote_id


def test_changes_what_it_said(us: Access) -> None:
    with pytest.raises(Unknown):  # nothing is kept there, so it reads otherwise
        PLUG.change(us, SAID)
    assert PLUG.change(us, replace(SAID, rendition=Rendition(text="string"))).remote_id


def test_takes_down(us: Access) -> None:
    assert PLUG.take_down(us, replace(SAID, deed=Deed.TAKE_DOWN)).proof


def test_looks_for_what_was_lost(us: Access) -> None:
    assert isinstance(PLUG.look_again(us, SAID), Absent)
    with pytest.raises(Temporary) as refusal:  # there is always one more page
        PLUG.look_again(us, ANSWER)
    assert "look through" in refusal.value.evidence


def test_listens(us: Access) -> None:
    (raw,) = PLUG.collect(us, COMMENTS, "").items
    (came,) = PLUG.normalize(raw.body, us)
    assert came.sent_at
    PLUG.look_back(us, COMMENTS, datetime.now(UTC), "")


@pytest.mark.parametrize("left", [(ASKED, FILM, ""), (ASKED, FILM, "more"), ("", "", "more")])
def test_goes_on_with_a_page(us: Access, left: tuple[str, str, str]) -> None:
    here = {"known": 1, "newest": 1, "before": {}, "counts": {}, "left": [left], "read": 0}
    assert PLUG.collect(us, COMMENTS, json.dumps(here)).items


def test_corrects_and_takes_down_a_film(us: Access) -> None:
    said = a_film(deed=Deed.CHANGE, said_id=FILM)
    with pytest.raises(Unknown):  # nothing is kept there, so it reads otherwise
        PLUG.change(us, said)
    same = replace(said, rendition=Rendition(subject="string", text="string", language="en"))
    assert PLUG.change(us, same).remote_id == FILM
    assert PLUG.take_down(us, replace(said, deed=Deed.TAKE_DOWN)).proof


def test_looks_at_what_became_of_a_film(us: Access) -> None:
    PLUG.figures(us, (FILM,))
    found = PLUG.look_again(us, replace(a_film(), begun=FILM))
    assert isinstance(found, Processing)  # the first of all states, made up from its types
    with pytest.raises(Temporary):  # the channel made up from the types is another one
        PLUG.look_again(us, a_film())


def test_what_is_said_of_a_film_has_their_shape(us: Access) -> None:
    where = f"{us.settings['service']}/youtube/v3"
    film, track = a_film(tracks=SUBTITLES), SUBTITLES[0]
    kind, body = render.subtitles(FILM, track)
    said = json.loads(body.partition(b"\r\n\r\n")[2].partition(b"\r\n--")[0])
    part = {"part": "snippet"}
    with httpx.Client(headers={"Authorization": "Bearer x"}, trust_env=False) as client:
        # The specification has no address for files; what is said beside them has the same shape.
        whole = render.film(film, us) | {"id": FILM}
        asked = {"part": "snippet,status"}
        assert client.put(f"{where}/videos", params=asked, json=whole).is_success
        wrong = whole | {"status": {"privacyStatus": "everybody"}}
        assert client.put(f"{where}/videos", params=asked, json=wrong).status_code == 422
        listed = {**part, "videoId": FILM}
        assert client.get(f"{where}/captions", params=listed).is_success
        assert client.get(f"{where}/captions", params=part).status_code == 422
    assert kind.startswith("multipart/related")
    assert said == {"snippet": {"videoId": FILM, "language": "en", "name": "", "isDraft": False}}


def test_would_be_told_if_a_call_had_another_shape(us: Access) -> None:
    where = f"{us.settings['service']}/youtube/v3/comments"
    right = {"snippet": {"parentId": ASKED, "textOriginal": "Until noon."}}
    below = {"part": "snippet", "parentId": ASKED}
    with httpx.Client(headers={"Authorization": "Bearer x"}, trust_env=False) as client:
        assert client.post(where, params={"part": "snippet"}, json=right).is_success
        assert client.post(where, json=right).status_code == 422
        wrong = {"snippet": "Until noon."}
        assert client.post(where, params={"part": "snippet"}, json=wrong).status_code == 422
        assert client.get(where, params={**below, "maxResults": 100}).is_success
        assert client.get(where, params={**below, "maxResults": 101}).status_code == 422
        assert client.get(where, params={**below, "textFormat": "plain"}).status_code == 422
