"""The queue: one list, the most pressing first, each row with its reason."""

import pytest

from clarion.desk import queries
from clarion.desk.actions import assign, resolve
from clarion.desk.models import Case
from clarion.kit.actor import Power
from tests.makers.desk import Desk, a_case, fetch
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen
from tests.screens.page import Page, read, text_of

QUEUE = "/millbrook/desk/"
# Who asks (3), the queue, what it can be narrowed by (3); the frame is counted apart.
QUESTIONS = 7


def rows(page: Page) -> list[str]:
    return [text_of(one) for one in page.dom.iter("li") if "list__row" in one.get("class", "")]


def row_ids(page: Page) -> list[str]:
    ids = (one.get("id") or "" for one in page.dom.iter("li"))
    return [name for name in ids if name.startswith("row-")]


def test_says_what_would_be_here(desk: Desk, screen: Screen) -> None:
    page = screen.open(QUEUE, queries=QUESTIONS)
    assert page.heading == "Desk"
    assert "Nobody waits" in page.words
    for view in ("mine", "unassigned", "waiting", "answered", "resolved"):
        screen.open(f"{QUEUE}?view={view}", queries=QUESTIONS)


def test_shows_danger_first_with_the_words_that_say_so(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall is the library open?", who="tom")
    a_case(desk, "@townhall she wont wake up")
    first, second = rows(screen.open(QUEUE, queries=QUESTIONS))
    assert "Life risk" in first
    assert "“wont wake”" in first
    assert "she wont wake up" in first
    assert "nobody has it" in first
    assert "Question" in second
    assert "2026-000001" in second


def test_asks_as_little_of_the_database_however_long_it_is(desk: Desk, screen: Screen) -> None:
    for number in range(12):
        desk.net.person(f"person{number}").posts("@townhall is the library open?")
    fetch(desk)
    assert len(rows(screen.open(QUEUE, queries=QUESTIONS))) == 12


def test_has_a_view_of_ones_own_work(desk: Desk, screen: Screen, case_id: int) -> None:
    a_case(desk, "@townhall is the library open?", who="tom")
    assign(case_id=case_id, to=desk.chief.person, by=desk.chief, at=NOW)
    (mine,) = rows(screen.open(f"{QUEUE}?view=mine", queries=QUESTIONS))
    assert "the bridge" in mine
    (nobodys,) = rows(screen.open(f"{QUEUE}?view=unassigned", queries=QUESTIONS))
    assert "the library" in nobodys


def test_narrows_down_and_says_so(desk: Desk, screen: Screen, case_id: int) -> None:
    a_case(desk, "@townhall thank you all, brilliant work!", who="tom")
    page = screen.open(f"{QUEUE}?need=question&network=fakenet", queries=QUESTIONS)
    assert len(rows(page)) == 1
    assert "What they want: Question" in page.words
    assert "Network: FakeNet" in page.words
    page = screen.open(f"{QUEUE}?tag=flood&team=abc&language=xx", queries=QUESTIONS)
    assert "No case fits" in page.words


def test_keeps_the_view_when_a_case_is_opened(desk: Desk, screen: Screen, case_id: int) -> None:
    page = screen.open(f"{QUEUE}?view=unassigned", queries=QUESTIONS)
    assert page.links()["@townhall is the bridge open?"].endswith(f"/{case_id}/?view=unassigned")


def test_shows_each_case_once_over_all_its_pages(desk: Desk, screen: Screen) -> None:
    many = queries.PAGE + 3
    for number in range(many):
        words = "she wont wake up" if number % 9 == 0 else f"is gate {number} open?"
        desk.net.person(f"person{number}").posts(f"@townhall {words}")
    fetch(desk)
    first = screen.open(QUEUE, queries=QUESTIONS)
    second = screen.open(QUEUE + first.links()["More →"], queries=QUESTIONS)
    shown = [row_ids(first), row_ids(second)]
    assert [len(one) for one in shown] == [queries.PAGE, 3]
    assert len(set(shown[0] + shown[1])) == many
    assert "Life risk" not in " ".join(rows(second))
    assert "More →" not in second.links()
    assert second.links()["← Back to the top"] == "."


def test_begins_anew_where_an_address_makes_no_sense(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    assert rows(screen.open(f"{QUEUE}?after=nonsense&view=nowhere", queries=QUESTIONS))


def test_gives_the_list_alone_to_the_script(desk: Desk, screen: Screen, case_id: int) -> None:
    answer = screen.client.get(QUEUE, headers={"X-Fragment": "queue"})
    assert answer.content.decode().strip().startswith('<ol class="list" id="queue"')


def test_gives_one_row_alone(desk: Desk, screen: Screen, case_id: int) -> None:
    answer = screen.client.get(f"{QUEUE}row/{case_id}/")
    words = answer.content.decode()
    assert words.startswith(f'<li class="list__row" id="row-{case_id}"')
    assert "aria-current" not in words
    current = screen.client.get(f"{QUEUE}row/{case_id}/?now={case_id}").content.decode()
    assert 'aria-current="page"' in current


def test_finds_by_reference_by_person_and_by_words(
    desk: Desk, screen: Screen, case_id: int
) -> None:
    for words in ("2026-000001", "1", "Maya", "bridge"):
        page = read(screen.client.get(f"{QUEUE}search/", {"q": words}))
        assert len(rows(page)) == 1, words
    page = read(screen.client.get(f"{QUEUE}search/", {"q": "tunnel"}))
    assert "No case found" in page.words


def test_leads_to_the_search_from_every_page(desk: Desk, screen: Screen) -> None:
    page = screen.open(QUEUE, queries=QUESTIONS)
    forms = [one.get("action") for one in page.dom.iter("form") if one.get("role") == "search"]
    assert forms == ["/millbrook/desk/search/"]


def test_shows_resolved_cases_in_their_own_view(desk: Desk, screen: Screen, case_id: int) -> None:
    resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=NOW)
    assert rows(screen.open(QUEUE, queries=QUESTIONS)) == []
    (row,) = rows(screen.open(f"{QUEUE}?view=resolved", queries=QUESTIONS))
    assert row.startswith("Resolved")


def test_is_closed_to_whoever_may_not_read_cases(desk: Desk, screen: Screen) -> None:
    keeper = a_person(by=desk.chief, role="Platform administrator")
    assert not keeper.may(Power.READ_CASES)
    screen.sign_in(keeper)
    for address in (QUEUE, f"{QUEUE}search/", f"{QUEUE}words/", f"{QUEUE}live/"):
        assert screen.client.get(address).status_code == 403


@pytest.mark.parametrize(
    "words",
    [
        "Nou bezwen dlo ak manje, nou grangou",
        "Quaeso adiuvate nos, domus nostra ardet et pueri intus sunt, not breathing",
        "my dads collapsd cum quik, ropewalk",
        "Kami ay nangangailangan ng tulong, may sunog sa bahay namin",
        "Waxaan u baahanahay caawimaad, gurigu wuu gubanayaa",
        "家里着火了，孩子还在里面",
    ],
)
def test_shows_what_came_in_whichever_language(desk: Desk, screen: Screen, words: str) -> None:
    case_id = a_case(desk, f"@townhall {words}")
    assert words[:12] in screen.client.get(QUEUE).content.decode()
    assert screen.client.get(f"{QUEUE}{case_id}/").status_code == 200
    assert (
        screen.client.get(f"{QUEUE}search/", {"q": words.split(maxsplit=1)[0]}).status_code == 200
    )


def test_shows_those_in_which_no_wish_was_read(desk: Desk, screen: Screen, case_id: int) -> None:
    quiet = a_case(desk, "@townhall the heron is back on the weir", who="otto")
    Case.objects.filter(pk=quiet).update(need="")
    other = screen.client.get(f"{QUEUE}?need=-").content.decode()
    assert "the heron is back" in other
    assert Case.objects.get(pk=case_id).need
    assert f"/{case_id}/" not in other
    assert "Something else" in other
