"""Every call of X's plug has the shape that X publishes; but for tokens, which it does not tell."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from clarion.channels.contract import Access, Deed, Outgoing, Target, Temporary
from tests.channels.x.accounts import PICTURE, PLUG, access_at, outgoing
from tests.peers.specification.server import Specifications

pytestmark = pytest.mark.peer

ASKED = Target(remote_id="1346889436626259968")
SAID = outgoing("The bridge is shut.", said_id="1346889436626259968", deed=Deed.TAKE_DOWN)


@pytest.fixture
def access(specification: Specifications) -> Access:
    served = specification.serve("x.json.gz")
    return access_at(served.url, access_token="of-the-town")


def test_asks_who_we_are(access: Access) -> None:
    assert PLUG.probe(access).remote_id == "2244994945"


@pytest.mark.parametrize(
    "words",
    [
        outgoing("The bridge is shut."),
        outgoing("At noon.", target=ASKED),
        outgoing("Here.", media=(PICTURE, replace(PICTURE, alt=""))),
    ],
    ids=["to all", "an answer", "with pictures"],
)
def test_posts(access: Access, words: Outgoing) -> None:
    assert PLUG.send(access, words).remote_id


def test_takes_down(access: Access) -> None:
    assert PLUG.take_down(access, SAID)


def test_looks_for_what_was_lost(access: Access) -> None:
    PLUG.look_again(access, SAID)
    # Its example of a timeline has always one more page, and tells no times.
    with pytest.raises(Temporary):
        PLUG.look_again(access, replace(SAID, deed=Deed.SAY, made_at=datetime.now(UTC)))


def test_listens(access: Access) -> None:
    harvest = PLUG.collect(access, "mentions", '{"seen":"1346889436626259968"}')
    PLUG.look_back(access, "mentions", datetime.now(UTC), "")
    for raw in harvest.items:
        PLUG.normalize(raw.body, access)


def test_would_be_told_if_a_call_had_another_shape(access: Access) -> None:
    where, headers = f"{access.settings['service']}/2/tweets", {"Authorization": "Bearer x"}
    wrong = {"text": "Hello.", "media": {"media_ids": []}}
    with httpx.Client(headers=headers, trust_env=False) as client:
        assert client.post(where, json={"text": "Hello."}).is_success
        assert client.post(where, json=wrong).status_code in (400, 422)
        assert client.post(where, json={"words": "Hello."}).status_code in (400, 422)


def test_counts(access: Access) -> None:
    PLUG.figures(access, ("1346889436626259968",))
