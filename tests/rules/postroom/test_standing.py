"""What we say to everybody now: the newest words of each statement, unless they were taken down."""

from datetime import UTC, datetime, timedelta
from itertools import count

from clarion.channels.contract import Deed
from clarion.postroom.rules.standing import Said, stands

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
NUMBERS = count(1)


def said(
    about: str = "statement:1", *, deed: Deed = Deed.SAY, said_id: str = "", account: int = 1,
    language: str = "en", thread: int = 0, later: float = 0,
) -> Said:  # fmt: skip
    number = next(NUMBERS)
    return Said(
        id=number, about=about, account=account, language=language, deed=deed.value,
        remote_id="" if said_id else f"post{number}", said_id=said_id, thread_number=thread,
        made_at=NOW + timedelta(seconds=later),
    )  # fmt: skip


def test_a_statement_on_two_accounts_is_one() -> None:
    one, two = said(), said(account=2)
    assert [found.dispatches for found in stands([two, one])] == [(one.id,)]


def test_each_language_stands_and_a_thread_in_its_order() -> None:
    parts = [said(thread=n, later=n / 1000) for n in (1, 2, 3)]
    welsh = said(language="cy")
    found = {one.language: one.dispatches for one in stands([*parts[::-1], welsh])}
    assert found == {"en": tuple(one.id for one in parts), "cy": (welsh.id,)}


def test_a_correction_stands_though_what_it_replaced_is_gone() -> None:
    old = said()
    new = said(later=60)
    gone = said(deed=Deed.TAKE_DOWN, said_id=old.remote_id, later=61)
    assert [one.dispatches for one in stands([old, new, gone])] == [(new.id,)]


def test_what_was_withdrawn_anywhere_is_not_said_any_more() -> None:
    one, two = said(), said(account=2)
    gone = said(deed=Deed.TAKE_DOWN, said_id=one.remote_id, later=60)
    changed = said("statement:2", deed=Deed.CHANGE, said_id="post9")
    assert [found.about for found in stands([one, two, gone, changed])] == ["statement:2"]
