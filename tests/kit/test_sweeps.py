"""One office's failure keeps no other from its sweep, and is seen all the same."""

import logging
from datetime import datetime

import pytest

from clarion.desk import actions, queries
from clarion.desk import jobs as desk_jobs
from clarion.kit.actor import Actor
from clarion.kit.lanes import each
from clarion.listening import actions as listening
from clarion.listening import jobs as listening_jobs
from clarion.listening import queries as heard


def test_all_have_their_turn_and_the_first_failure_is_raised(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[int] = []

    def do(office_id: int) -> None:
        done.append(office_id)
        if office_id == 1:
            raise ZeroDivisionError("Maya wrote: please help")
        if office_id == 3:
            raise KeyError

    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        each([1, 2, 3, 4], do)
    assert done == [1, 2, 3, 4]
    assert [one.getMessage() for one in caplog.records] == [
        "1 failed: ZeroDivisionError",
        "3 failed: KeyError",
    ]


def test_one_office_keeps_no_other_from_its_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def draw(*, by: Actor, at: datetime) -> None:
        if by.office_id == 1:
            raise ZeroDivisionError
        drawn.append(by.office_id)

    monkeypatch.setattr(queries, "offices_with_cases", lambda: [1, 2, 3])
    monkeypatch.setattr(actions, "draw_audit", draw)
    with pytest.raises(ZeroDivisionError):
        desk_jobs.draw_audits.func(0)
    assert drawn == [2, 3]


def test_what_is_old_is_forgotten_although_something_else_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forgotten: list[int] = []

    def fails(*, by: Actor, at: datetime) -> None:
        raise ZeroDivisionError

    def forget(*, by: Actor, at: datetime) -> int:
        forgotten.append(by.office_id)
        return 0

    def nothing(*_: object, **_facts: object) -> None:
        """Put no job on any lane."""

    monkeypatch.setattr(heard, "offices_listening", lambda: [1, 2])
    monkeypatch.setattr(listening, "end_due", nothing)
    monkeypatch.setattr(listening, "notice_silence", nothing)
    monkeypatch.setattr(listening, "weigh_watches", fails)
    monkeypatch.setattr(listening, "forget", forget)
    monkeypatch.setattr(listening_jobs, "defer", nothing)
    with pytest.raises(ZeroDivisionError):
        listening_jobs.keep_order.func(0)
    assert forgotten == [1, 2]
