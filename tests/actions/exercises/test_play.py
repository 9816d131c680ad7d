"""The play goes on wherever it was stopped, and says nothing twice."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import fakenet
from clarion.exercises.actions import Stage, play
from clarion.exercises.actions.stage import StageFailure, own_stage
from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.script import Line, morning
from clarion.exercises.rules.wall import Said

SECOND = timedelta(seconds=1)


class Morning:
    """A visitor's morning at the pace of a test: the network's clock is moved, and then played."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.begun_at = datetime.now(UTC)
        self.now = self.begun_at

    def pass_by(self, span: timedelta, *, step: timedelta = SECOND) -> None:
        until = self.now + span
        while self.now < until:
            self.now += step
            self.stage.turn_clock(self.now - datetime.now(UTC))
            play(stage=self.stage, entered_at=self.begun_at, at=self.now)


@pytest.fixture
def net() -> object:
    with fakenet.running() as net:
        yield net


def begin(net: fakenet.FakeNet) -> Morning:
    stage = Stage(net.url)
    stage.settle()
    return Morning(stage)


def keys(net: fakenet.FakeNet) -> list[str]:
    return [post.client_key or "" for post in net.posts()]


def test_goes_at_a_human_pace(net: fakenet.FakeNet) -> None:
    begun = begin(net)
    begun.pass_by(timedelta(minutes=2))
    assert 15 <= len(net.posts()) <= 40


def test_says_nothing_twice_however_often_it_is_asked(net: fakenet.FakeNet) -> None:
    begun = begin(net)
    begun.pass_by(timedelta(minutes=3))
    said = len(net.posts())
    for _ in range(5):
        play(stage=begun.stage, entered_at=begun.begun_at, at=begun.now)
    assert len(net.posts()) == said
    assert max(Counter(keys(net)).values()) == 1


def test_plays_the_whole_morning_and_then_grows_calm(net: fakenet.FakeNet) -> None:
    begun = begin(net)
    # In long steps each line comes a little late, and the next one waits for it.
    begun.pass_by(timedelta(minutes=60), step=10 * SECOND)
    told = set(keys(net))
    own = {one.id for one in morning() if not one.to and one.do != "edit"}
    assert own <= told
    by_then = len(net.posts())
    begun.pass_by(timedelta(minutes=10), step=5 * SECOND)
    assert 3 <= len(net.posts()) - by_then <= 15


def test_edits_and_deletes(net: fakenet.FakeNet) -> None:
    begun = begin(net)
    begun.pass_by(timedelta(minutes=7))
    posts = {post.client_key: post for post in net.posts()}
    assert len(posts["edit-1"].texts) == 2
    assert posts["delete-1"].deleted_at


def test_goes_on_after_the_network_was_restarted(tmp_path: Path) -> None:
    state = tmp_path / "fakenet.json"
    with own_stage(port=0, state=state) as stage:
        stage.settle()
        begun = Morning(stage)
        begun.pass_by(timedelta(minutes=2))
    with own_stage(port=0, state=state) as stage:
        before = {one.key for one in stage.wall().said}
        begun.stage = stage
        begun.pass_by(timedelta(minutes=1))
        after = [one.key for one in stage.wall().said]
    assert before < set(after)
    assert len(after) == len(set(after))


def test_lets_somebody_who_was_answered_write_on_below_the_answer(net: fakenet.FakeNet) -> None:
    stage = begin(net).stage
    asks = Line(id="asks", at=timedelta(), who="dot", text="@town is it open?")
    stage.perform(asks, stage.wall())
    (question,) = net.posts()
    answer = net.person(town_office().handle).replies(question, "Yes.")
    thanks = Line(id="thanks", at=timedelta(), who="dot", do="reply", to="asks", text="ta")
    stage.perform(thanks, stage.wall())
    said = stage.wall().find("thanks")
    assert isinstance(said, Said)
    assert said.parent_id == answer.id


def test_says_that_nobody_answers(net: fakenet.FakeNet) -> None:
    with pytest.raises(StageFailure):
        Stage("http://127.0.0.1:1").wall()
