"""A thread stands as a whole: in its order, each post once, and nothing that was not signed."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions import (
    Finding,
    deliver,
    lift_hold,
    look_at_figures,
    place_hold,
    release_held,
    settle_unknown,
)
from clarion.postroom.models import Dispatch
from clarion.publishing.actions import begin_edition, revise, say_again, withdraw
from clarion.publishing.models import Rendition
from clarion.publishing.queries import Audience
from clarion.publishing.rules.saying.correction import Kind, Way
from clarion.signoff import queries as signoff
from fakenet.client import Post
from tests.makers.people import NOW
from tests.makers.postroom import to_look_at
from tests.makers.publishing import (
    Press,
    a_statement,
    follow,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

THREE = "Mill Lane is closed.\n---\nUse Weir Road.\n---\nMore at 15:00."
LATER = NOW + timedelta(minutes=5)
COMMENT = "The map: https://town.example/map"


def as_thread(press: Press, **changed: Any) -> dict[str, Any]:
    """Return what makes three posts of a statement on the network."""
    return {"text": THREE, "threads": frozenset({press.account_id}), **changed}


def on_net(press: Press, edition_id: int) -> Audience:
    return page(press, edition_id).audiences[1]


def standing(press: Press) -> list[Post]:
    """Return what stands on the network, the oldest first."""
    posts = [post for post in press.net.posts(author="townhall") if post.deleted_at is None]
    return sorted(posts, key=lambda post: int(post.id.rpartition("_")[2]))


def texts(press: Press) -> list[str]:
    return [post.text.removeprefix("EXERCISE. ") for post in standing(press)]


def half_said(press: Press, fault: str = "refuse", **options: Any) -> int:
    """Say the first of three posts, while the network fails the second."""
    details = {"status": 403, "code": "forbidden"} if fault == "refuse" else {}
    press.net.fault("posts.create", fault, times=1, after=1, **details, **options)
    return a_statement(press, **as_thread(press))


SAID = ["Mill Lane is closed\n\nMill Lane is closed.\n1/3", "Use Weir Road.\n2/3"]
SAID = [*SAID, "More at 15:00.\n3/3"]


class TestItIsSaid:
    def test_in_its_order_each_below_the_one_before(self, press: Press) -> None:
        edition_id = a_statement(press, **as_thread(press))
        assert texts(press) == SAID
        first, second, third = standing(press)
        assert (first.parent_id, second.parent_id, third.parent_id) == (None, first.id, second.id)
        assert third.root_id == first.id
        one = on_net(press, edition_id)
        assert (one.thread_of, one.said, one.reached) == (3, 3, True)
        assert [post.remote_id for post in one.posts] == [first.id, second.id, third.id]
        assert page(press, edition_id).state == "published"

    def test_with_a_first_comment_below_it(self, press: Press) -> None:
        a_statement(press, comments={press.account_id: COMMENT})
        first, comment = standing(press)
        assert comment.text == f"EXERCISE. {COMMENT}"
        assert comment.parent_id == first.id

    def test_as_one_post_where_nobody_asked_for_a_thread(self, press: Press) -> None:
        a_statement(press, text=THREE)
        (only,) = standing(press)
        assert "---" not in only.text

    def test_and_every_post_is_signed_by_itself(self, press: Press) -> None:
        comments = {press.account_id: COMMENT}
        submitted(press, **as_thread(press, comments=comments))
        (asked,) = signoff.open_requests(office_id=press.office_id)
        shown = [(one.where.rpartition(": ")[2], one.text) for one in asked.pieces[1:]]
        assert [text.removeprefix("EXERCISE. ") for _where, text in shown] == [*SAID, COMMENT]
        assert [where for where, _text in shown] == [
            "post 1 of 3",
            "post 2 of 3",
            "post 3 of 3",
            "first comment",
        ]


class TestNothingElseLeaves:
    @pytest.mark.parametrize("column", ["text", "follows", "thread_number", "thread_of"])
    def test_what_was_changed_behind_the_door_stays_inside(self, press: Press, column: str) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        second = Dispatch.objects.get(thread_number=2)
        other = {"text": "Stay.", "follows": "0" * 64, "thread_number": 3, "thread_of": 2}
        Dispatch.objects.filter(pk=second.pk).update(**{column: other[column]})
        see_off(press)
        assert texts(press) == SAID[:1]

    def test_what_stands_behind_another_post_stays_inside(self, press: Press) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        first, _second, third = Dispatch.objects.filter(thread_of=3).order_by("id")
        Dispatch.objects.filter(pk=third.pk).update(after=first)
        see_off(press)
        assert texts(press) == SAID[:2]
        third.refresh_from_db()
        assert third.reason == "what goes before it is not what was agreed"

    def test_a_post_goes_below_no_post_that_somebody_names(self, press: Press) -> None:
        edition_id = submitted(press, **as_thread(press))
        row = Rendition.objects.get(edition_id=edition_id, place=1)
        row.way, row.said_id = Way.REPLY.value, "post_of_somebody"
        outgoing = row.outgoing("en", NOW)
        assert outgoing.target is not None
        asked = signoff.open_requests(office_id=press.office_id)[0]
        assert asked.pieces[2].deed == "Below the post before"
        row.save()
        with pytest.raises(Exception, match="stands_below_the_one_before"):
            signed(press, edition_id)


class TestOneFails:
    def test_the_rest_is_not_said_and_that_is_shown(self, press: Press) -> None:
        edition_id = half_said(press)
        assert texts(press) == SAID[:1]
        one = on_net(press, edition_id)
        assert (one.said, one.reached, one.again) == (1, False, True)
        assert [post.dispatch and post.dispatch.state for post in one.posts] == [
            "sent",
            "failed",
            "failed",
        ]
        assert page(press, edition_id).unreached == 1

    def test_only_the_rest_is_tried_again(self, press: Press) -> None:
        edition_id = half_said(press)
        for number in (0, 1):  # a second press changes nothing
            if number:
                with pytest.raises(AlreadyMoved):
                    again(press, edition_id)
            else:
                again(press, edition_id)
        see_off(press, at=LATER)
        assert texts(press) == SAID
        first, second, third = standing(press)
        assert (second.parent_id, third.parent_id) == (first.id, second.id)
        assert on_net(press, edition_id).reached
        with pytest.raises(AlreadyMoved):
            again(press, edition_id)

    def test_what_waits_behind_it_is_tried_again_with_it(self, press: Press) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        press.net.fault("posts.create", "refuse", times=1, after=1, status=403, code="forbidden")
        numbers = [one.pk for one in Dispatch.objects.order_by("id")]
        for number in numbers[:3]:  # our own page, the first, the second
            deliver(dispatch_id=number, by=press.clockwork, at=NOW)
        follow(press)
        assert on_net(press, edition_id).posts[2].dispatch.state == "queued"  # type: ignore[union-attr]  # it has one
        again(press, edition_id)
        see_off(press, at=LATER)
        assert texts(press) == SAID

    def test_an_unknown_one_makes_the_rest_wait(self, press: Press) -> None:
        edition_id = half_said(press, "drop_after")
        assert texts(press) == SAID[:2]
        one = on_net(press, edition_id)
        states = [post.dispatch.state for post in one.posts if post.dispatch]
        assert states == ["sent", "unknown", "queued"]
        assert not one.again
        with pytest.raises(AlreadyMoved):
            again(press, edition_id)
        assert page(press, edition_id).state == "publishing"

    def test_what_has_no_name_has_nothing_below_it(self, press: Press) -> None:
        edition_id = half_said(press, "drop_after")
        unknown = on_net(press, edition_id).posts[1].dispatch
        assert unknown is not None
        settle_unknown(
            dispatch_id=unknown.id,
            finding=Finding.ARRIVED,
            evidence="seen",
            by=press.chief,
            at=LATER,
        )
        see_off(press, at=LATER)
        assert texts(press) == SAID[:2]
        last = on_net(press, edition_id).posts[2].dispatch
        assert last is not None
        assert last.reason == "the network gave no name to what goes before it"

    def test_a_later_post_is_missed_and_nobody_takes_it_for_said(self, press: Press) -> None:
        edition_id = half_said(press, "drop_after")
        late = NOW + timedelta(hours=2)
        see_off(press, at=late)
        one = on_net(press, edition_id)
        assert one.posts[2].dispatch
        assert one.posts[2].dispatch.state == "missed"
        assert not one.reached

    def test_the_rest_is_not_missed_because_the_first_took_long(self, press: Press) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        numbers = [one.pk for one in Dispatch.objects.order_by("id")]
        for number in numbers[:2]:
            deliver(dispatch_id=number, by=press.clockwork, at=NOW + timedelta(minutes=59))
        see_off(press, at=NOW + timedelta(minutes=61))
        assert texts(press)[: len(SAID)] == SAID
        assert on_net(press, edition_id).reached


class TestHeldInTheMiddle:
    def test_nothing_more_leaves_and_it_goes_on_from_where_it_stopped(self, press: Press) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        numbers = [one.pk for one in Dispatch.objects.order_by("id")]
        for number in numbers[:2]:
            deliver(dispatch_id=number, by=press.clockwork, at=NOW)
        hold = place_hold(scope="everything", why="A rumour", by=press.chief, at=NOW)
        see_off(press, at=NOW + timedelta(minutes=1))
        assert texts(press) == SAID[:1]
        now = page(press, edition_id)
        assert (now.is_held, now.audiences[1].said, now.audiences[1].thread_of) == (True, 1, 3)
        lift_hold(hold_id=hold.hold_id, why="Settled", by=press.chief, at=LATER)
        see_off(press, at=LATER)
        assert texts(press) == SAID[:1], "somebody looks at it again first"
        waiting = to_look_at(press.office_id)
        release_held(dispatch_id=waiting[0].id, by=press.chief, at=LATER)
        see_off(press, at=LATER)
        assert texts(press) == SAID


class TestItIsPutRight:
    def corrected(self, press: Press, edition_id: int, **changed: Any) -> int:
        second = begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
        words = wording(press, **as_thread(press, **changed))
        revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
        send_for_signature(press, second, at=LATER)
        signed(press, second, at=LATER)
        see_off(press, at=LATER)
        return second

    def test_post_by_post_where_there_are_as_many(self, press: Press) -> None:
        first = a_statement(press, **as_thread(press))
        before = [post.id for post in standing(press)]
        text = "Mill Lane is open.\n---\nUse it.\n---\nThat is all."
        second = self.corrected(press, first, text=text, headline="Open")
        assert [post.id for post in standing(press)] == before
        assert [post.way for post in on_net(press, second).posts] == [Way.CHANGE] * 3
        assert standing(press)[2].text == "EXERCISE. CORRECTION. That is all.\n3/3"

    def test_by_a_reply_where_there_are_more_or_fewer(self, press: Press) -> None:
        first = a_statement(press, **as_thread(press))
        last = standing(press)[-1]
        second = self.corrected(press, first, text="Mill Lane is open.", headline="Open")
        assert len(standing(press)) == 4
        assert standing(press)[-1].parent_id == last.id
        assert on_net(press, second).way is Way.REPLY

    def test_a_half_said_thread_is_answered_below_what_stands(self, press: Press) -> None:
        first = half_said(press)
        (stands,) = standing(press)
        self.corrected(press, first)
        assert len(standing(press)) == 4
        assert standing(press)[1].parent_id == stands.id

    def test_what_nobody_may_read_is_taken_down_post_by_post(self, press: Press) -> None:
        first = a_statement(press, **as_thread(press))
        before = {post.id for post in standing(press)}
        second = self.corrected(press, first, text="Mill Lane is open.", removes_old_words=True)
        assert len(standing(press)) == 1
        assert standing(press)[0].id not in before
        assert page(press, second).audiences[1].replaced == "gone"

    def test_a_comment_may_come_below_what_is_changed(self, press: Press) -> None:
        first = a_statement(press)
        (post,) = standing(press)
        second = self.corrected(
            press, first, text="Open.", threads=frozenset(), comments={press.account_id: COMMENT}
        )
        changed, comment = standing(press)
        assert (changed.id, comment.parent_id) == (post.id, post.id)
        assert [one.way for one in on_net(press, second).posts] == [Way.CHANGE, Way.SAY]
        assert on_net(press, second).posts[1].kind is Kind.COMMENT


class TestItIsWithdrawn:
    def test_the_last_post_first(self, press: Press) -> None:
        edition_id = a_statement(press, **as_thread(press))
        names = [post.id for post in standing(press)]
        number = page(press, edition_id).statement_id
        withdraw(statement_id=number, why="Wrong road", by=press.chief, at=LATER)
        see_off(press, at=LATER)
        assert standing(press) == []
        deleted = [call.path.rpartition("/")[2] for call in press.net.seen("posts.delete")]
        assert deleted == names[::-1]
        assert all(post.gone_at for post in on_net(press, edition_id).posts)

    def test_one_that_stays_keeps_the_others_no_longer_than_half_a_minute(
        self, press: Press
    ) -> None:
        edition_id = a_statement(press, **as_thread(press))
        number = page(press, edition_id).statement_id
        last = standing(press)[-1].id
        press.net.fault("posts.delete", "refuse", times=1, status=503, code="down")
        withdraw(statement_id=number, why="Wrong road", by=press.chief, at=LATER)
        see_off(press, at=LATER)
        see_off(press, at=LATER + timedelta(minutes=1))
        assert [post.id for post in standing(press)] == [last]


def again(press: Press, edition_id: int) -> None:
    say_again(rendition_id=on_net(press, edition_id).id, by=press.chief, at=LATER)


def test_a_draft_keeps_what_was_chosen_for_an_account(press: Press) -> None:
    edition_id = submitted(press, **as_thread(press, comments={press.account_id: COMMENT}))
    new = begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
    one = on_net(press, new)
    assert (one.as_thread, one.comment, one.more) == (True, COMMENT, ())


def test_our_own_next_post_is_nobodys_reply(press: Press) -> None:
    edition_id = a_statement(press, **as_thread(press))
    first, *_others = standing(press)
    press.net.person("maya").replies(first.id, "Thank you.")
    look_at_figures(account_id=press.account_id, by=press.clockwork, at=NOW + timedelta(hours=1))
    told = on_net(press, edition_id).together
    assert told is not None
    assert told.replies == 1
