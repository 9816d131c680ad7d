"""What is going on: figures of a day, each a way to the words behind it."""

from datetime import timedelta

import pytest

from clarion.desk.models import Case, Glance, Matter
from clarion.kit import clock
from clarion.postroom.models import Message
from clarion.postroom.queries import beats, people_before
from clarion.postroom.queries.pulse import HEARD_PAGE
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk, by_hand, fetch
from tests.makers.matters import a_matter
from tests.makers.people import a_person
from tests.screens.conftest import Screen

HERE = "/millbrook/insight/"
# Who asks (3); two counts, what is usual (2), networks, needs, questions (2), risks, what grows
# and fades, what the media ask, mentions (4), when they came, the media, public bodies; areas,
# their days, their topics and their mentions, themes, theirs too, places, parts of the town, and
# who was there, at the desk and in public; what is being said, there and in public; what the
# office has taught, and its own subjects.
# An office that has never heard anything has no usual: one less.
QUERIES = 38
# Now, and not for a day that is over: what begins, what is silent, and what is missed (2).
TOP = 4
HEARD = 9
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    desk = a_desk(net, slug="millbrook", at=clock.now())
    screen.sign_in(desk.chief)
    return desk


def at_times(*hours_ago: float) -> None:
    """Let the messages have come so many hours ago, in the order in which they were written."""
    for row, hours in zip(Message.objects.order_by("pk"), hours_ago, strict=True):
        at = clock.now() - hours * HOUR
        Message.objects.filter(pk=row.pk).update(received_at=at)
        Glance.objects.filter(message_id=row.pk).update(received_at=at)


def test_says_so_when_nobody_wrote(desk: Desk, screen: Screen) -> None:
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert "0 people wrote in the last hour" in shown.words
    assert "Nobody wrote in these 24 hours" in shown.words
    assert "No question waits" in shown.words


def test_counts_what_came_and_leads_to_it(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall is the bridge open?", at=clock.now())
    a_case(desk, "@townhall when do you collect the bins?", who="tom", at=clock.now())
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "2 people wrote in the last hour" in shown.words
    assert "known after three days" in shown.words
    assert "2 questions wait" in shown.words
    links = shown.links()
    behind = screen.open(links["2 people wrote in the last hour"], queries=HEARD)
    assert "is the bridge open?" in behind.words
    assert "when do you collect the bins?" in behind.words
    assert "is the bridge open?" in screen.open(links["FakeNet"], queries=HEARD).words
    assert links["Question"].endswith("/desk/?need=question")


def test_a_question_with_an_answer_waits_no_more(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall is the bridge open?", at=clock.now())
    by_hand(case_id, "Yes.", by=desk.chief, at=clock.now())
    assert "No question waits" in screen.open(HERE, queries=QUERIES + TOP).words


def test_a_life_at_risk_stands_on_top(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall she is not breathing", at=clock.now())
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "1 message may be about a life, and nobody has assessed it" in shown.words


def test_goes_back_in_time(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall is the bridge open?", at=clock.now())
    at_times(30)
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "Nobody wrote in these 24 hours" in shown.words
    earlier = screen.open(f"{HERE}{shown.links()['← Six hours back']}", queries=QUERIES)
    assert "The 24 hours until" in earlier.words
    assert (
        "Nobody wrote"
        not in screen.open(f"{HERE}{earlier.links()['← Six hours back']}", queries=QUERIES).words
    )


def test_each_that_may_be_about_a_life_is_shown_and_nothing_else(
    desk: Desk, screen: Screen
) -> None:
    a_case(desk, "@townhall she is not breathing", at=clock.now())
    a_case(desk, "@townhall is the bridge open?", who="tom", at=clock.now())
    shown = screen.open(HERE, queries=QUERIES + TOP)
    name = "1 message may be about a life, and nobody has assessed it"
    queue = screen.open(shown.links()[name], queries=7)
    assert "she is not breathing" in queue.words
    assert "is the bridge open?" not in queue.words


def test_what_nobody_writes_of_any_more_fades_and_what_grows_does_not(
    desk: Desk, screen: Screen
) -> None:
    a_matter(desk, 3, at=clock.now())
    assert "What fades" not in screen.open(HERE, queries=QUERIES + TOP).words
    ago = clock.now() - 5 * HOUR
    Case.objects.update(opened_at=ago)
    Matter.objects.update(last_at=ago)
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "What grows" not in shown.words
    assert "3 in these 24 hours, none in the last three" in shown.words
    ago = clock.now() - 30 * HOUR
    Case.objects.update(opened_at=ago)
    Matter.objects.update(last_at=ago)
    assert "What fades" not in screen.open(HERE, queries=QUERIES + TOP).words


def test_enquiries_of_the_media_lead_to_the_desk(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall I write for the Mail about the bridge", at=clock.now())
    a_case(desk, "@townhall is the pool open?", who="tom", at=clock.now())
    Case.objects.filter(pk=case_id).update(need="media")
    shown = screen.open(HERE, queries=QUERIES + TOP)
    log = screen.open(shown.links()["1 enquiry of the media is open at the desk"], queries=5)
    assert "I write for the Mail" in log.words
    assert "is the pool open?" not in log.words


@pytest.mark.parametrize("until", ["yesterday", "2027-07-01", "1990-01-01T00:00:00+00:00", "\x00"])
def test_any_other_moment_is_now(desk: Desk, screen: Screen, until: str) -> None:
    assert (
        "The last 24 hours" in screen.open(f"{HERE}?until={until}", queries=QUERIES - 1 + TOP).words
    )


def test_more_than_a_page_has_pages(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall is the bridge open?", at=clock.now())
    first = Message.objects.get()
    for number in range(HEARD_PAGE):
        first.pk, first.remote_id = None, f"again-{number}"
        first.save(force_insert=True)
    shown = screen.open(f"{HERE}messages/", queries=HEARD)
    assert shown.words.count("is the bridge open?") == HEARD_PAGE
    older = screen.open(f"{HERE}messages/{shown.links()['Older →']}", queries=HEARD)
    assert older.words.count("is the bridge open?") == 1


def test_compares_with_the_same_hour_of_the_days_before(desk: Desk) -> None:
    for number in range(4):
        desk.net.person(f"p{number}").posts(f"@townhall question {number}?")
    fetch(desk, at=clock.now())
    at_times(24.5, 24.6, 48.5, 75)
    before = people_before(office_id=desk.office_id, end=clock.now(), span=HOUR, days=28)
    assert before == [2, 1, 0]
    end = clock.now() - 24 * HOUR
    counted = beats(office_id=desk.office_id, begin=end - 3 * HOUR, end=end, step=HOUR)
    assert [(one.messages, one.people) for one in counted] == [(0, 0), (0, 0), (2, 2)]


def test_is_for_those_who_read_cases(desk: Desk, screen: Screen) -> None:
    screen.sign_in(a_person(by=desk.chief, role="Platform administrator"))
    assert screen.client.get(HERE).status_code == 403
    assert screen.client.get(f"{HERE}messages/").status_code == 403
