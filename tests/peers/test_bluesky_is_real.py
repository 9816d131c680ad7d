"""The Bluesky that the tests speak to is a whole network, seen here through its own library."""

import pytest

from tests.peers.bluesky.network import Network
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer


def test_tells_an_account_that_it_was_mentioned(bluesky: Network) -> None:
    office = bluesky.citizen("mentioned.test")
    resident = bluesky.citizen("resident.test")
    post = resident.say("is the bridge closed?", to=office)
    wait_until(office.notices, what="the notification")
    (notice,) = office.notices()
    assert (notice.reason, notice.uri) == ("mention", post.uri)


def test_shows_an_answer_below_its_question(bluesky: Network) -> None:
    office = bluesky.citizen("answering.test")
    resident = bluesky.citizen("asking.test")
    question = resident.say("when does the library open?", to=office)
    wait_until(office.notices, what="the question")
    office.say("At nine.", in_reply_to=question)
    wait_until(lambda: resident.replies_to(question), what="the answer")
    assert resident.replies_to(question) == ["At nine."]
    assert [notice.reason for notice in resident.notices()] == ["reply"]


def test_finds_posts_by_their_words(bluesky: Network) -> None:
    resident = bluesky.citizen("searched.test")
    resident.say("a heron stands in the town fountain")
    wait_until(lambda: resident.posts_seen("heron"), what="the search to find it")
