"""What was entered stays as it was, and whoever changes it all the same is found out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.clock import now
from clarion.ledger import queries
from clarion.ledger.actions import enter, enter_all, seal
from clarion.ledger.models import Entry, Seal, Waiting
from clarion.people import queries as people
from tests.makers.people import NOW, an_office

OFFICE, OTHER = 1, 2


def an_actor(office_id: int = OFFICE) -> Actor:
    return Actor(
        office_id=office_id,
        name="Ana Pereira",
        role="Supervisor",
        staff_id=7,
        powers=frozenset(Power),
    )


def entries(many: int, office_id: int = OFFICE) -> None:
    """Enter so many deeds."""
    with transaction.atomic():
        for number in range(many):
            enter(f"deed {number}", about="case:42", by=an_actor(office_id), at=NOW, to=number)


@contextmanager
def with_triggers_off(table: str) -> Iterator[None]:
    """Do what only somebody with all power over the database can do."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def sql(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_seal"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET office_id = 2",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
    ],
)
def test_the_database_refuses_to_change_what_was_entered(table: str, change: str) -> None:
    entries(2)
    seal(office_id=OFFICE)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        sql(change.format(table=table))
    assert (Entry.objects.count(), Seal.objects.count()) == (2, 2)


@pytest.mark.django_db
def test_an_entry_says_who_it_was_then() -> None:
    with transaction.atomic():
        enter("case assigned", about="case:42", by=an_actor(), at=NOW, to=9)
    (entered,) = queries.history(office_id=OFFICE, about="case:42")
    assert (entered.actor_name, entered.actor_role) == ("Ana Pereira", "Supervisor")
    assert (entered.at, entered.deed, entered.facts) == (NOW, "case assigned", {"to": 9})
    assert queries.history(office_id=OTHER, about="case:42") == []


@pytest.mark.django_db
def test_many_deeds_at_once_are_entered_and_sealed_like_single_ones() -> None:
    each = {f"case:{n}": {"risk": "none"} for n in range(30)}
    with transaction.atomic():
        enter_all("case opened", each=each, by=an_actor(), at=NOW)
    assert seal(office_id=OFFICE) == 30
    assert queries.verify(office_id=OFFICE).broken is None
    assert len(queries.history(office_id=OFFICE, about="case:7")) == 1


def test_an_entry_falls_with_its_transaction(committed: None) -> None:
    with transaction.atomic():
        enter("case assigned", about="case:42", by=an_actor(), at=NOW)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Waiting.objects.exists()


def test_an_entry_is_made_inside_a_transaction_only(committed: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        enter("case assigned", about="case:42", by=an_actor(), at=NOW)


def test_o14_two_entries_have_the_instant_of_their_own_request(committed: None) -> None:
    later = NOW + timedelta(minutes=5)
    with transaction.atomic():
        enter("one", about="case:42", by=an_actor(), at=NOW)
        enter("two", about="case:42", by=an_actor(), at=later)
    assert [one.at for one in queries.history(office_id=OFFICE, about="case:42")] == [NOW, later]


def test_verify_says_that_a_whole_chain_is_whole(committed: None) -> None:
    entries(5)
    seal(office_id=OFFICE)
    entries(2)
    assert verify() == "Office 1: whole. 5 entries sealed, 2 waiting for their seal.\n"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE ledger_entry SET actor_name = 'Bo' WHERE id = {third}", 3),
        ("""UPDATE ledger_entry SET facts = '{{"to": 99}}' WHERE id = {third}""", 3),
        ("UPDATE ledger_entry SET at = at + interval '1 second' WHERE id = {third}", 3),
    ],
)
def test_verify_names_the_first_entry_that_was_changed(
    committed: None, change: str, place: int
) -> None:
    entries(5)
    seal(office_id=OFFICE)
    third = Entry.objects.order_by("id")[2].pk
    with with_triggers_off("ledger_entry"):
        sql(change.format(third=third))
    said = StringIO()
    with pytest.raises(CommandError, match="1 of 1 chains are broken"):
        call_command("ledger", "verify", stdout=said)
    assert f"BROKEN at place {place}, entry {third}" in said.getvalue()


def test_verify_names_the_place_of_an_entry_that_was_taken_away(committed: None) -> None:
    entries(5)
    seal(office_id=OFFICE)
    with with_triggers_off("ledger_seal"):
        sql("DELETE FROM ledger_seal WHERE position = 2")
    found = queries.verify(office_id=OFFICE).broken
    assert found is not None
    assert (found.position, found.why) == (2, "place 2 is missing")


@pytest.mark.parametrize(("before", "place"), [(0, 1), (3, 4)])
def test_verify_names_an_entry_that_was_kept_out_of_the_chain(
    committed: None, before: int, place: int
) -> None:
    entries(before)
    seal(office_id=OFFICE)
    entries(1)
    Waiting.objects.all().delete()
    kept_out = Entry.objects.order_by("id").last()
    assert kept_out is not None
    said = StringIO()
    with pytest.raises(CommandError, match="1 of 1 chains are broken"):
        call_command("ledger", "verify", stdout=said)
    assert f"BROKEN at place {place}, entry {kept_out.pk}: it has no place" in said.getvalue()


def test_each_office_has_a_chain_of_its_own(committed: None) -> None:
    entries(3)
    entries(4, OTHER)
    assert (seal(office_id=OFFICE), seal(office_id=OTHER)) == (3, 4)
    places = Seal.objects.of(OTHER).order_by("position").values_list("position", flat=True)
    assert list(places) == [1, 2, 3, 4]
    with with_triggers_off("ledger_entry"):
        sql("UPDATE ledger_entry SET deed = 'nothing' WHERE office_id = 2")
    assert queries.verify(office_id=OFFICE).broken is None
    assert queries.verify(office_id=OTHER).broken is not None


def test_sealing_by_many_at_once_gives_each_entry_one_place(committed: None) -> None:
    """Eight enter and seal at the same time, as workers on several machines do."""

    def work() -> None:
        for _ in range(5):
            entries(3)
            seal(office_id=OFFICE)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    while seal(office_id=OFFICE):
        pass
    found = queries.verify(office_id=OFFICE)
    assert (found.sealed, found.waiting, found.broken) == (120, 0, None)


def test_an_entry_that_commits_late_is_sealed_after_those_that_overtook_it(
    committed: None,
) -> None:
    """Numbers are given out before the commit; the chain follows the commits."""
    slow_has_entered, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            enter("slow", about="case:1", by=an_actor(), at=now())
            slow_has_entered.set()
            may_commit.wait(20)
        connections.close_all()

    worker = threading.Thread(target=slow)
    worker.start()
    assert slow_has_entered.wait(20)
    entries(1)
    assert seal(office_id=OFFICE) == 1
    may_commit.set()
    worker.join()
    assert seal(office_id=OFFICE) == 1
    assert queries.verify(office_id=OFFICE).broken is None
    assert not Waiting.objects.exists()


@pytest.mark.django_db
def test_verify_calls_an_office_by_its_name() -> None:
    office_id = an_office()
    entries(1, office_id)
    assert f"{people.office(office_id).name} (office {office_id}): whole." in verify()


def verify() -> str:
    said = StringIO()
    call_command("ledger", "verify", stdout=said)
    return said.getvalue()
