"""From the lost account one press leads to the draft that warns of it."""

from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import declare_taken
from clarion.publishing.actions import begin_warning
from tests.makers.people import NOW
from tests.makers.publishing import Press
from tests.screens.conftest import Screen


def test_leads_to_the_draft_once_it_is_begun(screen: Screen, press: Press) -> None:
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    (taken,) = postroom.takeovers_open()
    slug = people.office(press.office_id).slug
    here = f"/{slug}/publish/taken/{taken.id}/"
    screen.sign_in(press.chief)
    assert screen.client.get(here).headers["Location"] == f"/{slug}/publish/"
    assert (
        "The warning is being written." in screen.client.get(f"/{slug}/publish/").content.decode()
    )
    begin_warning(takeover_id=taken.id, account_id=press.account_id, by=press.clockwork, at=NOW)
    page = screen.client.get(here, follow=True).content.decode()
    assert "Our account townhall on FakeNet is not in our hands" in page


def test_the_composer_says_that_nothing_leaves_through_the_lost_account(
    screen: Screen, press: Press
) -> None:
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    slug = people.office(press.office_id).slug
    begun = screen.send(f"/{slug}/publish/begin/")
    page = screen.client.get(begun.headers["Location"]).content.decode()
    assert "FakeNet, townhall: nothing leaves there until it is mended" in page
