"""Two people work on the same matters at the same moment: each person is told once."""

from collections import Counter
from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import connections

from clarion.desk.actions import ChangedSince, merge_matters, send_circular
from clarion.desk.actions.circulars.send_circular import NobodyToTell
from clarion.desk.models import Answer, Case
from clarion.desk.queries import preview
from clarion.kit.ids import new_key
from clarion.kit.refusals import Refusal
from tests.makers.desk import Desk
from tests.makers.matters import FACTS, a_matter, send_due, tell_all
from tests.makers.people import NOW

OTHER = "@townhall no bins were emptied in Kirkgate this week, when do they come?"


@pytest.mark.parametrize("told", [0, 1])
def test_a_merge_and_an_answer_to_all_at_once_tell_each_person_once(desk: Desk, told: int) -> None:
    first, one = a_matter(desk, 2)
    second, two = a_matter(desk, 2, words=OTHER, begin=2)
    wanted = {"facts": {"en": FACTS}, "whom": "waiting", "skip": frozenset()}
    of = (first, second)[told]
    who = {"office_id": desk.office_id, "staff_id": desk.chief.staff_id}
    seen = preview(matter_id=of, at=NOW, **who, **wanted).fingerprint
    together = Barrier(2)

    def merge() -> None:
        together.wait()
        with suppress(Refusal):
            merge_matters(matter_id=first, into_id=second, by=desk.chief, at=NOW)
        connections.close_all()

    def tell() -> None:
        together.wait()
        with suppress(Refusal):
            send_circular(matter_id=of, key=new_key(), seen=seen, by=desk.chief, at=NOW, **wanted)
        connections.close_all()

    both = [Thread(target=merge), Thread(target=tell)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    later = NOW.replace(hour=23)
    send_due(desk, at=later)
    with suppress(ChangedSince, NobodyToTell):
        for matter_id in set(Case.objects.values_list("matter_id", flat=True)):
            tell_all(desk, matter_id, at=later)
            send_due(desk, at=later.replace(minute=59))
    answers = Counter(Answer.objects.values_list("case_id", flat=True))
    assert answers == dict.fromkeys([*one, *two], 1)
