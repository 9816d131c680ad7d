"""What an office has taught about its own subjects."""

from datetime import datetime

from clarion.desk.actions import correct, keep_lesson
from clarion.reading.taught import Correction, teach
from tests.makers.desk import Desk, Office, a_case
from tests.makers.people import NOW

BINS, LAMPS = "missed bins", "street lamps"
WORDS = {
    BINS: ("our bin was not emptied on {}", "nobody collected the bins in {}"),
    LAMPS: ("the lamp in {} is dark at night", "no street lights work on {}"),
}
STREETS = ("Mill Lane", "Ford Street", "Church Road", "Elm Close", "Park Row", "Quay Hill")


def some_words() -> list[tuple[str, str]]:
    """Return 24 texts, and what each is about."""
    return [
        (words.format(street), label)
        for label, both in WORDS.items()
        for words in both
        for street in STREETS
    ]


def a_lesson(desk: Office, *, at: datetime = NOW) -> int:
    """Teach it without any case."""
    told = [Correction(text=text, label=label) for text, label in some_words()]
    lesson = teach(told)
    figures = {"labels": [{"label": BINS}, {"label": LAMPS}], "learned_from": lesson.learned_from}
    return keep_lesson(weights=lesson.weights, figures=figures, by=desk.chief, at=at)


def corrected_cases(desk: Desk, *, at: datetime = NOW) -> list[int]:
    """Let 24 people write, and a handler say of each what it is about."""
    cases = []
    for number, (words, label) in enumerate(some_words()):
        case_id = a_case(desk, f"@townhall {words}", who=f"person{number}", at=at)
        correct(case_id=case_id, label=label, by=desk.chief, at=at)
        cases.append(case_id)
    return cases
