"""Accounts: connected, seen to work, mended and disconnected by an administrator."""

from datetime import timedelta

import pytest

from clarion.kit import clock
from clarion.people import queries as people
from clarion.postroom import queries
from clarion.postroom.actions import collect, connect_account, deliver, receive
from clarion.postroom.models import Account, Gap, Trouble
from clarion.postroom.queries import Side
from fakenet import FakeNet
from tests.makers.desk import Desk, stream_ids
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.postroom import a_dispatch, a_letter, an_event
from tests.screens.conftest import Screen
from tests.screens.page import read


def place(desk: Desk, rest: str = "") -> str:
    return f"/{people.office(desk.office_id).slug}/accounts/{rest}"


def test_says_what_would_be_here_and_how_to_get_it(screen: Screen, net: FakeNet) -> None:
    administrator = an_actor(office_id=an_office(exercise=True, slug="little-wick"))
    screen.sign_in(administrator)
    page = screen.open("/little-wick/accounts/", queries=4)
    assert "No accounts yet" in page.words
    assert page.links()["Connect the first one"] == "/little-wick/accounts/new/"


def test_offers_an_exercise_only_what_reaches_nobody(screen: Screen, net: FakeNet) -> None:
    screen.sign_in(an_actor(office_id=an_office(exercise=True, slug="little-wick")))
    screen.sign_in(an_actor(office_id=an_office(slug="wick")))
    town = Screen()
    town.sign_in(an_actor(office_id=an_office(exercise=True, slug="littler-wick")))
    assert "FakeNet" in town.open("/littler-wick/accounts/new/", queries=4).links()
    live = screen.open("/wick/accounts/new/", queries=4).links()
    assert "FakeNet" not in live
    assert "Bluesky" in live


@pytest.mark.parametrize(
    ("network", "said"),
    [
        ("bluesky", "Tested against a real server."),
        ("mastodon", "not yet against Mastodon itself."),
        ("x", "not yet against X itself."),
        ("linkedin", "Tested against a double of our own only, not yet against LinkedIn itself."),
        ("youtube", "not yet against YouTube itself."),
        ("telegram", "Tested against a double of our own only, not yet against Telegram itself."),
        ("page", "Part of Clarion"),
    ],
)
def test_says_against_what_a_network_was_tested(screen: Screen, network: str, said: str) -> None:
    screen.sign_in(an_actor(office_id=an_office(slug="wick")))
    assert said in screen.open(f"/wick/accounts/new/{network}/", queries=3).words


def test_says_where_our_own_page_stands(screen: Screen) -> None:
    screen.sign_in(an_actor(office_id=an_office(slug="wick")))
    connected = screen.send("/wick/accounts/new/page/", {"address": "wick"})
    page = screen.open(connected.headers["Location"], queries=11)
    assert "This is your own page. Statements stand there first" in page.words
    assert "/wick/news/" in page.links().values()
    assert "/wick/write/" not in page.links().values()
    assert "Answer that message" not in page.words
    assert "Say a first statement through it." in page.words


def test_connects_an_account_and_says_what_to_do_next(screen: Screen, net: FakeNet) -> None:
    screen.sign_in(an_actor(office_id=an_office(exercise=True, slug="little-wick")))
    joined = net.account("townhall")
    form = {
        "address": "townhall",
        "answer_service": net.url,
        "answer_password": joined.password,
    }
    response = screen.send("/little-wick/accounts/new/fakenet/", form)
    assert response.status_code == 302
    page = screen.open(response.headers["Location"], queries=11)
    assert "Not proven yet" in page.words
    assert "Send yourself a message to try." in page.words
    assert joined.password not in page.response.content.decode()


@pytest.mark.parametrize(
    ("sign_in", "needed"),
    [("password", {"Password"}), ("oauth", {"Address of the token server", "Client ID"})],
)
def test_asks_only_for_what_goes_with_the_way_of_signing_in(
    screen: Screen, sign_in: str, needed: set[str]
) -> None:
    screen.sign_in(an_actor(office_id=an_office(slug="wick")))
    form = {
        "address": "desk@wick.example",
        "answer_imap_host": "imap.wick.example",
        "answer_imap_security": "tls",
        "answer_smtp_host": "smtp.wick.example",
        "answer_smtp_security": "tls",
        "answer_sign_in": sign_in,
        "answer_copy_to_self": "no",
    }
    page = screen.send_and_read("/wick/accounts/new/email/", form, status=200)
    summary = page.words.partition("There is a problem")[2].partition("Name or address")[0]
    asked = {"Password", "Address of the token server", "Client ID"}
    assert {label for label in asked if f"{label}:" in summary} == needed


def test_says_what_to_do_when_the_network_says_no(screen: Screen, net: FakeNet) -> None:
    screen.sign_in(an_actor(office_id=an_office(exercise=True, slug="little-wick")))
    net.account("townhall")
    form = {"address": "townhall", "answer_service": net.url, "answer_password": "a-wrong-one"}
    page = screen.send_and_read("/little-wick/accounts/new/fakenet/", form, status=200)
    assert "FakeNet did not let us in" in page.words
    assert "Copy both again" in page.words
    assert "a-wrong-one" not in page.response.content.decode()
    assert not Account.objects.exists()


