"""What was said is put right in the best way that each network allows."""

from dataclasses import replace

import pytest

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.publishing.rules.correction import NOTHING, Before, Way, way_for


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
