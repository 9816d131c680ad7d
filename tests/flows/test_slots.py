"""Writers who take the same slot at the same moment: one has it, the others are told."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from clarion.publishing import queries
from clarion.publishing.actions import SlotTaken, begin_slot, take_slot
from clarion.publishing.models import Edition
from clarion.publishing.queries import FreeSlot
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import Press, a_draft, a_press_office

WRITERS = 8


def test_two_writers_never_get_the_same_slot(net: FakeNet, committed: None) -> None:
    press = a_press_office(net)
    begin_slot(days=range(7), wall="09:00", theme="safety", by=press.chief, at=NOW)
    drafts = [a_draft(press) for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as writers:
        for waiting in range(WRITERS, 0, -1):
            (free,) = queries.free_slots(
                office_id=press.office_id, theme="safety", account_ids=[], at=NOW
            )
            had = list(writers.map(lambda draft, free=free: takes(press, draft, free), drafts))
            assert (len(had), had.count(True)) == (waiting, 1)
            drafts = [draft for draft, has_it in zip(drafts, had, strict=True) if not has_it]
    taken = list(Edition.objects.exclude(slot=None).values_list("slot_id", "due_at"))
    assert len(set(taken)) == WRITERS


def takes(press: Press, edition_id: int, free: FreeSlot) -> bool:
    """Say whether a writer got what all of them were shown."""
    try:
        take_slot(
            edition_id=edition_id,
            seen_version=1,
            slot_id=free.id,
            due_at=free.due_at,
            by=press.chief,
            at=NOW,
        )
    except SlotTaken:
        return False
    finally:
        connection.close()
    return True
