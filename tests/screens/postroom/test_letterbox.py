"""The letterbox: anybody writes, keeps a code, and reads the answer with it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.postroom import queries
from clarion.postroom.actions import deliver, queue_dispatch
from clarion.postroom.models import Arrival, Attachment, Enclosure, Letter, Message
from clarion.postroom.rules.codes import WRONG_MAX
from clarion.postroom.rules.resistance import LETTERS_PER_HOUR_MAX
from clarion.signoff.actions import stand
from tests.makers.letterbox import a_letter_from_somebody, a_letterbox, sort_all
from tests.makers.people import an_actor, an_office
from tests.makers.signing import standing_word_in_force
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

WORDS = {"text": "The lamp in Mill Lane is broken.", "website": ""}


@pytest.fixture
def chief() -> Actor:
    actor = an_actor(office_id=an_office(slug="wick"))
    a_letterbox(by=actor)
    return actor


def a_photograph(name: str = "lamp.jpg") -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x0132] = "2026:04:14 09:00:00"
    painted = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(painted, "JPEG", exif=exif)
    return SimpleUploadedFile(name, painted.getvalue())


def the_message(chief: Actor) -> Message:
    sort_all(chief.office_id)
    message: Message = Message.objects.get()
    return message


def test_is_not_there_until_somebody_opens_it(screen: Screen) -> None:
    an_office(slug="wick")
    assert screen.client.get("/wick/write/").status_code == 404
    assert screen.client.get("/nowhere/write/").status_code == 404


def test_says_first_what_to_do_in_danger(screen: Screen, chief: Actor) -> None:
    page = screen.open("/wick/write/", queries=2)
    assert "If somebody is in danger now, call your emergency number." in page.words
    assert not list(page.dom.iter("script"))
    assert page.links()["Leave this page quickly"].startswith("https://")


def test_shows_in_public_that_an_exercise_is_one(screen: Screen) -> None:
    a_letterbox(by=an_actor(office_id=an_office(exercise=True, slug="little-wick")))
    assert "EXERCISE Nothing here is real." in screen.open("/little-wick/write/", queries=2).words


def test_gives_a_reference_and_a_code_and_keeps_the_words(screen: Screen, chief: Actor) -> None:
    stamp = screen.open("/wick/write/", queries=2).value("stamp")
    response = screen.send("/wick/write/", WORDS | {"stamp": stamp, "place": "Mill Lane 4"})
    letter: Letter = Letter.objects.get()
    assert response.headers["Location"] == f"/wick/write/{letter.reference}/"
    page = screen.open(response.headers["Location"], queries=6)
    assert letter.reference in page.words
    assert "What you wrote last is with us." in page.words
    message = the_message(chief)
    assert message.text == WORDS["text"]
    assert message.extra["place"] == "Mill Lane 4"
    assert message.extra["suspicious"] == "too_quick"
    assert "broken" in screen.open(response.headers["Location"], queries=7).words


def test_keeps_no_code_that_could_be_read(screen: Screen, chief: Actor) -> None:
    receipt = a_letter_from_somebody(chief.office_id)
    letter: Letter = Letter.objects.get()
    assert receipt.code not in letter.code_digest
    assert "192.0.2.7" not in letter.caller


def test_asks_for_the_words_and_nothing_else(screen: Screen, chief: Actor) -> None:
    page = screen.send_and_read("/wick/write/", {"name": "Ann"}, status=200)
    assert "What do you want to tell us?: Fill this in." in page.words
    assert not Letter.objects.exists()


def test_takes_pictures_without_what_they_tell_about_the_person(
    screen: Screen, chief: Actor
) -> None:
    screen.send("/wick/write/", WORDS | {"enclosures": [a_photograph(), a_photograph("x.png")]})
    message = the_message(chief)
    kept = list(Attachment.objects.filter(message=message))
    assert [one.name for one in kept] == ["lamp.jpg", "x.jpg"]
    assert b"2026:04:14" not in bytes(kept[0].content)
    name, mime, content = queries.attachment(office_id=chief.office_id, attachment_id=kept[0].pk)
    assert (name, mime) == ("lamp.jpg", "image/jpeg")
    assert Image.open(BytesIO(content)).size == (40, 20)
    assert not Enclosure.objects.exists()


def test_says_what_it_cannot_take_and_loses_no_word(screen: Screen, chief: Actor) -> None:
    program = SimpleUploadedFile("lamp.jpg", b"MZ\x90 a program")
    page = screen.send_and_read("/wick/write/", WORDS | {"enclosures": program}, status=200)
    assert "“lamp.jpg” cannot be taken." in page.words
    assert WORDS["text"] in page.response.content.decode()
    many = [a_photograph() for _ in range(6)]
    page = screen.send_and_read("/wick/write/", WORDS | {"enclosures": many}, status=200)
    assert "Five files at most" in page.words
    assert not Letter.objects.exists()


def test_marks_what_a_program_may_have_written_and_drops_nothing(
    screen: Screen, chief: Actor
) -> None:
    links = " ".join(["http://a.example"] * 4)
    screen.send("/wick/write/", {"text": f"Buy lamps {links}", "website": "http://a.example"})
    assert the_message(chief).extra["suspicious"] == "trap foreign links"


def test_takes_only_the_words_from_a_caller_of_very_many_letters(
    screen: Screen, chief: Actor
) -> None:
    for _ in range(LETTERS_PER_HOUR_MAX):
        here = screen.send("/wick/write/", WORDS | {"enclosures": a_photograph()})["Location"]
    assert "but not your files" not in screen.open(here, queries=6).words
    assert Enclosure.objects.count() == LETTERS_PER_HOUR_MAX
    here = screen.send("/wick/write/", WORDS | {"enclosures": a_photograph()})["Location"]
    page = screen.open(here, queries=6)
    assert "We have your words, but not your files." in page.words
    assert "What you wrote last is with us." in page.words
    assert Letter.objects.count() == LETTERS_PER_HOUR_MAX + 1
    assert Enclosure.objects.count() == LETTERS_PER_HOUR_MAX
    here = screen.send("/wick/write/", WORDS)["Location"]
    assert "but not your files" not in screen.open(here, queries=6).words


def test_takes_only_the_words_of_very_many_additions(screen: Screen, chief: Actor) -> None:
    here = screen.send("/wick/write/", WORDS)["Location"]
    more = {"text": "It is dark again."}
    for _ in range(LETTERS_PER_HOUR_MAX - 1):
        assert screen.send(here, more | {"enclosures": a_photograph()})["Location"] == here
    response = screen.send(here, more | {"enclosures": a_photograph()})
    page = screen.open(response["Location"], queries=6)
    assert "We have your words, but not your files." in page.words
    assert Enclosure.objects.count() == LETTERS_PER_HOUR_MAX - 1
    assert Letter.objects.get().entries == LETTERS_PER_HOUR_MAX + 1
    Arrival.objects.update(received_at=clock.now() - timedelta(hours=1))
    assert screen.send(here, more | {"enclosures": a_photograph()})["Location"] == here


def test_i20_counts_by_caller_whatever_the_caller_claims(screen: Screen, chief: Actor) -> None:
    for n in range(11):
        screen.client.post(
            "/wick/write/",
            WORDS,
            REMOTE_ADDR="192.0.2.7",
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        )
    sort_all(chief.office_id)
    marks = [one.extra["suspicious"].split() for one in Message.objects.order_by("id")]
    assert ["too_many" in mark for mark in marks] == [False] * 10 + [True]


def test_i20_believes_our_own_proxy(screen: Screen, chief: Actor, settings: object) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1"]  # type: ignore[attr-defined]  # pytest-django's own
    for n in range(11):
        screen.client.post(
            "/wick/write/",
            WORDS,
            REMOTE_ADDR="10.0.0.1",
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        )
    assert Letter.objects.values("caller").distinct().count() == 11


def test_opens_with_the_code_and_shows_only_what_was_sent(screen: Screen, chief: Actor) -> None:
    receipt = a_letter_from_somebody(chief.office_id)
    answer(chief, receipt.reference, "It is mended on Tuesday.", sent=True)
    answer(chief, receipt.reference, "This waits for a signature.", sent=False)
    bare = receipt.reference.lower().replace("-", "")
    typed = {"reference": bare, "code": receipt.code.replace("-", " ")}
    response = screen.send("/wick/write/again/", typed)
    words = screen.open(response.headers["Location"], queries=7).words
    assert "The lamp in Mill Lane is broken." in words
    assert "It is mended on Tuesday." in words
    assert "This waits for a signature." not in words


def test_stays_shut_without_the_code(screen: Screen, chief: Actor) -> None:
    receipt = a_letter_from_somebody(chief.office_id)
    here = f"/wick/write/{receipt.reference}/"
    asked = f"/wick/write/again/?reference={receipt.reference}"
    assert screen.client.get(here).headers["Location"] == asked
    assert screen.open(asked, queries=2).value("reference") == receipt.reference
    wrong = {"reference": receipt.reference, "code": "AAAA-BBBB-CCCC"}
    page = screen.send_and_read("/wick/write/again/", wrong, status=200)
    assert "do not belong together" in page.words
    unknown = {"reference": "ZZZZ-ZZZZ", "code": receipt.code}
    assert (
        "do not belong together"
        in screen.send_and_read("/wick/write/again/", unknown, status=200).words
    )


def test_shuts_for_whoever_guesses(screen: Screen, chief: Actor) -> None:
    receipt = a_letter_from_somebody(chief.office_id)
    wrong = {"reference": receipt.reference, "code": "AAAA-BBBB-CCCC"}
    for _ in range(WRONG_MAX):
        screen.send("/wick/write/again/", wrong)
    right = wrong | {"code": receipt.code}
    page = screen.send_and_read("/wick/write/again/", right, status=200)
    assert "Wait an hour" in page.words


def test_opens_no_letter_of_another_office(screen: Screen, chief: Actor) -> None:
    receipt = a_letter_from_somebody(chief.office_id)
    other = an_actor(office_id=an_office(slug="other"))
    a_letterbox(by=other)
    typed = {"reference": receipt.reference, "code": receipt.code}
    page = screen.send_and_read("/other/write/again/", typed, status=200)
    assert "do not belong together" in page.words


def test_lets_the_person_add_something_and_stay_the_same_person(
    screen: Screen, chief: Actor
) -> None:
    response = screen.send("/wick/write/", WORDS | {"name": "Ann Example"})
    here = response.headers["Location"]
    assert screen.send(here, {"text": "It is dark again."}).headers["Location"] == here
    sort_all(chief.office_id)
    first, second = Message.objects.order_by("id")
    assert second.thread_id == first.thread_id
    assert second.correspondent_id == first.correspondent_id
    assert second.correspondent.name == "Ann Example"


def test_forgets_the_code_when_asked(screen: Screen, chief: Actor) -> None:
    here = screen.send("/wick/write/", WORDS).headers["Location"]
    assert screen.client.get(here).status_code == 200
    screen.send(f"{here}close/")
    assert screen.client.get(here).status_code == 302


def answer(chief: Actor, reference: str, text: str, *, sent: bool) -> None:
    """Answer a letter as the desk does."""
    message = Message.objects.get(thread_id=reference)
    now = clock.now()
    standing_word_in_force(
        sentence="All.",
        roles=frozenset(),
        networks=frozenset(),
        edges=frozenset({Edge.PRIVATE}),
        life_risk=False,
        by=chief,
        at=now,
    )
    seen = queries.message(office_id=chief.office_id, message_id=message.pk)
    outgoing = Outgoing(
        key=new_key(),
        made_at=now,
        account_id=seen.account_id,
        edge=Edge.PRIVATE,
        rendition=Rendition(text=text),
        target=seen.target,
    )
    warrant_id = stand(
        about="case:1",
        digest=outgoing.digest(),
        network=seen.network,
        edge=Edge.PRIVATE,
        life_risk=False,
        by=chief,
        at=now,
    )
    assert warrant_id is not None
    dispatch_id = queue_dispatch(
        outgoing=outgoing,
        warrant_id=warrant_id,
        about="case:1",
        answers_id=seen.id,
        by=chief,
        at=now,
    )
    if sent:
        deliver(dispatch_id=dispatch_id, by=Actor.clockwork(chief.office_id), at=now)
