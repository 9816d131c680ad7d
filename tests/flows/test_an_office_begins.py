"""A new office can do its work at once."""

import pytest

from clarion.kit.lanes import Lane
from clarion.people.actions import set_up
from clarion.signoff import queries as signoff
from tests.makers.jobs import run_jobs
from tests.makers.people import NOW, PASSWORD


@pytest.mark.usefixtures("committed")
def test_it_may_answer_everybody_without_a_second_signature() -> None:
    office_id, _ = set_up(
        office="Ashford",
        slug="ashford",
        zone="Europe/London",
        languages=["en"],
        name="Ana Ruiz",
        email="ana@example.org",
        password=PASSWORD,
        at=NOW,
    )
    run_jobs(Lane.SLOW)
    (word,) = signoff.standing_words(office_id=office_id)
    assert word.life_risk, "somebody in danger must not wait for a second person"
    assert set(word.edges) == {"public", "private"}
