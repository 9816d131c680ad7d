"""What the plug for Instagram sends has the shape that Meta publishes of its Graph API.

The published types are those of Meta's SDKs: what we send is checked, but answers are made up as
whole nodes where the real ones are short, and containers have no type of their own.
"""

from dataclasses import replace

import pytest

from clarion.channels.connectors.instagram import render
from clarion.channels.connectors.instagram.capabilities import COMMENTS
from clarion.channels.contract import Access, Deed, Failure, Target
from tests.channels.instagram.profiles import PICTURE, PLUG, access_to, outgoing
from tests.peers.specification.server import Specifications, Specified

pytestmark = pytest.mark.peer

COMMENT = Target(remote_id="18000000000000022", thread_id="18000000000000001")
POST = Target(remote_id="18000000000000001", thread_id="18000000000000001")


@pytest.fixture
def meta(specification: Specifications) -> Specified:
    return specification.serve("meta.json.gz", examples=False)


@pytest.fixture
def us(meta: Specified) -> Access:
    return access_to(meta.url, app_secret="the secret of the app")


def test_asks_who_we_are(us: Access) -> None:
    assert PLUG.probe(us).remote_id


@pytest.mark.parametrize("pictures", [1, 3])
def test_lays_pictures_ready_in_the_published_shape(us: Access, pictures: int) -> None:
    """The made-up name of what was laid is no number, so the plug publishes nothing of it."""
    with pytest.raises(Failure) as refused:
        PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,) * pictures))
    assert "no number" in refused.value.evidence


@pytest.mark.parametrize("target", [COMMENT, POST])
def test_answers_in_the_published_shape(us: Access, target: Target) -> None:
    assert PLUG.send(us, outgoing("Until noon.", target=target, media=())).remote_id


def test_reads_in_the_published_shape(us: Access) -> None:
    harvest = PLUG.collect(us, COMMENTS, "")
    for raw in harvest.items:
        PLUG.normalize(raw.body, us)


@pytest.mark.parametrize("target", [None, COMMENT])
def test_looks_for_its_words_in_the_published_shape(us: Access, target: Target | None) -> None:
    assert PLUG.look_again(us, replace(outgoing("Until noon."), target=target))


def test_asks_for_figures_in_the_published_shape(us: Access) -> None:
    """Meta publishes no type of a metric, so none can be made up; both calls fit."""
    with pytest.raises(Failure) as refused:
        PLUG.figures(us, (POST.remote_id,))
    assert "HTTP 200, data[]" in refused.value.evidence


def test_takes_down_in_the_published_shape(us: Access) -> None:
    """The made-up answer holds no `success`, so the plug does not believe it; the call fits."""
    with pytest.raises(Failure) as refused:
        PLUG.take_down(us, outgoing("", deed=Deed.TAKE_DOWN, said_id="1800", media=()))
    assert "HTTP 200" in refused.value.evidence


def test_sees_a_wrong_shape(us: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "alone", lambda _: {"image_url": 5})
    with pytest.raises(Failure) as refused:
        PLUG.send(us, outgoing("Mill Lane is closed."))
    assert "HTTP 422" in refused.value.evidence
