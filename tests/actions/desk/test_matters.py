"""Many about one thing are a matter; what is done by hand about it can be undone."""

from clarion.desk import queries
from clarion.desk.actions import (
    assess,
    group_cases,
    merge_matters,
    move_out,
    put_in,
    split_matter,
    undo_change,
)
from clarion.desk.models import Case, Matter
from tests.makers.desk import Desk
from tests.makers.matters import a_matter, group
from tests.makers.people import NOW


def test_two_who_say_the_same_are_a_matter_and_a_third_joins_it(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    matter = Matter.objects.get(pk=matter_id)
    assert matter.cases == 3
    assert set(Case.objects.values_list("matter_id", flat=True)) == {matter_id}
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=NOW)
    assert "2026-000001" in page.members[0].because
    assert group_cases(case_ids=cases, by=desk.clockwork, at=NOW) == []
