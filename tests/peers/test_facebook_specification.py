"""What the plug for Facebook sends has the shape that Meta publishes of its Graph API.

The published types are those of Meta's SDKs: parameters are checked, but answers are made up as
whole nodes where the real ones are short, and uploads of pictures are not described at all.
"""

import pytest

from clarion.channels.connectors.facebook.capabilities import COMMENTS, MENTIONS, VISITS
from clarion.channels.contract import Access, Deed, Failure, Target
from tests.channels.facebook.double import US
from tests.channels.facebook.pages import PLUG, access_to, outgoing
from tests.peers.specification.server import Specifications, Specified

pytestmark = pytest.mark.peer


@pytest.fixture
def meta(specification: Specifications) -> Specified:
    return specification.serve("meta.json.gz", examples=False)


@pytest.fixture
def us(meta: Specified) -> Access:
    return access_to(meta.url, app_secret="the secret of the app")


def test_posts_and_answers_in_the_published_shape(us: Access) -> None:
    assert PLUG.send(us, outgoing("Mill Lane is closed.")).remote_id
    answer = outgoing("Until noon.", target=Target(remote_id="122_887"))
    assert PLUG.send(us, answer).remote_id


@pytest.mark.parametrize("stream", [COMMENTS, MENTIONS, VISITS])
def test_reads_in_the_published_shape(us: Access, stream: str) -> None:
    harvest = PLUG.collect(us, stream, "")
    for raw in harvest.items:
        PLUG.normalize(raw.body, us)


def test_looks_for_its_words_in_the_published_shape(us: Access) -> None:
    assert PLUG.look_again(us, outgoing("Mill Lane is closed."))
    assert PLUG.look_again(us, outgoing("Until noon.", target=Target(remote_id="122_887")))


@pytest.mark.parametrize("name", [f"{US}_1", "122_887"])
def test_asks_for_figures_in_the_published_shape(us: Access, name: str) -> None:
    """The made-up answers hold no counts; the calls fit."""
    assert PLUG.figures(us, (name,)) == {}


def test_changes_and_takes_down_in_the_published_shape(us: Access, meta: Specified) -> None:
    """The made-up answers hold no `success`, so the plug believes none; the calls fit."""
    for deed, ask in ((Deed.CHANGE, PLUG.change), (Deed.TAKE_DOWN, PLUG.take_down)):
        with pytest.raises(Failure) as refused:
            ask(us, outgoing("Open.", deed=deed, said_id=f"{US}_1"))
        assert "HTTP 200" in refused.value.evidence


def test_sees_a_wrong_shape(us: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "clarion.channels.connectors.facebook.render.post", lambda *_: {"message": 5}
    )
    with pytest.raises(Failure) as refused:
        PLUG.send(us, outgoing("Mill Lane is closed."))
    assert "HTTP 422" in refused.value.evidence
