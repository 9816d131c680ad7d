"""The log of what the media ask: by outlet, by deadline, page by page."""

from datetime import timedelta

from clarion.desk.actions import note_enquiry
from clarion.desk.models import Case, Enquiry
from clarion.desk.queries.enquiries import PAGE
from clarion.kit import clock
from tests.makers.desk import Desk, a_case
from tests.screens.conftest import Screen
from tests.screens.desk.test_case import QUESTIONS, at

LOG = "/millbrook/desk/enquiries/"
# Who asks (3), a page, the outlets.
ASKED = 5


def test_says_that_there_are_none(desk: Desk, screen: Screen) -> None:
    assert "No enquiry of the media is open" in screen.open(LOG, queries=ASKED).words
    assert "Nothing was settled yet" in screen.open(f"{LOG}?view=settled", queries=ASKED).words
    sifted = screen.open(f"{LOG}?outlet=%00X&deadline=overdue&page=x", queries=ASKED)
    assert "Nothing of that kind" in sifted.words


def test_is_narrowed_by_outlet_and_deadline_and_leads_to_the_case(
    desk: Desk, screen: Screen
) -> None:
    words = {"a": "how many trees fell?", "b": "who pays for the bridge?"}
    late, soon = (a_case(desk, f"@townhall {text}", who=who) for who, text in words.items())
    now = clock.now()
    for case_id, outlet, until in (
        (late, "The Gazette", now - timedelta(hours=1)),
        (soon, "Radio Wick", now + timedelta(days=3)),
    ):
        note_enquiry(case_id=case_id, outlet=outlet, deadline_at=until, by=desk.chief, at=now)
    page = screen.open(LOG, queries=ASKED)
    assert page.words.index("trees") < page.words.index("bridge")
    assert "their deadline:" in page.words
    assert "trees" not in screen.open(f"{LOG}?outlet=Radio+Wick", queries=ASKED).words
    assert "bridge" not in screen.open(f"{LOG}?deadline=overdue", queries=ASKED).words
    assert at(late) in screen.client.get(LOG).content.decode()


def test_has_more_pages_than_one_and_the_same_few_questions(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall how many trees fell?")
    one = Case.objects.get(pk=case_id)
    one.need = "media"
    for number in range(PAGE + 1):
        one.pk, one.key, one.reference = None, f"k{number}", f"2026-9{number:05}"
        one._state.adding = True
        one.save()
    page = screen.open(LOG, queries=ASKED)
    rest = screen.open(f"{LOG}{page.links()['Later →']}", queries=ASKED)
    assert rest.words.count("how many trees") == 1
    assert "← Sooner" in rest.links()


def test_is_noted_on_the_page_of_the_case(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall I am a journalist at the Echo, how many trees fell?")
    assert "Nobody has noted for which outlet" in screen.open(at(case_id), queries=QUESTIONS).words
    said = {"outlet": "The Echo", "deadline_at_0": "2030-01-02", "deadline_at_1": "17:00"}
    assert screen.send(f"{at(case_id)}enquiry/", said).status_code == 302
    assert Enquiry.objects.get().outlet == "The Echo"
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "The Echo , must know by" in page.words or "The Echo, must know by" in page.words
    refused = screen.send_and_read(f"{at(case_id)}enquiry/", {"outlet": ""}, status=422)
    assert "This was not done" in refused.words


def test_shows_the_deadline_that_their_words_name_until_somebody_notes_one(
    desk: Desk, screen: Screen
) -> None:
    words = "@townhall I am a reporter, could you comment? We are on air in fifteen minutes"
    case_id = a_case(desk, words)
    assert "their words say “in fifteen minutes”," in screen.open(LOG, queries=ASKED).words
    page = screen.open(at(case_id), queries=QUESTIONS)
    assert "Their words say “in fifteen minutes”:" in page.words
    fields = [one for one in page.dom.iter("input") if one.get("name") == "deadline_at"]
    assert [one.get("value") or "" for one in fields] != [""]
    note_enquiry(case_id=case_id, outlet="Radio", deadline_at=None, by=desk.chief, at=clock.now())
    shown = screen.open(LOG, queries=ASKED).words
    assert "their words say" not in shown
    assert "they named none; our own clock:" in shown
