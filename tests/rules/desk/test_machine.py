"""A model reads what was said, the newest first of all, and nothing where a life may be at risk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.machine import (
    READS_MAX,
    NeverForRisk,
    Said,
    Wanted,
    conversation,
    refuse_risk,
    task_for,
)


@pytest.mark.parametrize("risk", [Risk.POSSIBLE, Risk.CERTAIN, Risk.CONFIRMED])
def test_never_where_a_life_may_be_at_risk(risk: Risk) -> None:
    with pytest.raises(NeverForRisk):
        refuse_risk(risk, perhaps=False)


@pytest.mark.parametrize("risk", Risk)
def test_never_where_the_model_alone_takes_it_for_a_danger(risk: Risk) -> None:
    with pytest.raises(NeverForRisk):
        refuse_risk(risk, perhaps=True)


@pytest.mark.parametrize("risk", [Risk.NONE, Risk.RULED_OUT])
def test_elsewhere_it_may_be_asked(risk: Risk) -> None:
    refuse_risk(risk, perhaps=False)


def test_says_who_said_what() -> None:
    turns = [Said(ours=False, text="Is it\nopen?"), Said(ours=True, text="Yes.")]
    assert conversation(turns).endswith("They: Is it open?\nWe: Yes.")


def test_says_nothing_where_nobody_said_anything() -> None:
    assert conversation([Said(ours=False, text=" \n")]) == ""


@given(st.lists(st.builds(Said, ours=st.booleans(), text=st.text(max_size=3_000)), max_size=9))
def test_keeps_the_newest_within_the_limit(turns: list[Said]) -> None:
    read = conversation(turns)
    assert len(read) <= READS_MAX + 200 + len(turns)
    spoken = [turn for turn in turns if turn.text.strip()]
    if spoken:
        newest = " ".join(spoken[-1].text.split())
        assert newest[: READS_MAX // 2] in read


@pytest.mark.parametrize("wanted", list(Wanted))
def test_a_task_names_the_office(wanted: Wanted) -> None:
    assert "Millbrook" in task_for(wanted, office="Millbrook", language="", limit=300)
