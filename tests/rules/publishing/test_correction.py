"""What was said is put right in the best way that each network allows."""

from dataclasses import replace

import pytest

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.publishing.rules.correction import Way, way_for


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
    assert way_for(network, said=True) is way
    assert way_for(network, said=False) is Way.SAY
