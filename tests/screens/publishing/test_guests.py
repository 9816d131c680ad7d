"""Guests on screen: named on a chain, given a link and a code, and ended."""

import re

import pytest
from django.test import Client

from clarion.kit import clock
from clarion.kit.vault import unseal
from clarion.people import queries as people
from clarion.people.models import Notice
from clarion.signoff import queries as signoff
from clarion.signoff.actions import Step, agree_to_guest
from clarion.signoff.models import Signature
from tests.makers.people import an_actor
from tests.makers.publishing import Press, submitted
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import Page, read

pytestmark = pytest.mark.django_db

GUESTS = 6
GIVES = 16
IDA = {"name": "Ida Hart", "organisation": "Hart Solicitors", "email": "ida@hart.example"}


@pytest.fixture
def chain_id(press: Press) -> int:
    step = Step(title="Legal", roles=("Desk supervisor",))
    return chain_in_force(name="All", themes=(), steps=(step,), by=press.chief, at=clock.now())


def test_a_guest_is_named_invited_and_signs(
    press: Press, here: str, screen: Screen, chain_id: int
) -> None:
    place = f"{here}chains/{chain_id}/guests/"
    screen.send(place, IDA | {"step": "0", "way": "phone"})
    page = screen.open(place, queries=GUESTS)
    assert "Ida Hart, Hart Solicitors" in page.words
    assert "Waits for a second person" in page.words
    agreed(press)
    submitted(press, at=clock.now())
    (asked,) = signoff.open_requests(office_id=press.office_id)
    give = here.replace("/publish/", f"/signatures/{asked.id}/link/")
    refused = screen.open(give, queries=GIVES).words  # whoever wrote the words gives nobody a code
    assert "guest of Hart Solicitors" not in refused
    assert "a colleague must give the link. Ida Hart, Hart Solicitors" in refused
    screen.sign_in(press.signer)
    assert "guest of Hart Solicitors" in screen.open(give, queries=GIVES).words
    (guest,) = signoff.guests(office_id=press.office_id, chain_id=chain_id)
    shown = screen.send_and_read(give, {"whom": f"guest-{guest.id}"}, status=200)
    found = re.search(r"\b\d{6}\b", shown.words)
    assert found
    assert shown.links()["Done"].startswith(f"{here}statement/")
    path = link_in(shown)
    client = Client(enforce_csrf_checks=True)
    assert "Hart Solicitors" in read(client.get(path)).words
    answer = client.post(path, {"how": "sign", "code": found.group()})
    assert "Your signature covers" in read(answer).words
    assert Signature.objects.get().organisation == "Hart Solicitors"


def agreed(press: Press) -> None:
    """Let a second person agree to whoever waits for one."""
    (guest,) = signoff.proposed_guests(office_id=press.office_id)
    agree_to_guest(guest_id=guest.id, by=an_actor(office_id=press.office_id), at=clock.now())


def link_in(page: Page) -> str:
    text = page.response.content.decode()
    found = re.search(r"/sign/[\w-]{40,}/", text)
    assert found
    return found.group()


def test_a_colleague_is_no_guest(press: Press, here: str, screen: Screen, chain_id: int) -> None:
    email = people.person(press.chief.person).email
    place = f"{here}chains/{chain_id}/guests/"
    shown = screen.send_and_read(
        place, IDA | {"step": "0", "way": "phone", "email": email}, status=422
    )
    assert "belongs to somebody who works here" in shown.words


def test_ends_one(press: Press, here: str, screen: Screen, chain_id: int) -> None:
    screen.send(f"{here}chains/{chain_id}/guests/", IDA | {"step": "0", "way": "phone"})
    (guest,) = signoff.guests(office_id=press.office_id, chain_id=chain_id)
    screen.send(f"{here}guests/{guest.id}/end/")
    assert not signoff.guests(office_id=press.office_id, chain_id=chain_id)


class TestCodesByMail:
    def test_a_second_person_agrees_to_the_address(
        self, press: Press, here: str, screen: Screen, chain_id: int
    ) -> None:
        place = f"{here}chains/{chain_id}/guests/"
        screen.send(place, IDA | {"step": "0", "way": "mail"})
        page = screen.open(place, queries=GUESTS)
        assert "Waits for a second person" in page.words
        assert "You have proposed it" in page.words
        (guest,) = signoff.guests(office_id=press.office_id, chain_id=chain_id)
        screen.send(f"{here}guests/{guest.id}/agree/")
        assert signoff.proposed_guests(office_id=press.office_id)
        screen.sign_in(an_actor(office_id=press.office_id))
        assert "Ida Hart, ida@hart.example" in screen.open(place, queries=GUESTS).words
        screen.send(f"{here}guests/{guest.id}/agree/")
        assert not signoff.proposed_guests(office_id=press.office_id)

    def test_whoever_wrote_it_gives_the_link_and_the_guest_asks_for_a_code(
        self, press: Press, here: str, screen: Screen, chain_id: int
    ) -> None:
        screen.send(f"{here}chains/{chain_id}/guests/", IDA | {"step": "0", "way": "mail"})
        (guest,) = signoff.proposed_guests(office_id=press.office_id)
        agree_to_guest(guest_id=guest.id, by=an_actor(office_id=press.office_id), at=clock.now())
        submitted(press, at=clock.now())
        (asked,) = signoff.open_requests(office_id=press.office_id)
        give = here.replace("/publish/", f"/signatures/{asked.id}/link/")
        shown = screen.send_and_read(give, {"whom": f"guest-{guest.id}"}, status=200)
        assert "Do not send it by e-mail" in shown.words
        assert shown.links()["Done"].startswith(f"{here}statement/")
        path, client = link_in(shown), Client(enforce_csrf_checks=True)
        assert "We send a code to i···@hart.example" in read(client.get(path)).words
        assert not Notice.objects.exists()
        answer = client.post(path, {"how": "code"})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}#your-code")
        assert "A code is on its way to i···@hart.example" in read(client.get(path)).words
        soon = client.post(path, {"how": "code"})
        assert soon.status_code == 422
        assert "A code was sent just now" in read(soon).words
        notice = Notice.objects.get()
        code = unseal(bytes(notice.sealed))["code"]
        wrong = client.post(path, {"how": "sign", "code": "000000" if code != "000000" else "1"})
        assert "older than ten minutes" in read(wrong).words
        assert "app" not in read(wrong).words.split("Your code")[1].split("Your signature")[0]
        assert (
            "Your signature covers" in read(client.post(path, {"how": "sign", "code": code})).words
        )
        assert Signature.objects.get().proof == "code sent by e-mail to ida@hart.example"
