"""No sequence of what people, machines and networks do lets words leave that nobody signed.

Hypothesis makes up what happens: a few plays, the same each time, or so many others as are asked
for with CLARION_PLAYS=200. Whatever the network is told, word for word and picture for picture,
must be what the warrant behind it was granted for, and what everybody saw who signed.
"""

import json
import os
from collections import Counter
from urllib.request import Request, urlopen

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clarion.postroom.models import Dispatch
from clarion.signoff.models import Warrant
from fakenet import FakeNet
from tests.flows.playing import DEEDS, Play

DICE = 10_000
ASKED_FOR = os.environ.get("CLARION_PLAYS", "")
EXAMPLES = int(ASKED_FOR or 8)
Program = list[tuple[str, int]]
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, DICE)), min_size=8, max_size=16)
# What is rare is played in any case.
EMERGENCY: Program = [("say in an emergency", number) for number in (1, 2, 3)]
RETURNED: Program = [("edit", 1), ("submit", 1), ("give back", 1), ("hear", 1)]
REFUSED: Program = [
    ("edit", 1), ("submit", 1), ("trouble", 6), ("sign", 1), ("work", 1), ("work", 2),
    ("say again", 1), ("work", 3),
]  # fmt: skip
BY_LINK: Program = [("edit", 1), ("submit", 1), ("sign by link", 1), ("work", 1), ("work", 2)]
WITHDRAWN: Program = [*BY_LINK, ("withdraw", 1), ("work", 3), ("work", 4)]
HELD: Program = [
    ("edit", 1), ("submit", 1), ("hold", 2), ("sign", 1), ("work", 1), ("lift", 1), ("work", 3),
    ("release", 1), ("work", 4),
]  # fmt: skip
# What the plays together must have come to: a property that nothing reaches would prove nothing.
REACHED = (
    "left: say", "left: change", "left: take_down", "left: in a thread", "left: with a picture",
    "left: in Polish", "left: in an emergency", "left: signed by link", "on our page",
    "give back", "hold", "lift", "release", "withdraw", "correct", "said again",
)  # fmt: skip


def test_only_signed_words_ever_leave(net: FakeNet, committed: None) -> None:
    done = Counter[str]()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=not ASKED_FOR,
        suppress_health_check=list(HealthCheck),
    )
    @given(played=deeds)
    @example(played=EMERGENCY)
    @example(played=RETURNED)
    @example(played=REFUSED)
    @example(played=HELD)
    @example(played=WITHDRAWN)
    def play_on(played: Program) -> None:
        play = Play(net)
        for deed, number in played:
            play.step(deed, number)
        play.done["on our page"] += play.watch.page()
        done.update(play.done)

    play_on()
    assert not [one for one in REACHED if not done[one]], done


@pytest.fixture
def play(net: FakeNet, committed: None) -> Play:
    """A play in which something has been said, and was found to be agreed to."""
    play = Play(net)
    for number in range(DICE):
        for deed in ("edit", "submit", "sign", "work"):
            play.step(deed, number)
        if play.done["left: say"]:
            break
    return play


def tell(play: Play, key: str, text: str) -> None:
    """Say something on the network past the door."""
    token = play.press.net.new_token("townhall")
    body = json.dumps({"text": text, "edge": "public"}).encode()
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    with urlopen(Request(f"{play.press.net.url}/v1/posts", body, headers)):
        pass


class TestTheWatch:
    """It would be worth nothing if it saw nothing."""

    def test_sees_signed_words_with_others_behind_them(self, play: Play, net: FakeNet) -> None:
        net.settings(idempotency="ignore")
        row = Dispatch.objects.filter(account=play.press.account_id, state="sent").latest("id")
        tell(play, row.key, f"{row.text} And it is somebody's fault.")
        with pytest.raises(AssertionError, match="nobody has agreed"):
            play.look()

    def test_sees_what_went_past_the_door(self, play: Play) -> None:
        tell(play, "none-of-ours", "Mill Lane is closed, notice 1.")
        with pytest.raises(AssertionError, match="nobody has agreed"):
            play.look()

    def test_sees_what_is_said_under_an_agreement_that_was_taken_back(
        self, play: Play, net: FakeNet
    ) -> None:
        net.settings(idempotency="ignore")
        row = Dispatch.objects.filter(account=play.press.account_id, state="sent").latest("id")
        Warrant.objects.filter(pk=row.warrant_id).update(voided_at=play.at)
        tell(play, row.key, row.text)
        with pytest.raises(AssertionError, match=r"taken back|nobody has agreed"):
            play.look()

    def test_sees_what_leaves_although_it_is_held(self, play: Play, net: FakeNet) -> None:
        net.settings(idempotency="ignore")
        row = Dispatch.objects.filter(account=play.press.account_id, state="sent").latest("id")
        play.holds[0] = ("everything", "")
        tell(play, row.key, row.text)
        with pytest.raises(AssertionError):
            play.look()
