"""Many about one thing are a matter; what is done by hand about it can be undone."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    assign,
    close_matters,
    group_cases,
    make_promise,
    merge_matters,
    move_out,
    name_matter,
    put_in,
    reopen_matter,
    resolve_cases,
    resolve_matter,
    split_matter,
    undo_change,
)
from clarion.desk.actions.matters.merge_matters import AnswerUnderWay
from clarion.desk.actions.matters.resolve_matter import StillOnItsWay
from clarion.desk.models import Belonging, Case, Change, Heard, Matter
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.matters.folding import Place, rows_of
from clarion.desk.rules.matters.placing import COMPARED_WITHIN
from clarion.desk.rules.matters.seats import NothingToUndo
from clarion.desk.rules.order import Rank
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from tests.makers.desk import Desk, an_answer, assessed, fetch, without
from tests.makers.matters import BURST, FACTS, a_matter, group, send_due, tell_all, write_in
from tests.makers.people import NOW, an_actor, an_office

OTHER = "@townhall the library on the square is closed again, when does it open?"


def matter_of(case_id: int) -> int | None:
    return Case.objects.get(pk=case_id).matter_id


def rows(desk: Desk, view: str = "open") -> list[int]:
    wanted = queries.QueueFilter(view=view)
    page = queries.queue(office_id=desk.office_id, wanted=wanted, staff_id=desk.chief.staff_id)
    return [row.id for row in page.rows]


def test_two_who_say_the_same_are_a_matter_and_the_reason_is_kept(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    matter = Matter.objects.get(pk=matter_id)
    assert (matter.cases, matter.state, matter.reference) == (3, "open", "M-2026-000001")
    assert "water main" in matter.title
    assert "@townhall" not in matter.title
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=NOW)
    assert [one.row.id for one in page.members] == cases[::-1]
    assert "2026-00000" in page.members[0].because
    deeds = [one.deed for one in ledger.history(office_id=desk.office_id, about=f"case:{cases[1]}")]
    assert deeds == ["case opened", "joined a matter"]


def test_one_alone_is_no_matter_and_other_words_are_another(desk: Desk) -> None:
    (alone,) = write_in(desk, OTHER)
    assert matter_of(alone) is None
    matter_id, _cases = a_matter(desk, 2, begin=1)
    assert matter_of(alone) is None
    assert Matter.objects.count() == 1
    assert queries.matters(office_id=desk.office_id).rows[0].id == matter_id


def test_what_has_been_compared_is_left_where_it_is_however_often(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    assert group_cases(case_ids=cases, by=desk.clockwork, at=NOW) == []
    assert queries.uncompared(office_id=desk.office_id, at=NOW) == []
    assert Belonging.objects.count() == Heard.objects.count() == 2
    assert Matter.objects.get(pk=matter_id).cases == 2


def test_new_ones_join_in_a_later_batch_but_not_for_ever(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    (soon,) = write_in(desk, BURST, begin=2, at=NOW + timedelta(hours=1))
    assert matter_of(soon) == matter_id
    (late,) = write_in(desk, BURST, begin=3, at=NOW + COMPARED_WITHIN + timedelta(hours=2))
    assert matter_of(late) is None


def test_thanks_are_compared_with_nothing(desk: Desk) -> None:
    write_in(
        desk, "@townhall thank you all, brilliant work!", "@townhall thank you, brilliant work!"
    )
    assert not Heard.objects.exists()
    assert queries.uncompared(office_id=desk.office_id, at=NOW) == []


def test_many_are_one_row_and_danger_stands_by_itself(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 4)
    (grave,) = write_in(desk, f"{BURST} and she wont wake up", begin=4)
    if matter_of(grave) is None:
        put_in(case_id=grave, matter_id=matter_id, by=desk.chief, at=NOW)
    assert rows(desk) == [grave, cases[0]]
    shown = queries.row(office_id=desk.office_id, case_id=cases[0])
    assert (shown.like, shown.folds, shown.matter) == (4, True, "M-2026-000001")
    assert not queries.row(office_id=desk.office_id, case_id=grave).folds
    assessed(grave, life_at_risk=False, why="She is up.", by=desk.chief, at=NOW)
    assert rows(desk) == [cases[0]] or rows(desk) == [grave]


def test_whoever_writes_again_stands_by_themselves_until_somebody_has_read_it(desk: Desk) -> None:
    """What they wrote since was compared with nothing: no answer to all answers it."""
    matter_id, cases = a_matter(desk, 3)
    post = desk.net.posts(author="neighbour2")[0]
    desk.net.person("neighbour2").replies(post, "@townhall and my bin was not emptied either")
    fetch(desk, at=NOW)
    assert rows(desk) == [cases[0], cases[2]]
    seen = queries.preview(
        office_id=desk.office_id,
        matter_id=matter_id,
        staff_id=desk.chief.staff_id,
        at=NOW,
        facts={"en": FACTS},
        whom="waiting",
        skip=frozenset(),
    )
    left = {one.case_id: one.left for one in seen.copies}
    assert left == {cases[0]: None, cases[1]: None, cases[2]: "wrote again"}
    move_out(case_id=cases[2], matter_id=matter_id, by=desk.chief, at=NOW)
    put_in(case_id=cases[2], matter_id=matter_id, by=desk.chief, at=NOW)
    assert rows(desk) == [cases[0], cases[2]], "nobody says that they have read it"
    move_out(case_id=cases[2], matter_id=matter_id, by=desk.chief, at=NOW)
    seen_last = Case.objects.get(pk=cases[2]).last_message_id
    put_in(
        case_id=cases[2],
        matter_id=matter_id,
        seen_message_id=seen_last,
        by=desk.chief,
        at=NOW,
    )
    assert rows(desk) == [cases[0]], "somebody has read it, and says that it belongs there"


def test_once_the_first_is_taken_the_next_one_stands_there(desk: Desk) -> None:
    _matter_id, cases = a_matter(desk, 3)
    assign(case_id=cases[0], to=desk.chief.person, by=desk.chief, at=NOW)
    assert rows(desk) == cases[:2]
    assert rows(desk, "unassigned") == [cases[1]]
    assert rows(desk, "mine") == [cases[0]]


def test_the_queue_folds_as_the_rule_does(desk: Desk) -> None:
    _first, cases = a_matter(desk, 3)
    _second, others = a_matter(desk, 3, words=OTHER, begin=3)
    assign(case_id=others[1], to=desk.chief.person, by=desk.chief, at=NOW)
    Case.objects.filter(pk=cases[2]).update(trouble="not delivered: too_long", rank=2)
    places = [
        Place(
            case=case.pk,
            matter=case.matter_id,
            state=case.state,
            risk=Risk(case.risk),
            troubled=bool(case.trouble),
            wrote_again=case.wrote_again,
            rank=case.rank,
            due_at=case.due_at,
        )
        for case in Case.objects.all()
    ]
    assert tuple(rows(desk)) == rows_of(places)[0]


def test_moved_out_it_stands_by_itself_and_does_not_go_back(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    change = move_out(case_id=cases[2], matter_id=matter_id, by=desk.chief, at=NOW)
    assert matter_of(cases[2]) is None
    assert Matter.objects.get(pk=matter_id).cases == 2
    (new,) = write_in(desk, BURST, begin=3, at=NOW + timedelta(minutes=5))
    assert matter_of(new) == matter_id
    assert matter_of(cases[2]) is None
    assert undo_change(change_id=change, by=desk.chief, at=NOW) == matter_id
    assert matter_of(cases[2]) == matter_id
    assert Matter.objects.get(pk=matter_id).cases == 4
    because = Belonging.objects.get(case_id=cases[2], left_at=None).because
    assert because == Belonging.objects.filter(case_id=cases[2]).order_by("id")[0].because
    with pytest.raises(AlreadyMoved):
        undo_change(change_id=change, by=desk.chief, at=NOW)


def test_split_and_undone(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 4)
    other = split_matter(matter_id=matter_id, case_ids=cases[:2], by=desk.chief, at=NOW)
    assert [matter_of(one) for one in cases] == [other, other, matter_id, matter_id]
    assert list(Matter.objects.order_by("id").values_list("cases", flat=True)) == [2, 2]
    undo_change(change_id=Change.objects.get().pk, by=desk.chief, at=NOW)
    assert {matter_of(one) for one in cases} == {matter_id}
    shown = queries.matters(office_id=desk.office_id).rows
    assert [one.id for one in shown] == [matter_id]


def test_merged_and_undone(desk: Desk) -> None:
    first, cases = a_matter(desk, 2)
    second, others = a_matter(desk, 3, words=OTHER, begin=2)
    change = merge_matters(matter_id=first, into_id=second, by=desk.chief, at=NOW)
    assert {matter_of(one) for one in [*cases, *others]} == {second}
    assert [one.id for one in queries.matters(office_id=desk.office_id).rows] == [second]
    page = queries.matter_page(office_id=desk.office_id, matter_id=first, at=NOW)
    assert page.into is not None
    assert page.into.id == second
    undo_change(change_id=change, by=desk.chief, at=NOW)
    assert [matter_of(one) for one in [*cases, *others]] == [first] * 2 + [second] * 3
    assert Matter.objects.get(pk=first).into_id is None


def test_a_merge_that_has_nothing_left_to_undo_brings_the_matter_back_empty(desk: Desk) -> None:
    first, cases = a_matter(desk, 2)
    second, _others = a_matter(desk, 2, words=OTHER, begin=2)
    merged = merge_matters(matter_id=first, into_id=second, by=desk.chief, at=NOW)
    for case_id in cases:
        move_out(case_id=case_id, matter_id=second, by=desk.chief, at=NOW)
    undo_change(change_id=merged, by=desk.chief, at=NOW)
    assert Matter.objects.get(pk=first).cases == 0
    assert [matter_of(one) for one in cases] == [None, None]


def test_what_was_moved_since_leaves_nothing_to_undo(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    out = move_out(case_id=cases[0], matter_id=matter_id, by=desk.chief, at=NOW)
    put_in(case_id=cases[0], matter_id=matter_id, by=desk.chief, at=NOW)
    with pytest.raises(NothingToUndo):
        undo_change(change_id=out, by=desk.chief, at=NOW)


def test_another_offices_matters_are_none(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    change = move_out(case_id=cases[0], matter_id=matter_id, by=desk.chief, at=NOW)
    stranger = an_actor(office_id=an_office())
    for act in (
        lambda: move_out(case_id=cases[1], matter_id=matter_id, by=stranger, at=NOW),
        lambda: put_in(case_id=cases[0], matter_id=matter_id, by=stranger, at=NOW),
        lambda: undo_change(change_id=change, by=stranger, at=NOW),
        lambda: resolve_matter(matter_id=matter_id, outcome="x", by=stranger, at=NOW),
    ):
        with pytest.raises(NotFound):
            act()


def test_asks_for_the_power(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    visitor = without(desk.chief, Power.ASSIGN, Power.CLOSE)
    with pytest.raises(NotAllowed):
        move_out(case_id=cases[0], matter_id=matter_id, by=visitor, at=NOW)
    with pytest.raises(NotAllowed):
        resolve_matter(matter_id=matter_id, outcome="x", by=visitor, at=NOW)


def test_what_comes_back_to_a_matter_comes_back_to_where_it_is_found(desk: Desk) -> None:
    first, cases = a_matter(desk, 3)
    second, _ = a_matter(desk, 2, words=OTHER, begin=3)
    change = move_out(case_id=cases[2], matter_id=first, by=desk.chief, at=NOW)
    merge_matters(matter_id=first, into_id=second, by=desk.chief, at=NOW)
    undo_change(change_id=change, by=desk.chief, at=NOW)
    assert matter_of(cases[2]) == second
    assert Matter.objects.get(pk=first).cases == 0


def test_what_somebody_writes_about_again_is_open_again(desk: Desk) -> None:
    matter_id, _ = a_matter(desk, 2)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    (new,) = write_in(desk, BURST, begin=2, at=NOW + timedelta(minutes=5))
    assert matter_of(new) == matter_id
    assert Matter.objects.get(pk=matter_id).state == "open"


def test_resolved_with_its_answered_cases_reopened_and_closed(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    with pytest.raises(Empty):
        resolve_matter(matter_id=matter_id, outcome=" ", by=desk.chief, at=NOW)
    Case.objects.filter(pk=cases[0]).update(state="answered", waiting_since=None)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    me = desk.chief.person
    assert resolve_cases(matter_id=matter_id, staff_id=me, by=desk.clockwork, at=NOW) == 1
    assert Case.objects.get(pk=cases[0]).state == "resolved"
    assert Case.objects.get(pk=cases[1]).state == "triaged"
    reopen_matter(matter_id=matter_id, by=desk.chief, at=NOW)
    assert Matter.objects.get(pk=matter_id).state == "open"
    assert resolve_cases(matter_id=matter_id, staff_id=me, by=desk.clockwork, at=NOW) == 0
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    assert close_matters(by=desk.clockwork, at=NOW + timedelta(days=13)) == 0
    assert close_matters(by=desk.clockwork, at=NOW + timedelta(days=15)) == 1
    assert Matter.objects.get(pk=matter_id).state == "closed"


def test_waits_for_an_answer_to_all_that_is_under_way(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    second, _others = a_matter(desk, 2, words=OTHER, begin=2)
    tell_all(desk, matter_id)
    with pytest.raises(StillOnItsWay):
        resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    with pytest.raises(AnswerUnderWay):
        merge_matters(matter_id=matter_id, into_id=second, by=desk.chief, at=NOW)


def test_a_case_answered_by_itself_leaves_the_fold_to_the_others(desk: Desk) -> None:
    _matter_id, cases = a_matter(desk, 3)
    an_answer(desk, case_id=cases[0])
    assert cases[1] in rows(desk)
    group(desk)
    assert len(rows(desk)) == 2


def test_a_matter_keeps_its_name_while_somebody_works_on_it(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    was = Matter.objects.get(pk=matter_id).title
    longer = f"{BURST}, and nobody comes to help us"
    write_in(desk, longer, begin=2)
    assert Matter.objects.get(pk=matter_id).title == was  # not yet twice as many
    make_promise(
        matter_id=matter_id, words="We mend it", due_at=NOW + timedelta(days=1),
        owner_id=desk.chief.person, by=desk.chief, at=NOW,
    )  # fmt: skip
    write_in(desk, *[longer] * 7, begin=3)
    assert Matter.objects.get(pk=matter_id).cases == 10
    assert Matter.objects.get(pk=matter_id).title == was


def test_a_matter_that_doubles_is_called_by_what_most_say(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    write_in(desk, *[f"{BURST}, cellars are full"] * 6, begin=2)
    assert "cellars are full" in Matter.objects.get(pk=matter_id).title


def test_somebody_names_a_matter_and_takes_the_name_back(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    name_matter(matter_id=matter_id, title=" Burst main,  Mill Lane ", by=desk.chief, at=NOW)
    write_in(desk, *[f"{BURST}, cellars are full"] * 6, begin=2)
    row = queries.matter_row(office_id=desk.office_id, matter_id=matter_id)
    assert (row.title, row.named_by) == ("Burst main, Mill Lane", desk.chief.name)
    name_matter(matter_id=matter_id, title="", by=desk.chief, at=NOW)
    row = queries.matter_row(office_id=desk.office_id, matter_id=matter_id)
    assert "cellars are full" in row.title
    assert row.named_by == ""
    with pytest.raises(NotAllowed):
        name_matter(matter_id=matter_id, title="x", by=without(desk.chief, "assign"), at=NOW)
    with pytest.raises(NotFound):
        name_matter(matter_id=matter_id, title="x", by=an_actor(office_id=an_office()), at=NOW)


def test_a_matter_is_found_again_behind_a_flood_of_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clarion.desk.actions.matters.lining_up.COMPARED_MAX", 3)
    matter_id, _cases = a_matter(desk, 2)
    others = ("bins", "parking at the school", "a lamp in Castle Street", "tax", "opening hours")
    for place, words in enumerate(others, start=2):
        write_in(desk, f"@townhall a question about {words}, please", begin=place)
    (late,) = write_in(desk, BURST, begin=9)
    assert matter_of(late) == matter_id


def test_what_was_resolved_and_told_to_nobody_is_listed(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=NOW + timedelta(minutes=5))
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    listed = queries.matters(office_id=desk.office_id, view="untold")
    assert [one.id for one in listed.rows] == [matter_id]
    page = queries.answer_page(office_id=desk.office_id, matter_id=matter_id)
    assert page.ending == "Mended"


def test_a_row_says_how_many_behind_it_may_be_dangers(desk: Desk) -> None:
    """The first of them stands for the others, so that nobody is behind something less grave."""
    _matter_id, cases = a_matter(desk, 4)
    Case.objects.update(perhaps=False, rank=Rank.ORDINARY)
    Case.objects.filter(pk__in=cases[1:3]).update(perhaps=True, rank=Rank.UNSURE)
    page = queries.queue(
        office_id=desk.office_id, wanted=queries.QueueFilter(), staff_id=desk.chief.staff_id
    )
    (row,) = page.rows
    assert (row.id, row.perhaps, row.like, row.perhaps_like) == (cases[1], True, 3, 1)
