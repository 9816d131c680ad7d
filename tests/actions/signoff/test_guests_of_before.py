"""Guests whom one person had named alone wait for a second one since two agree to every guest."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound
from clarion.signoff.actions import Step, ask, end_guest, invite_guest, name_guest
from clarion.signoff.models import Guest
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER = "Communications officer"
MOVE: Any = import_module("clarion.signoff.migrations.0005_agree_to_every_guest")


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def chain_id(chief: Actor) -> int:
    steps = (Step(title="Legal", roles=(OFFICER,)),)
    return chain_in_force(name="All", themes=(), steps=steps, by=chief, at=NOW)


def proposed(chief: Actor, chain_id: int, name: str, *, replaces: int | None = None) -> int:
    return name_guest(
        chain_id=chain_id,
        step=0,
        name=name,
        organisation="Hart Solicitors",
        email=f"{name}@hart.example",
        replaces=replaces,
        by=chief,
        at=NOW,
    )


def named_alone(chief: Actor, chain_id: int, name: str) -> int:
    """Name somebody as it was done before: nobody else has agreed, and they may sign."""
    number = proposed(chief, chain_id, name)
    Guest.objects.filter(pk=number).update(proposed=False, begun_by_staff=None)
    return number


def test_each_waits_once_and_whoever_two_have_agreed_to_may_go_on(
    chief: Actor, chain_id: int
) -> None:
    alone, twice = (named_alone(chief, chain_id, name) for name in ("ida", "bo"))
    again = proposed(chief, chain_id, "bo", replaces=twice)
    agreed, over = (named_alone(chief, chain_id, name) for name in ("cy", "di"))
    Guest.objects.filter(pk=agreed).update(agreed_at=NOW, agreed_by="Person 2")
    end_guest(guest_id=over, by=chief, at=NOW)
    MOVE.wait_for_a_second(apps, None)
    MOVE.wait_for_a_second(apps, None)  # twice is as once
    rows = {one.pk: one for one in Guest.objects.all()}
    assert {number: (rows[number].proposed, rows[number].ended_at is None) for number in rows} == {
        alone: (True, True),
        twice: (False, False),
        again: (True, True),
        agreed: (False, True),
        over: (False, False),
    }
    assert rows[over].ended_at == NOW


def test_whoever_waits_is_sent_no_link(chief: Actor, chain_id: int) -> None:
    guest_id = named_alone(chief, chain_id, "ida")
    request_id = ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        theme="safety",
        authors=frozenset(),
        by=chief,
        at=NOW,
    )
    other = an_actor(office_id=chief.office_id)
    assert invite_guest(request_id=request_id, guest_id=guest_id, by=other, at=NOW)
    MOVE.wait_for_a_second(apps, None)
    with pytest.raises(NotFound):
        invite_guest(request_id=request_id, guest_id=guest_id, by=other, at=NOW)
