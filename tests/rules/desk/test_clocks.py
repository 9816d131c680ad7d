"""How soon somebody must answer."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.clocks import LIFE_RISK, OTHERS, QUESTION, due
from clarion.desk.rules.first_look import GRAVE, Risk

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("risk", "need", "urgent", "within"),
    [
        (Risk.CERTAIN, "", False, LIFE_RISK),
        (Risk.POSSIBLE, "thanks", False, LIFE_RISK),
        (Risk.CONFIRMED, "", False, LIFE_RISK),
        (Risk.RULED_OUT, "complaint", False, OTHERS),
        (Risk.NONE, "question", False, QUESTION),
        (Risk.NONE, "complaint", True, QUESTION),
        (Risk.NONE, "compliment", False, OTHERS),
    ],
)
def test_is_as_soon_as_the_policy_says(
    risk: Risk, need: str, urgent: bool, within: timedelta
) -> None:
    assert due(waiting_since=NOON, risk=risk, need=need, urgent=urgent) == NOON + within


@given(risk=st.sampled_from(sorted(GRAVE)), need=st.text(max_size=20), urgent=st.booleans())
def test_is_never_later_than_five_minutes_where_a_life_may_be_at_risk(
    risk: Risk, need: str, urgent: bool
) -> None:
    assert due(waiting_since=NOON, risk=risk, need=need, urgent=urgent) == NOON + LIFE_RISK
