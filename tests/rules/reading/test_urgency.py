"""How soon a text asks to be seen to is read in its words, and each reason is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading import Reader
from clarion.reading.folding import split_words
from clarion.reading.language import tell_language
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import find_needs
from clarion.reading.reading import Language
from clarion.reading.risk import find_risks
from clarion.reading.urgency.find import find_urgency
from clarion.reading.urgency.lexicon import parse, urgency_words
from clarion.reading.urgency.urgency import UNREAD, Urgency, UrgencyKind, UrgencyLevel

LANGUAGES = "de en es fr it pt"
EXAMPLES = [
    (language, level, line)
    for language, known in urgency_words().items()
    for level, lines in known.examples.items()
    for line in lines
]
NOW, TODAY, LATER = UrgencyLevel.NOW, UrgencyLevel.TODAY, UrgencyLevel.LATER


def urgency(text: str, code: str = "en") -> Urgency:
    words, language = split_words(text), Language(code=code, confidence=1.0)
    matches = list(bundled_book().find(words))
    risks = find_risks(words, matches, language)
    return find_urgency(
        words,
        language,
        risks=risks,
        needs=find_needs(words, matches, risks, language),
    )


def kinds(text: str, code: str = "en") -> set[str]:
    return {reason.kind.value for reason in urgency(text, code).reasons}


@pytest.mark.parametrize(("language", "level", "line"), EXAMPLES)
def test_every_example_of_the_lists_is_as_urgent_as_it_says(
    language: str, level: str, line: str
) -> None:
    found = urgency(line, language)
    assert found.level.value == ("later" if level == "nothing" else level)
    assert bool(found.reasons) is (level != "nothing")


@pytest.mark.parametrize("language", sorted(urgency_words()))
def test_every_language_has_examples_of_each_level(language: str) -> None:
    examples = urgency_words()[language].examples
    assert examples.keys() == {"now", "today", "later", "nothing"}


def test_six_languages_are_there() -> None:
    assert set(urgency_words()) == set(LANGUAGES.split())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("there is a man drowning in the river", "danger"),
        ("please answer as soon as possible", "haste"),
        ("I must know by 5 pm", "deadline"),
        ("they are doing it as we speak", "happening"),
        ("no hot water since this morning", "since"),
        ("third time I write about this", "repeat"),
        ("my neighbour is housebound", "vulnerable"),
        ("no rush at all", "no haste"),
    ],
)
def test_each_kind_of_reason_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["where is the urgent care centre", "the office immediately behind the church", "by 5 people"],
)
def test_harmless_uses_of_such_words_are_no_reason(text: str) -> None:
    assert urgency(text).reasons == ()


def test_today_counts_in_a_question_and_not_in_a_tale() -> None:
    assert urgency("Is the tip open today?").level is TODAY
    assert urgency("We had a lovely time at the fair today").level is LATER
    assert kinds("No lift since this morning, when will it be mended?") == {"since"}


def test_whoever_can_wait_less_raises_what_else_is_said() -> None:
    assert urgency("No heating since yesterday").level is TODAY
    assert urgency("No heating since yesterday, and I have a newborn").level is NOW
    # By itself it says nothing of haste.
    assert urgency("A song for a newborn").level is LATER


def test_no_haste_takes_away_haste_and_leaves_a_deadline_and_a_danger() -> None:
    assert urgency("It is not urgent, still no reply to my letter").level is LATER
    assert urgency("No rush, I only need it by 5 pm").level is TODAY
    assert urgency("No rush but my son is not breathing").level is NOW


def test_a_danger_in_jest_is_of_today() -> None:
    assert urgency("My dad will kill me if I am late lol").level is TODAY


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("Urgente", "es", TODAY),
        ("No es urgente", "es", LATER),
        ("Não é urgente, mas o meu pai não respira", "pt", NOW),
    ],
)
def test_pleading_alone_is_of_today_and_a_no_before_it_takes_it_away(
    text: str, code: str, level: UrgencyLevel
) -> None:
    assert urgency(text, code).level is level


def test_without_a_list_nothing_is_said_but_of_a_danger() -> None:
    assert urgency("Proszę o szybką odpowiedź", "pl") == UNREAD
    trapped = urgency("Tata jest uwięziony pod gruzami", "pl")
    assert (trapped.level, trapped.reasons[0].kind) == (NOW, UrgencyKind.DANGER)


def test_nothing_is_said_of_no_words() -> None:
    assert urgency("") == urgency("… !") == UNREAD


def test_what_led_to_the_level_comes_first() -> None:
    found = urgency("Third time I write. Reply by Friday, or rather immediately.")
    assert [reason.level for reason in found.reasons] == [NOW, TODAY, LATER]
    assert found.reasons[0].quote.words == "immediately"


def test_a_word_that_no_list_of_kinds_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="soonish"):
        parse({"language": "en", "haste": {"soonish": "quickly"}})


def test_a_batch_is_read_as_each_text_by_itself() -> None:
    texts = ["Please hurry, reply by 5pm", "Thanks for the benches", "Es eilt nicht"] * 3
    reader = Reader.compile()
    together = [one.urgency for one in reader.read_many(texts)]
    assert together == [reader.read_many([text])[0].urgency for text in texts]
    assert [one.level for one in together[:3]] == [NOW, LATER, LATER]


@given(st.text(max_size=300))
def test_every_quote_stands_in_the_text(text: str) -> None:
    words = split_words(text)
    language = tell_language(words)
    found = find_urgency(
        words,
        language,
        risks=(),
        needs=(),
    )
    for reason in found.reasons:
        assert text[reason.quote.start : reason.quote.end] == reason.quote.words
    assert len({reason.kind for reason in found.reasons}) == len(found.reasons)
