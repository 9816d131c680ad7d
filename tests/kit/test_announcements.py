"""What happened is told to each listener once, in the transaction in which it happened."""

import pytest
from django.db import transaction

from clarion.config.switchboard import SWITCHBOARD
from clarion.kit.announcements import Unlisted, announce
from clarion.postroom.events import ArrivalsStored, DispatchQueued
from tests.makers.jobs import waiting_jobs


def test_a_burst_of_one_kind_leaves_one_job_for_each_office(committed: None) -> None:
    for office_id in (1, 1, 2, 1, 2):
        with transaction.atomic():
            announce(ArrivalsStored(office_id=office_id))
    assert [name for name, _ in waiting_jobs()] == ["clarion.postroom.jobs.sort_office"] * 2


@pytest.mark.django_db
def test_what_is_about_one_thing_alone_leaves_a_job_each_time() -> None:
    for dispatch_id in (1, 2):
        announce(DispatchQueued(office_id=1, dispatch_id=dispatch_id))
    assert len(waiting_jobs()) == 2


def test_nobody_hears_of_what_did_not_happen(committed: None) -> None:
    with transaction.atomic():
        announce(ArrivalsStored(office_id=1))
        transaction.set_rollback(True)
    assert waiting_jobs() == []


def test_it_is_announced_inside_the_transaction_only(committed: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        announce(ArrivalsStored(office_id=1))


@pytest.mark.django_db
def test_an_event_that_nobody_wired_is_refused() -> None:
    with pytest.raises(Unlisted):
        announce("something")
    assert str not in SWITCHBOARD
