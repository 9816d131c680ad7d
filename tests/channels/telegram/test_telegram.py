"""Clarion speaks in a channel on Telegram, hears what is said there, and is honest about it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels.connectors.telegram.names import Place, channel_of, name_of
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Edge,
    Failure,
    Happening,
    InThread,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Temporary,
    Unknown,
)
from tests.channels.telegram.chats import PICTURE, PLUG, access_to, outgoing
from tests.channels.telegram.double import (
    CHANNEL,
    GROUP,
    MAYA,
    Cut,
    Double,
    Json,
    Refusal,
    running,
)

US = str(CHANNEL["id"])


@pytest.fixture
def double() -> Iterator[Double]:
    with running() as double:
        yield double


@pytest.fixture
def us(double: Double) -> Access:
    return access_to(double.url)


def refused(us: Access, said: Outgoing) -> Failure:
    deeds = {Deed.SAY: PLUG.send, Deed.CHANGE: PLUG.change, Deed.TAKE_DOWN: PLUG.take_down}
    with pytest.raises(Failure) as failed:
        deeds[said.deed](us, said)
    return failed.value


def heard(us: Access, cursor: str = "") -> tuple[list[Arrived], str]:
    """Poll as the postroom does, until there is no more."""
    came: dict[str, Arrived] = {}
    for _ in range(100):
        harvest = PLUG.collect(us, "updates", cursor)
        for raw in harvest.items:
            (came[raw.fingerprint],) = PLUG.normalize(raw.body, us)
        cursor = harvest.cursor
        if not harvest.more:
            return list(came.values()), cursor
    raise AssertionError("the poll never ended")


def in_channel(sent: Sent) -> int:
    place = Place.of(sent.remote_id)
    assert place.chat == CHANNEL["id"]
    return place.first


# Who we are


def test_knows_its_channel_and_what_it_may_do_there(double: Double, us: Access) -> None:
    profile = PLUG.probe(replace(us, remote_id=""))
    assert (profile.remote_id, profile.handle) == (US, "@elmsbridge")
    assert (profile.name, profile.url) == ("Town of Elmsbridge", "https://t.me/elmsbridge")
    assert profile.missing_scopes == ()


@pytest.mark.parametrize("right", ["can_edit_messages", "can_delete_messages"])
def test_says_which_right_it_has_not(double: Double, us: Access, right: str) -> None:
    double.rights[right] = False
    assert PLUG.probe(us).missing_scopes == (right,)


@pytest.mark.parametrize(("status", "may_post"), [("administrator", False), ("member", True)])
def test_is_no_use_where_it_may_not_post(
    double: Double, us: Access, status: str, may_post: bool
) -> None:
    double.status, double.rights["can_post_messages"] = status, may_post
    with pytest.raises(Permanent) as barred:
        PLUG.probe(us)
    assert barred.value.reason is Reason.PERMISSION_LOST


@pytest.mark.parametrize(
    ("in_group", "reads_all", "hears"),
    [
        ("administrator", False, True),
        ("member", True, True),
        ("member", False, False),
        ("", False, False),
        ("left", True, False),
    ],
)
def test_says_whether_it_hears_what_is_written_below(
    double: Double, us: Access, in_group: str, reads_all: bool, hears: bool
) -> None:
    double.in_group, double.reads_all = in_group, reads_all
    assert PLUG.probe(us).missing_scopes == (() if hears else ("can_read_all_group_messages",))
    double.linked = False
    assert PLUG.probe(us).missing_scopes == (), "nobody can write below anything there"


def test_shares_no_bot_that_tells_its_news_to_somebody_else(double: Double, us: Access) -> None:
    double.webhook = "https://other.example/hook"
    for call in (lambda: PLUG.probe(us), lambda: PLUG.collect(us, "updates", "")):
        with pytest.raises(Permanent) as shared:
            call()
        assert shared.value.reason is Reason.MISCONFIGURED


@pytest.mark.parametrize("token", ["", "7000000001", "7000000001:a/../../b", "7:a?x=1", "x:y"])
def test_takes_nothing_for_a_token_that_is_none(double: Double, us: Access, token: str) -> None:
    with pytest.raises(Permanent) as wrong:
        PLUG.probe(replace(us, secrets={"token": token}))
    assert wrong.value.reason is Reason.MISCONFIGURED
    assert double.calls == []


def test_says_that_the_token_was_taken_back(us: Access) -> None:
    with pytest.raises(Permanent) as gone:
        PLUG.probe(replace(us, secrets={"token": "7000000001:another-one"}))
    assert gone.value.reason is Reason.TOKEN_REVOKED


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("@elmsbridge", "@elmsbridge"),
        ("elmsbridge", "@elmsbridge"),
        ("https://t.me/elmsbridge/", "@elmsbridge"),
        ("t.me/elmsbridge", "@elmsbridge"),
        ("-1001000000001", "-1001000000001"),
    ],
)
def test_knows_a_channel_however_it_is_typed(us: Access, typed: str, name: str) -> None:
    assert channel_of(replace(us, remote_id="", address=typed)) == name


@pytest.mark.parametrize("typed", ["", "@", "a b", "t.me/+secret", "https://evil.example/x", "12"])
def test_asks_for_the_name_of_a_channel(us: Access, typed: str) -> None:
    with pytest.raises(Permanent) as wrong:
        channel_of(replace(us, remote_id="", address=typed))
    assert wrong.value.reason is Reason.MISCONFIGURED


# Saying something


def test_says_it_and_knows_where_it_stands(double: Double, us: Access) -> None:
    sent = PLUG.send(us, outgoing("Mill Lane is closed. https://town.example/mill"))
    (post,) = double.posts()
    assert in_channel(sent) == post["message_id"]
    assert sent.url == f"https://t.me/elmsbridge/{post['message_id']}"
    (said,) = double.called("sendMessage")
    assert said["link_preview_options"] == {"is_disabled": True}
    assert not {"parse_mode", "entities", "disable_notification"} & set(said)


def test_shows_a_picture_above_the_words(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("Mill Lane is closed.", media=(PICTURE,)))
    (post,) = double.posts()
    assert post["caption"] == "Mill Lane is closed."
    assert double.calls[-1].files == {"photo": PICTURE.content}


def test_shows_several_pictures_as_one_in_their_order(double: Double, us: Access) -> None:
    second = replace(PICTURE, name="b.jpg", mime="image/jpeg", content=b"second")
    sent = PLUG.send(us, outgoing("Two roads.", media=(PICTURE, second)))
    assert Place.of(sent.remote_id).messages == tuple(one["message_id"] for one in double.posts())
    assert [one.get("caption") for one in double.posts()] == ["Two roads.", None]
    assert list(double.calls[-1].files.values()) == [PICTURE.content, second.content]


def test_a_thread_rings_once(double: Double, us: Access) -> None:
    first = PLUG.send(us, outgoing("1/2", thread=InThread(number=1, of=2)))
    place = InThread(number=2, of=2, follows="0" * 64)
    PLUG.send(us, outgoing("2/2", target=first.remote_id, thread=place))
    above, below = double.called("sendMessage")
    assert "disable_notification" not in above
    assert below["disable_notification"] is True
    assert below["reply_parameters"] == {"message_id": in_channel(first)}


def test_says_nothing_below_what_is_gone(double: Double, us: Access) -> None:
    said = outgoing("Below.", target=name_of(CHANNEL["id"], [99]))
    assert refused(us, said).reason is Reason.TARGET_GONE
    assert double.posts() == []


@pytest.mark.parametrize(
    "said",
    [
        outgoing("a" * 4_097),
        outgoing("🌊" * 2_049),
        outgoing("a" * 1_025, media=(PICTURE,)),
        outgoing("GIF.", media=(replace(PICTURE, mime="image/gif"),)),
        outgoing("Large.", media=(replace(PICTURE, content=b"x" * 10_000_001),)),
        outgoing("Many.", media=(PICTURE,) * 11),
        outgoing("Private.", edge=Edge.PRIVATE),
        outgoing("To one.", target="501/31"),
        outgoing("To all.", target=name_of(GROUP["id"], [7]), edge=Edge.PRIVATE),
        outgoing("Nowhere.", target="31"),
        outgoing("Elsewhere.", target="501/31/../7", edge=Edge.PRIVATE),
    ],
)
def test_refuses_what_telegram_would_refuse_or_show_to_others(
    double: Double, us: Access, said: Outgoing
) -> None:
    assert isinstance(refused(us, said), Permanent)
    assert double.calls == []


def test_has_room_for_as_much_as_telegram(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("🌊" * 2_048))
    PLUG.send(us, outgoing("a" * 1_024, media=(PICTURE,)))
    assert len(double.posts()) == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [({"ok": True}, Unknown), ({"ok": True, "result": []}, Unknown), ({"ok": False}, Unknown)],
)
def test_is_not_sure_of_an_answer_of_another_shape(
    double: Double, us: Access, body: dict[str, object], kind: type[Failure]
) -> None:
    odd = Refusal(200)
    odd.body = body
    double.fault("send", odd)
    assert type(refused(us, outgoing("Closed."))) is kind
    double.fault("send", odd)
    assert type(refused(us, outgoing("Closed.", media=(PICTURE, PICTURE)))) is kind


def test_waits_as_long_as_it_is_asked(double: Double, us: Access) -> None:
    double.fault("send", Refusal(429, "Too Many Requests: retry after 9", wait=9))
    found = refused(us, outgoing("Closed."))
    assert isinstance(found, Temporary)
    assert found.retry_after == timedelta(seconds=9)


def test_p1_leaves_a_lost_post_to_a_person(double: Double, us: Access) -> None:
    double.fault("send", Cut(), after=True)
    said = outgoing("Closed.")
    assert isinstance(refused(us, said), Unknown)
    calls = len(double.calls)
    with pytest.raises(Permanent):
        PLUG.look_again(us, said)
    assert len(double.calls) == calls


# Answering


def test_answers_a_comment_below_it(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    double.comment(double.forward_of(in_channel(post)), "Until when?")
    (asked,) = [one for one in heard(us)[0] if one.author.remote_id != US]
    sent = PLUG.send(us, outgoing("Noon.", target=asked.remote_id))
    answer = double.messages[GROUP["id"], Place.of(sent.remote_id).first]
    assert answer["reply_to_message"]["text"] == "Until when?"
    assert sent.url.startswith("https://t.me/c/1000000002/")


def test_answers_in_private_only_whoever_wrote(double: Double, us: Access) -> None:
    double.write("My bin was not emptied.")
    ((asked,), _) = heard(us)
    assert asked.edge is Edge.PRIVATE
    sent = PLUG.send(us, outgoing("Tomorrow.", target=asked.remote_id, edge=Edge.PRIVATE))
    assert (Place.of(sent.remote_id).chat, sent.url) == (MAYA["id"], "")
    stranger = outgoing("Hello.", target="502/7", edge=Edge.PRIVATE)
    found = refused(us, stranger)
    assert (found.reason, found.account_is_broken) == (Reason.TARGET_GONE, False)


# Correcting and taking down


def changed(said: Sent, text: str = "Open.") -> Outgoing:
    return outgoing(text, deed=Deed.CHANGE, said_id=said.remote_id)


def down(said: Sent) -> Outgoing:
    return outgoing("", deed=Deed.TAKE_DOWN, said_id=said.remote_id)


@pytest.mark.parametrize("pictures", [0, 1, 2])
def test_puts_other_words_in_their_place_once(double: Double, us: Access, pictures: int) -> None:
    said = PLUG.send(us, outgoing("Closed.", media=(PICTURE,) * pictures))
    for _ in range(2):
        assert PLUG.change(us, changed(said)).remote_id == said.remote_id
    first, *others = double.posts()
    assert first["caption" if pictures else "text"] == "Open."
    assert len(others) == max(pictures - 1, 0)


def test_has_less_room_below_pictures(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Closed.", media=(PICTURE,)))
    assert refused(us, changed(said, "a" * 1_025)).reason is Reason.TOO_LONG
    assert double.called("editMessageCaption") == []


@pytest.mark.parametrize("pictures", [0, 2])
def test_takes_down_all_of_it_and_what_is_gone_too(
    double: Double, us: Access, pictures: int
) -> None:
    said = PLUG.send(us, outgoing("Wrong.", media=(PICTURE,) * pictures))
    assert isinstance(PLUG.look_again(us, down(said)), Absent)
    for _ in range(2):
        assert PLUG.take_down(us, down(said)).proof
    assert double.posts() == []
    assert isinstance(PLUG.look_again(us, down(said)), Sent)


def test_says_that_it_is_too_old_to_be_deleted(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Wrong."))
    double.clock += timedelta(hours=49)
    assert refused(us, down(said)).reason is Reason.WINDOW_CLOSED
    assert len(double.posts()) == 1


def test_a_lost_change_is_made_again_and_stands_once(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Closed."))
    double.fault("editMessageText", Cut(), after=True)
    assert isinstance(refused(us, changed(said)), Unknown)
    assert isinstance(PLUG.look_again(us, changed(said)), Absent)
    assert PLUG.change(us, changed(said)).remote_id == said.remote_id
    assert [one["text"] for one in double.posts()] == ["Open."]


@pytest.mark.parametrize("after", [True, False])
def test_a_lost_taking_down_is_looked_up(double: Double, us: Access, after: bool) -> None:
    said = PLUG.send(us, outgoing("Wrong."))
    double.fault("deleteMessage", Cut(), after=after)
    assert isinstance(refused(us, down(said)), Unknown)
    assert isinstance(PLUG.look_again(us, down(said)), Sent if after else Absent)


def test_changes_nothing_that_is_gone(double: Double, us: Access) -> None:
    said = PLUG.send(us, outgoing("Closed."))
    PLUG.take_down(us, down(said))
    assert refused(us, changed(said)).reason is Reason.TARGET_GONE
    with pytest.raises(Permanent) as gone:
        PLUG.look_again(us, changed(said))
    assert gone.value.reason is Reason.TARGET_GONE


# Listening


def test_hears_comments_in_the_thread_of_the_post(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    first = double.comment(double.forward_of(in_channel(post)), "Until when?")
    came, cursor = heard(us)
    assert [one.text for one in came] == ["Mill Lane is closed.", "Until when?"]
    second = double.comment(first, "Also asking.", who={**MAYA, "id": 502})
    ((below,), cursor) = heard(us, cursor)
    assert {one.thread_id for one in (*came, below)} == {post.remote_id}
    assert came[1].parent_id == post.remote_id
    assert below.parent_id == name_of(GROUP["id"], [first["message_id"]])
    double.comment(second, "Me too.")
    assert heard(us, cursor)[0][0].thread_id == post.remote_id


def test_i11_knows_its_own_post_in_the_group(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    ((ours,), _) = heard(us)
    assert (ours.remote_id, ours.author.remote_id) == (post.remote_id, US)
    assert ours.url == post.url


def test_i11_takes_the_further_pictures_of_its_own_for_nothing(double: Double, us: Access) -> None:
    PLUG.send(us, outgoing("Two roads.", media=(PICTURE, PICTURE)))
    assert {one.author.remote_id for one in heard(us)[0]} == {US}


def test_i11_whoever_speaks_as_the_group_speaks_for_us(double: Double, us: Access) -> None:
    post = PLUG.send(us, outgoing("Mill Lane is closed."))
    double.comment(double.forward_of(in_channel(post)), "It is.", sender_chat=GROUP)
    assert heard(us)[0][-1].author.remote_id == US


def test_hears_nothing_from_groups_of_others(double: Double, us: Access) -> None:
    double.write("Psst.", chat={"id": -1009999999999, "type": "supergroup", "title": "Other"})
    double.write("Hello.")
    came, cursor = heard(us)
    assert [one.text for one in came] == ["Hello."]
    double.linked = False
    double.write("Old group.", chat=GROUP)
    assert heard(us, cursor)[0] == []


def test_hears_what_was_edited(double: Double, us: Access) -> None:
    asked = double.write("My bin")
    _, cursor = heard(us)
    double.edit(asked, "My brown bin")
    ((edit,), _) = heard(us, cursor)
    assert (edit.kind, edit.text) == (Happening.EDIT, "My brown bin")
    assert edit.remote_id == name_of(MAYA["id"], [asked["message_id"]])


def test_all_that_one_person_writes_in_private_is_one_conversation(
    double: Double, us: Access
) -> None:
    for text in ("/start", "My bin", "It is still full."):
        double.write(text)
    came, _ = heard(us)
    assert [one.kind for one in came] == [Happening.REACTION, *[Happening.MESSAGE] * 2]
    assert {one.thread_id for one in came} == {str(MAYA["id"])}


def test_i3_takes_everything_once_page_by_page(double: Double, us: Access) -> None:
    for number in range(250):
        double.write(f"Number {number}.")
    came, cursor = heard(us)
    assert [one.text for one in came] == [f"Number {number}." for number in range(250)]
    assert heard(us, cursor) == ([], cursor)


def test_i3_gives_back_what_nobody_kept(double: Double, us: Access) -> None:
    """A page counts as taken only when the next is asked for, and by then it is stored."""
    double.write("Hello.")
    first = PLUG.collect(us, "updates", "")
    again = PLUG.collect(us, "updates", "")
    assert [one.fingerprint for one in first.items] == [one.fingerprint for one in again.items]
    assert not PLUG.collect(us, "updates", first.cursor).items
    assert double.updates == []


def test_says_what_may_be_lost_after_a_day(double: Double, us: Access) -> None:
    harvest = PLUG.collect(us, "updates", "")
    double.clock += timedelta(hours=23)
    harvest = PLUG.collect(us, "updates", harvest.cursor)
    assert harvest.gap == ""
    double.clock += timedelta(hours=25)
    harvest = PLUG.collect(us, "updates", harvest.cursor)
    assert "24 hours" in harvest.gap
    assert PLUG.collect(us, "updates", harvest.cursor).gap == ""


def test_one_update_that_cannot_be_read_stops_no_other(double: Double, us: Access) -> None:
    double.write("Hello.")
    strange: list[Json] = [{"message": {"chat": 7}}, {"message": []}, {"poll": {}}]
    for odd in strange:
        double.updates.append({"update_id": double.updates[-1]["update_id"] + 1, **odd})
    harvest = PLUG.collect(us, "updates", "")
    readable, *others = harvest.items
    assert PLUG.normalize(readable.body, us)[0].text == "Hello."
    assert others
    for raw in others:
        with pytest.raises(Failure):
            PLUG.normalize(raw.body, us)
    assert PLUG.collect(us, "updates", harvest.cursor).items == ()


def test_k2_asks_again_when_somebody_else_has_asked(double: Double, us: Access) -> None:
    words = "Conflict: terminated by other getUpdates request; make sure that only one runs"
    double.fault("getUpdates", Refusal(409, words))
    with pytest.raises(Temporary):
        PLUG.collect(us, "updates", "")


@pytest.mark.parametrize("cursor", ["x", "[]", '{"begin": "x", "looked_at": "", "posts": {}}'])
def test_a_cursor_that_is_lost_loses_nothing(double: Double, us: Access, cursor: str) -> None:
    double.write("Hello.")
    assert len(heard(us, cursor)[0]) == 1


def test_keeps_the_cursor_small(double: Double, us: Access) -> None:
    for number in range(400):
        double.forward({"message_id": number + 1, "date": 1, "text": "Post."})
    _, cursor = heard(us)
    kept = json.loads(cursor)["posts"]
    assert len(kept) == 300
    assert list(kept.values())[-1] == name_of(CHANNEL["id"], [400])


def test_looks_back_at_nothing(us: Access, double: Double) -> None:
    double.write("Hello.")
    harvest = PLUG.look_back(us, "updates", double.clock, "")
    assert (harvest.items, harvest.more) == ((), False)
    assert double.calls == []
