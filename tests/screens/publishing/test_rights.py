"""Who may say what, on screen: one board of accounts, campaigns and themes."""

import pytest

from clarion.kit import clock
from clarion.postroom import queries as postroom
from clarion.postroom.queries import Permit
from clarion.publishing import queries
from clarion.publishing.actions import begin_campaign, propose_right
from tests.makers.publishing import Press, a_draft
from tests.screens.conftest import Screen
from tests.screens.page import read

pytestmark = pytest.mark.django_db

QUERIES = 6
OFFICER = {"roles": ["Communications officer"]}


def test_the_board_shows_all_in_few_questions(press: Press, here: str, screen: Screen) -> None:
    for name in ("Fire", "Summer", "Winter"):
        begin_campaign(name=name, by=press.chief, at=clock.now())
    page = screen.open(f"{here}rights/", queries=QUERIES)
    for words in ("townhall", "Summer", "Promotional", "Whoever writes statements"):
        assert words in page.words


def test_a_campaign_is_narrowed_at_once_and_widened_by_two(
    press: Press, here: str, screen: Screen
) -> None:
    begin_campaign(name="Mill Lane fire", by=press.chief, at=clock.now())
    ((campaign_id, _name),) = queries.campaigns(office_id=press.office_id)
    place = f"{here}rights/campaign/{campaign_id}/"
    assert screen.send(place, OFFICER).status_code == 302
    board = screen.open(f"{here}rights/", queries=QUERIES)
    assert "Communications officer: every theme" in board.words
    draft = a_draft(press, campaign_id=campaign_id)
    page = read(screen.client.get(f"{here}{draft}/"))
    assert "You cannot send it for signature" in page.words
    screen.send(place, {})
    board = screen.open(f"{here}rights/", queries=QUERIES)
    assert "Drop it" in board.words
    assert "Agree Mill Lane fire" not in board.words  # not by the one who proposed it
    (waiting,) = [
        rule for rule, holds in postroom.all_posting_rules(office_id=press.office_id) if not holds
    ]
    screen.sign_in(press.signer)
    screen.send(f"{here}rights/{waiting.id}/agree/")
    page = read(screen.client.get(f"{here}{draft}/"))
    assert "You cannot send it for signature" not in page.words


def test_a_theme_has_its_rule(press: Press, here: str, screen: Screen) -> None:
    place = f"{here}rights/theme/appeal/"
    assert "whoever may write statements" in read(screen.client.get(place)).words
    people = {"people": [str(press.signer.person)]}
    screen.send(place, people)
    assert press.signer.name in read(screen.client.get(place)).words
    page = screen.send_and_read(place, people, status=422)
    assert "That is the rule already." in page.words


def test_what_waits_can_be_dropped(press: Press, here: str, screen: Screen) -> None:
    for permit in (Permit(roles=frozenset({press.chief.role})), postroom.EVERYBODY):
        propose_right(theme="event", permit=permit, by=press.chief, at=clock.now())
    (waiting,) = [
        rule for rule, holds in postroom.all_posting_rules(office_id=press.office_id) if not holds
    ]
    screen.send(f"{here}rights/{waiting.id}/drop/")
    assert "Drop it" not in screen.open(f"{here}rights/", queries=QUERIES).words
