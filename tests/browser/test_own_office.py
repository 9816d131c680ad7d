"""An office of one's own, from its first page to an answered letter, though its database dies."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing, open_case, sent_mark, show_new
from tests.house.house import House
from tests.house.open_drill import PASSWORD
from tests.peers.line import Line, a_line_to
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.peer]

MAILBOX, RESIDENT = "hello@town.test", "ann@residents.test"
TAKEN = b"queued as"  # says the outgoing server once it has a letter
NOTICED = 70_000  # ms; a mailbox whose line has just broken is read once a minute
# A lease lasts two minutes; then it is looked whether the answer went out.
SETTLED = 240_000  # ms


def set_up(page: Page) -> None:
    """Fill the first page in; it leads to connecting an account."""
    axe_finds_nothing(page)
    page.get_by_label("Name of your office").fill("Millbrook")
    expect(page.get_by_label("Short name")).to_have_value("millbrook")
    page.get_by_label("Your name").fill("Mia Marsh")
    page.get_by_label("Your e-mail address").fill("mia@millbrook.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open the office").click()
    page.get_by_role("link", name="Not now", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Connect an account")


def connect(page: Page, mail: MailServer, line: Line) -> None:
    """Answer what is asked about a mailbox."""
    page.get_by_role("link", name="E-mail", exact=True).click()
    answers = {
        "Name or address of the account": MAILBOX,
        "Incoming mail server (IMAP)": "localhost",
        "Port of the incoming server": str(mail.imap_port),
        "Outgoing mail server (SMTP)": "localhost",
        "Port of the outgoing server": str(line.port),
    }
    for label, answer in answers.items():
        page.get_by_label(label).fill(answer)
    page.locator("input[name=answer_password]").fill(mail.open_mailbox(MAILBOX))
    for choice in ("imap_security=none", "smtp_security=none", "copy_to_self=yes"):
        name, _equals, value = choice.partition("=")
        page.locator(f"input[name=answer_{name}][value={value}]").check()
    page.get_by_role("button", name="Connect E-mail").click()
    expect(page.get_by_text("Connected. Now try")).to_be_visible()


def write(mail: MailServer, subject: str) -> None:
    """Ann writes to the office."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"Ann <{RESIDENT}>", MAILBOX, subject
    letter.set_content(f"{subject} I could not find it anywhere.")
    mail.post(letter, sender=RESIDENT, to=MAILBOX)


def kill_the_database(house: House, *, meanwhile: Callable[[], None]) -> None:
    """Kill it, let something happen while it is gone, and see that it comes back by itself."""
    before = house.database()
    house.process.suspend()  # so that nobody is quicker than we are
    try:
        house.kill_database()
        meanwhile()
        wait_until(lambda: not house.health().is_success, what="its absence to be felt")
    finally:
        house.process.resume()
    wait_until(
        lambda: (now := house.database()) and now != before and house.health().is_success,
        what="the database to come back",
    )


def test_it_is_set_up_connected_and_survives_its_database(
    house: House, drill: Drill, mail: MailServer, opened: Opener, complaints: list[str]
) -> None:
    mail.open_mailbox(RESIDENT)
    page = opened(house.link("Set up your own office"))
    set_up(page)
    with a_line_to(mail.smtp_port) as line:
        connect(page, mail, line)
        page.goto(f"{house.url}/millbrook/desk/")
        write(mail, "When is the market?")
        show_new(page, NOTICED)
        open_case(page, "When is the market?")
        page.locator("#reply_text").fill("On Saturdays.")
        line.hold_before(TAKEN)
        page.get_by_role("button", name="Reply in private").click()

        other = opened(f"{drill.url}/desk/", drill.ana)
        drill.somebody("lee", "is there a market on Sundays too?")
        show_new(other)
        open_case(other, "is there a market on Sundays too?")
        drill.net.fault("posts.create", "slow", times=1, seconds=15, when="after")
        other.locator("#reply_text").fill("Only in May.")
        other.get_by_role("button", name="Reply in public").click()

        # Both networks have their answer, and neither has said so yet.
        wait_until(lambda: line.holds and drill.said("Only in May."), what="both to be taken")
        kill_the_database(house, meanwhile=line.let_go)

        for screen, text in ((page, "On Saturdays."), (other, "Only in May.")):
            expect(sent_mark(screen, text)).to_be_visible(timeout=SETTLED)
        assert mail.subjects(RESIDENT) == ["Re: When is the market?"]
        assert len(drill.said("Only in May.")) == 1
        assert sum("Only in May." in str(call.body) for call in drill.net.seen("posts.create")) == 1
        assert line.said.count(b"On Saturdays.") == 1

        page.goto(f"{house.url}/millbrook/desk/")
        write(mail, "And who may sell there?")
        show_new(page, NOTICED)
        expect(page.get_by_role("link", name="And who may sell there?")).to_be_visible()

    # What the open screens asked for while there was no database could not be answered.
    complaints[:] = [one for one in complaints if "status of 50" not in one]
