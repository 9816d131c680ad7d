"""What was said is put right in the best way that each network allows."""

from dataclasses import replace

import pytest

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.publishing.rules.saying.correction import (
    NOTHING,
    Before,
    Kind,
    Standing,
    Way,
    replaced_by,
    way_for,
)


@pytest.mark.parametrize(
    ("edit", "threads", "way"),
    [
        (True, True, Way.CHANGE),
        (True, False, Way.CHANGE),
        (False, True, Way.REPLY),
        (False, False, Way.SAY_ANEW),
    ],
)
def test_it_is_changed_or_answered_or_said_anew(edit: bool, threads: bool, way: Way) -> None:
    network = replace(FAKENET, edit=edit, threads=threads)
    there = Before(said=True, remote_id="post_1", unsettled=False)
    assert way_for(network, there) is way
    assert way_for(network, NOTHING) is Way.SAY


def test_what_has_no_name_is_said_anew() -> None:
    there = Before(said=True, remote_id="", unsettled=False)
    assert way_for(FAKENET, there) is Way.SAY_ANEW


def test_it_is_left_out_where_nobody_knows_what_stands_there() -> None:
    there = Before(said=True, remote_id="post_1", unsettled=True)
    assert way_for(FAKENET, there) is Way.LATER


@pytest.mark.parametrize(
    ("house", "delete", "way"),
    [(False, True, Way.REPLACE), (True, True, Way.CHANGE), (False, False, Way.CHANGE)],
)
def test_words_that_nobody_may_read_any_more_are_taken_down(
    house: bool, delete: bool, way: Way
) -> None:
    network = replace(FAKENET, house=house, delete=delete)
    there = Before(said=True, remote_id="post_1", unsettled=False)
    assert way_for(network, there, removes=True) is way


def test_words_that_nobody_may_read_any_more_are_those_of_every_edition() -> None:
    first, second = (Standing(remote_id=name, kind=Kind.POST) for name in ("post_1", "post_2"))
    there = Before(
        said=True, remote_id="post_2", unsettled=False, posts=(second,), older=(first, second)
    )
    assert replaced_by(Way.REPLACE, there) == ("post_2", "post_1")
    assert replaced_by(Way.REPLY, there) == ()


def test_older_words_are_taken_down_also_where_the_newest_have_no_name() -> None:
    unnamed, first = (Standing(remote_id=name, kind=Kind.POST) for name in ("", "post_1"))
    there = Before(said=True, remote_id="", unsettled=False, posts=(unnamed,), older=(first,))
    assert way_for(FAKENET, there, removes=True) is Way.REPLACE
    assert replaced_by(Way.REPLACE, there) == ("post_1",)