def test_k9_is_green_only_when_both_directions_were_seen(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    assert "We have not seen anything come in yet" in screen.open(place(desk), queries=7).words
    receive(letters=[a_letter(desk.account_id, an_event())], at=NOW)
    words = screen.open(place(desk), queries=7).words
    assert "We have not said anything through it yet" in words
    Account.objects.update(outbound_seen_at=NOW)
    assert "Working" in screen.open(place(desk), queries=7).words


def test_k9_is_green_without_any_message_where_none_can_come(screen: Screen) -> None:
    administrator = an_actor(office_id=an_office(slug="wick"))
    account_id = connect_account(
        network="page", address="News", answers={}, by=administrator, at=NOW
    )
    screen.sign_in(administrator)
    offer = screen.open("/wick/accounts/new/", queries=7).words
    assert "Say things to everybody. Nothing comes in through it." in offer
    asked = screen.open("/wick/accounts/new/maillist/", queries=3).words
    assert "Your first statement shows that it works." in asked
    words = screen.open(f"/wick/accounts/{account_id}/", queries=11).words
    assert "The first statement will show it." in words
    assert "Something has come in" not in words
    Account.objects.update(outbound_seen_at=NOW)
    words = screen.open("/wick/accounts/", queries=7).words
    assert "What we say goes out." in words


def test_k1_counts_what_will_fail_before_it_is_due(screen: Screen, desk: Desk) -> None:
    a_dispatch(desk, at=NOW + timedelta(days=2))
    Account.objects.update(renewable=False, expires_at=NOW + timedelta(days=1))
    screen.sign_in(desk.chief)
    assert "1 scheduled message will fail" in screen.open(place(desk), queries=8).words


def test_shows_a_gap_until_somebody_has_seen_to_it(screen: Screen, desk: Desk) -> None:
    Gap.note(account_id=desk.account_id, stream="mentions", what="Two hours are missing", at=NOW)
    (gap,) = queries.account(office_id=desk.office_id, account_id=desk.account_id).gaps
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/")
    assert "Two hours are missing" in screen.open(here, queries=11).words
    screen.send(f"{here}gaps/{gap.id}/seen-to/")
    assert "Two hours are missing" not in screen.open(here, queries=11).words


def test_mends_an_account_and_keeps_what_was_left_empty(screen: Screen, desk: Desk) -> None:
    kept = Account.objects.get(pk=desk.account_id).access()
    desk.net.change_account("townhall", password="an-entirely-new-one")
    Account.objects.update(state="broken")
    said = "token_revoked: taken back"
    Trouble.note(account_id=desk.account_id, side=Side.SENDING, what=said, at=NOW)
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/")
    assert "Copy both again" in screen.open(here, queries=11).words

    page = screen.open(f"{here}mend/", queries=7)
    assert kept.secrets["password"] not in page.response.content.decode()
    answers = {"answer_service": "", "answer_password": "an-entirely-new-one"}
    last = clock.now().date() + timedelta(days=90)
    screen.send(f"{here}mend/", answers | {"last_day": last.isoformat()})
    shown = read(screen.client.get(here)).words
    assert f"Last day of what was entered: {last:%a} {last.day} {last:%b %Y}" in shown
    assert f'value="{last}"' in screen.client.get(f"{here}mend/").content.decode()
    account = Account.objects.get(pk=desk.account_id)
    assert account.state == "open"
    assert account.access().settings == kept.settings
    assert account.access().secrets["password"] == "an-entirely-new-one"


@pytest.mark.parametrize("day", ["9999-12-31", "2020-01-31"])
def test_a_last_day_that_is_over_or_means_never_is_refused_before_anything_is_kept(
    screen: Screen, desk: Desk, day: str
) -> None:
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/mend/")
    words = {"answer_service": "", "answer_password": "", "last_day": day}
    page = screen.send_and_read(here, words, status=200)
    assert "Enter a day from today on, within 20 years." in page.words
    assert Account.objects.get(pk=desk.account_id).secrets_end_at is None


def test_says_what_disconnecting_means_before_it_does_it(screen: Screen, desk: Desk) -> None:
    a_dispatch(desk)
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/disconnect/")
    assert "1 message that waits to be sent will fail." in screen.open(here, queries=8).words
    assert Account.objects.get(pk=desk.account_id).state == "open"
    screen.send(here)
    account = Account.objects.get(pk=desk.account_id)
    assert (account.state, account.access().secrets) == ("closed", {})


def test_shows_accounts_only_to_those_who_look_after_them(screen: Screen, desk: Desk) -> None:
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    screen.open(place(desk), queries=3, status=403)


def test_tells_troubles_apart_and_forgets_only_the_one_that_is_over(
    screen: Screen, desk: Desk
) -> None:
    for side in (Side.READING, Side.SENDING):
        Trouble.note(account_id=desk.account_id, side=side, what="unreachable: no answer", at=NOW)
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/")
    page = screen.open(here, queries=11).words
    assert page.count("So since Tue 14 Apr, 10:00 BST; we go on trying.") == 1
    assert "So since Tue 14 Apr, 10:00 BST; the next message shows whether it is over." in page
    for stream_id in stream_ids(desk):
        collect(stream_id=stream_id, by=desk.clockwork, at=NOW)
    page = screen.open(here, queries=11).words
    assert "we go on trying." not in page
    assert "What we say leaves" in page
    deliver(dispatch_id=a_dispatch(desk), by=desk.clockwork, at=NOW)
    assert "Needs attention" not in screen.open(place(desk), queries=7).words


def test_says_before_what_must_be_ready_and_what_cannot_be_connected(screen: Screen) -> None:
    screen.sign_in(an_actor(office_id=an_office(slug="wick")))
    offers = screen.open("/wick/accounts/new/", queries=4).words
    assert "WhatsApp channels cannot be connected" in offers
    asked = screen.open("/wick/accounts/new/x/", queries=3).words
    assert "On X's developer portal, make an app with OAuth 2.0." in asked
    mail = screen.open("/wick/accounts/new/email/", queries=3).words
    assert "New-ServicePrincipal -AppId" in mail
