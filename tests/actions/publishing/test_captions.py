"""Some networks have less room for words below a picture, and nothing is promised them but that."""

from dataclasses import replace

import pytest

from clarion.channels import registry
from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.publishing.actions import add_pictures, begin_edition
from clarion.publishing.models import Edition
from clarion.publishing.queries.writing.composing import Composed, compose
from clarion.publishing.rules.saying.correction import Way
from tests.flows.test_pictures import a_picture, illustrated
from tests.makers.people import NOW
from tests.makers.publishing import (
    HEADLINE,
    LINK,
    WORDS,
    Press,
    a_draft,
    see_off,
    send_for_signature,
    signed,
)

ROOM = 100


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    plug = Plug()
    plug.capabilities = replace(CAPABILITIES, caption_limit=ROOM)
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", plug)


def on_net(edition_id: int) -> Composed:
    return compose(Edition.objects.get(pk=edition_id), link=LINK)[1]


def test_what_is_too_long_below_a_picture_is_said_in_short(press: Press) -> None:
    edition_id = a_draft(press)
    alone = on_net(edition_id)
    assert (alone.adapted.short, alone.first.limit) == (False, 300)
    add_pictures(edition_id=edition_id, uploads=[a_picture()], by=press.chief, at=NOW)
    below = on_net(edition_id)
    assert (below.adapted.short, below.first.limit, below.pictures) == (True, ROOM, 1)
    assert HEADLINE in below.first.text
    assert WORDS not in below.first.text


def test_other_words_for_a_post_with_a_picture_have_no_more_room(press: Press) -> None:
    edition_id = illustrated(press)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    see_off(press)
    changed = on_net(begin_edition(edition_id=edition_id, by=press.chief, at=NOW))
    assert (changed.way, changed.pictures, changed.first.limit) == (Way.CHANGE, 0, ROOM)
