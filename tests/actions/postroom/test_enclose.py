"""Pictures are painted anew before a transaction begins, however somebody hands them in."""

from io import BytesIO

import pytest
from django.db import connection
from PIL import Image

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.postroom.actions import (
    Filled,
    Receipt,
    Upload,
    Words,
    add_to_letter,
    take_letter,
    type_in_letter,
)
from clarion.postroom.models import Enclosure
from tests.makers.letterbox import a_counter, a_letterbox
from tests.makers.people import an_actor, an_office

WORDS = Words(text="The lamp in Mill Lane is broken.")


@pytest.fixture
def chief(committed: None) -> Actor:
    """Only without a test's own transaction can one see whether ours is open."""
    return an_actor(office_id=an_office(slug="wick"))


@pytest.fixture
def in_transaction(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Write down, for each picture that is opened, whether a transaction was open."""
    seen: list[bool] = []
    opened = Image.open

    def looked(*given: object, **more: object) -> object:
        seen.append(connection.in_atomic_block)
        return opened(*given, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Image, "open", looked)
    return seen


def a_picture() -> Upload:
    painted = BytesIO()
    Image.new("RGB", (4, 2), "teal").save(painted, "JPEG")
    return Upload(name="lamp.jpg", content=painted.getvalue())


def write(chief: Actor) -> Receipt:
    filled = Filled(trap="", stamp="", page="wick", caller="192.0.2.7")
    return take_letter(
        office_id=chief.office_id,
        words=WORDS,
        enclosed=[a_picture()],
        filled=filled,
        at=clock.now(),
    )


def test_paints_before_it_takes_a_letter_and_adds_to_it(
    chief: Actor, in_transaction: list[bool]
) -> None:
    a_letterbox(by=chief)
    receipt = write(chief)
    add_to_letter(
        office_id=chief.office_id,
        reference=receipt.reference,
        code=receipt.code,
        text="It is dark again.",
        enclosed=[a_picture()],
        at=clock.now(),
    )
    assert in_transaction == [False, False]
    assert Enclosure.objects.count() == 2


def test_paints_before_it_keeps_what_was_typed_in(chief: Actor, in_transaction: list[bool]) -> None:
    a_counter(by=chief)
    type_in_letter(way="letter", words=WORDS, enclosed=[a_picture()], by=chief, at=clock.now())
    assert in_transaction == [False]
    assert Enclosure.objects.count() == 1
