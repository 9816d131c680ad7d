"""Who gives power alone, who waits for whom, and who may not agree."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.refusals import Refusal
from clarion.people.rules.four_eyes import (
    ALONE_AFTER,
    Course,
    LeftLately,
    NobodyCouldAgree,
    NobodySeconds,
    OwnChange,
    WouldGain,
    course,
    refuse_agreement,
    signing_waits,
)

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
ANA, BEN, CLEO = 1, 2, 3
people = st.frozensets(st.sampled_from([ANA, BEN, CLEO]))


def how(
    *managing: int,
    gaining: tuple[int, ...] = (),
    left_at: datetime | None = None,
    grows: bool = True,
) -> Course:
    """Say how a change of Ana's goes on."""
    return course(
        grows=grows,
        gaining=frozenset(gaining),
        managing=frozenset(managing),
        proposer=ANA,
        second_left_at=left_at,
        at=NOW,
    )


def test_lets_hold_at_once_what_gives_nobody_anything() -> None:
    assert how(ANA, BEN, grows=False) is Course.AT_ONCE
    assert how(ANA, grows=False, left_at=NOW) is Course.AT_ONCE


def test_goes_on_alone_where_there_never_was_a_second_one() -> None:
    assert how(ANA) is Course.ALONE
    assert how(ANA, gaining=(ANA,)) is Course.ALONE


def test_waits_as_soon_as_there_are_two() -> None:
    assert how(ANA, BEN) is Course.WAITS
    assert how(ANA, BEN, gaining=(ANA,)) is Course.WAITS
    assert how(ANA, BEN, CLEO, gaining=(BEN,)) is Course.WAITS


def test_refuses_what_nobody_could_agree_to() -> None:
    with pytest.raises(NobodyCouldAgree):
        how(ANA, BEN, gaining=(BEN,))
    with pytest.raises(NobodyCouldAgree):
        how(ANA, BEN, CLEO, gaining=(ANA, BEN, CLEO))


def test_does_not_make_alone_who_sent_the_second_one_away() -> None:
    almost = NOW - ALONE_AFTER + timedelta(seconds=1)
    with pytest.raises(LeftLately):
        how(ANA, left_at=almost)
    assert how(ANA, left_at=NOW - ALONE_AFTER) is Course.ALONE


def test_lets_neither_agree_who_proposed_it_nor_who_gains() -> None:
    refuse_agreement(person=BEN, proposer=ANA, gaining=frozenset({CLEO}))
    with pytest.raises(OwnChange):
        refuse_agreement(person=ANA, proposer=ANA, gaining=frozenset())
    with pytest.raises(WouldGain):
        refuse_agreement(person=BEN, proposer=ANA, gaining=frozenset({BEN}))


@given(managing=people, gaining=people)
def test_what_waits_can_be_agreed_to_and_what_does_not_wait_could_not(
    managing: frozenset[int], gaining: frozenset[int]
) -> None:
    able = set()
    for person in managing:
        try:
            refuse_agreement(person=person, proposer=ANA, gaining=gaining)
        except Refusal:
            continue
        able.add(person)
    try:
        found = how(*managing, gaining=tuple(gaining))
    except NobodyCouldAgree:
        assert managing - {ANA}
        assert not able
    else:
        assert (found is Course.WAITS) == bool(able)
        assert found is Course.WAITS or managing <= {ANA}


class TestWhoSigns:
    """Who manages the office, and who manages its people; Ana proposes."""

    def waits(self, office: set[int], people: set[int], *, left_at: datetime | None = None) -> bool:
        return signing_waits(
            managing_office=frozenset(office),
            managing_people=frozenset(people),
            proposer=ANA,
            second_left_at=left_at,
            at=NOW,
        )

    def test_it_waits_for_another_who_manages_the_office(self) -> None:
        assert self.waits({ANA, BEN}, {ANA})
        assert self.waits({ANA, BEN}, {CLEO})

    def test_whoever_does_both_alone_goes_on(self) -> None:
        assert not self.waits({ANA}, {ANA})

    def test_who_looks_after_people_alone_is_no_second_one(self) -> None:
        with pytest.raises(NobodySeconds):
            self.waits({ANA}, {ANA, BEN})

    def test_nobody_is_alone_who_has_just_sent_the_second_one_away(self) -> None:
        with pytest.raises(LeftLately):
            self.waits({ANA}, {ANA}, left_at=NOW - ALONE_AFTER + timedelta(hours=1))
        assert not self.waits({ANA}, {ANA}, left_at=NOW - ALONE_AFTER)
