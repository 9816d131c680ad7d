"""Somebody writes to us where a watch hears it too: one post, and one person."""

from datetime import timedelta

import pytest

from clarion.insight.queries.clockwork import mentions_to_count, messages_to_count
from clarion.insight.rules.bookmark import Bookmark
from clarion.listening import queries
from clarion.listening.models import Mention, Source
from clarion.listening.models.mention import mark
from clarion.postroom import queries as postroom
from clarion.postroom.models import Account, Message
from fakenet import FakeNet
from tests.makers.desk import a_case, a_desk
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

BEGIN = Bookmark()


@pytest.fixture
def message(net: FakeNet) -> Message:
    """A message through an account of a network to which a source listens as well."""
    desk = a_desk(net)
    a_case(desk, "@townhall no water in Mill Lane")
    Account.objects.update(network="file")
    return Message.objects.get()


def heard(message: Message, *, name: str = "") -> Mention:
    source, _made = Source.objects.get_or_create(
        office_id=message.office_id, kind="file", title="Town", address="town",
        defaults={"added_at": NOW, "added_by": "Ben", "due_at": NOW},
    )  # fmt: skip
    return Mention.objects.create(
        office_id=message.office_id,
        source=source,
        remote_id=mark(source.pk, name or message.remote_id),
        text=message.text,
        received_at=message.received_at,
        forget_at=message.received_at + timedelta(days=7),
    )


def counted(message: Message, *, mark: Bookmark = BEGIN) -> list[str]:
    written = messages_to_count(office_id=message.office_id, mark=BEGIN, heard=mark)
    said = mentions_to_count(office_id=message.office_id, mark=mark)
    return [one.post.id[0] for one in (*written.came, *said.came)]


def test_what_was_written_to_us_is_not_counted_once_more_where_it_was_heard(
    message: Message,
) -> None:
    twin = heard(message)
    other = heard(message, name="somebody else's")
    names = [("file", message.remote_id), ("mastodon", message.remote_id)]
    found = queries.twins(office_id=message.office_id, names=names)
    assert found == {names[0]: {twin.pk}}
    said = mentions_to_count(office_id=message.office_id, mark=BEGIN)
    assert [one.number for one in said.came] == [other.pk]
    assert counted(message) == ["m", "s"]


def test_what_was_counted_when_it_was_heard_is_not_counted_when_it_arrives(
    message: Message,
) -> None:
    twin = heard(message)
    assert counted(message, mark=Bookmark(floor=twin.pk)) == []


def test_another_offices_posts_are_nobodys_twins(message: Message) -> None:
    heard(message)
    names = [("file", message.remote_id)]
    assert queries.twins(office_id=message.office_id + 1, names=names) == {}
    since = message.received_at
    assert postroom.names_lately(office_id=message.office_id, since=since, limit=5) == names
    assert postroom.names_lately(office_id=message.office_id + 1, since=since, limit=5) == []
