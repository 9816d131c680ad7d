"""The figures of `bin/bench reading` are what somebody would count by hand."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from benchmarks import _personal_texts as made
from benchmarks import _reading_claims as claims
from benchmarks import _reading_feelings as feelings
from benchmarks import _reading_language as language
from benchmarks import _reading_personal as personal
from benchmarks import _reading_urgency as urgency
from benchmarks._personal_texts import Written
from clarion.reading import Reader
from clarion.reading.lexicon import lexicons
from clarion.reading.personal import checks
from clarion.reading.personal.finding import Personal, PersonalKind
from clarion.reading.quote import quote_of
from training.corpus import Example
from training.figures import by_kind, by_label, counted, from_counts

READER = Reader.compile()
LANGUAGES = {lexicon.language for lexicon in lexicons()}


def test_recall_is_of_what_is_there_and_precision_of_what_was_found() -> None:
    found = np.array([True, True, False, False, True])
    wanted = np.array([True, False, True, False, False])
    figures = counted(found, wanted)
    assert figures == from_counts(1, 2, 3)
    assert (figures["there"], figures["found"], figures["rightly"]) == (2, 3, 1)
    assert (figures["recall"], figures["precision"]) == (0.5, 0.333)
    # Wilson's interval of 1 of 2.
    assert (figures["recall_from"], figures["recall_to"]) == (0.095, 0.905)


def test_of_nothing_there_is_no_share() -> None:
    nothing = from_counts(0, 0, 0)
    assert nothing["recall"] is None
    assert nothing["precision"] is None


def test_a_label_is_counted_with_what_it_was_called_instead() -> None:
    pairs = [("en", "en"), ("en", "fr"), ("en", "fr"), ("en", "und"), ("ar", "ar"), ("ar", "en")]
    figures = by_label(pairs)
    assert figures["texts"] == 6
    assert (figures["en"]["there"], figures["en"]["found"], figures["en"]["rightly"]) == (4, 2, 1)
    assert figures["en"]["instead"] == {"fr": 2, "und": 1}
    assert (figures["ar"]["recall"], figures["ar"]["precision"]) == (0.5, 1.0)
    assert "fr" not in figures


def test_a_kind_is_wrong_only_where_a_text_shows_nothing() -> None:
    found = [
        ("fear", {"fear", "anger"}),
        ("fear", set()),
        ("anger", {"anger", "fear"}),
        ("nothing", {"fear"}),
    ]
    figures = by_kind(found, ["fear", "anger", "hope"])
    assert (figures["fear"]["there"], figures["fear"]["found"]) == (2, 2)
    assert (figures["fear"]["recall"], figures["fear"]["precision"]) == (0.5, 0.5)
    assert (figures["anger"]["recall"], figures["anger"]["precision"]) == (1.0, 1.0)
    assert "hope" not in figures


def test_our_own_sentences_stand_under_the_language_that_they_are_in() -> None:
    rows = language.own()
    assert {code for _, code in rows} == LANGUAGES
    assert ("Die Bücherei öffnet um neun", "de") in rows


def test_both_tiers_are_measured_on_the_same_texts() -> None:
    rows = [("the library is open on saturday", "en"), ("wann öffnet die Bücherei wieder", "en")]
    figures = language.both(lambda: rows)
    for tier in ("careful", "fast"):
        assert figures[tier]["en"]["rightly"] == 1
        assert figures[tier]["en"]["instead"] == {"de": 1}


def test_claims_are_counted_by_verdict_and_in_texts_that_claim_nothing() -> None:
    told = READER.read_many(["12 people died in Paris today", "it is a disgrace", "so be it"])
    figures = claims.statements(list(zip(("true", "true", "false"), told, strict=True)))
    assert figures["all"] == {
        "there": 3, "rightly": 1, "recall": 0.333, "recall_from": 0.061, "recall_to": 0.792,
    }  # fmt: skip
    assert (figures["true"]["there"], figures["true"]["rightly"]) == (2, 1)
    assert figures["unverified"]["recall"] is None
    assert figures["said_how"] == {"asserts": 1}
    asked = READER.read_many(
        ["is the bridge closed today", "my bus was 20 minutes late", "thank you so much"]
    )
    wrong = claims.wrongly(asked)
    assert (wrong["texts"], wrong["with_a_claim"], wrong["share"]) == (3, 2, 0.667)
    assert (wrong["of_these_asks_whether"], wrong["otherwise"]) == (1, 1)
    both = claims.together(told, asked)
    assert (both["any_claim"]["rightly"], both["any_claim"]["found"]) == (1, 3)
    assert (both["not_only_asked"]["rightly"], both["not_only_asked"]["found"]) == (1, 2)


def test_coverage_counts_texts_and_not_words() -> None:
    texts = ["Thank you, many thanks", "I am furious and terrified", "The library opens at nine"]
    figures = feelings.coverage(READER.read_many(texts))
    assert (figures["texts"], figures["with_any"], figures["share"]) == (3, 2, 0.667)
    assert (figures["warm"], figures["cold"]) == (1, 1)
    assert figures["kinds"]["gratitude"] == figures["kinds"]["anger"] == 1
    assert sum(figures["kinds"].values()) == 3


def message(label: str) -> Example:
    labels = frozenset({label})
    return Example(id="1", text="", labels=labels, source="direct", aside=False)


def test_urgency_is_counted_by_level_by_category_and_among_everyday_queries() -> None:
    now, later = READER.read_many(["my dad is not breathing", "when does the library open"])
    figures = urgency.levels([now, now, later])
    assert (figures["now"], figures["today"], figures["later"]) == (2, 0, 1)
    assert figures["pressing_by_first_reason"] == {"danger": 2}
    pairs = [(message("death"), now), (message("death"), later), (message("water"), now)]
    assert urgency.recall_of("death", pairs) == {
        "there": 2, "rightly": 1, "recall": 0.5, "recall_from": 0.095, "recall_to": 0.905, "now": 1,
    }  # fmt: skip
    beside = urgency.beside(pairs, [later, now])
    assert beside is not None
    assert (beside["now"]["there"], beside["now"]["found"], beside["now"]["rightly"]) == (2, 2, 1)
    assert urgency.beside(pairs, []) is None


def test_personal_data_counts_as_found_from_its_first_sign_to_its_last() -> None:
    text = "ring 07700 900123 now"
    there = Written(
        text=text, language="en", form="gb", kind=PersonalKind.TELEPHONE, start=5, end=17
    )
    other = replace(there, language="cy")
    plain = Written(text=text, language="en", form="nothing")

    def found(start: int, end: int) -> tuple[Personal, ...]:
        quote = quote_of(text, start=start, end=end)
        return (Personal(kind=PersonalKind.TELEPHONE, quote=quote, certainty=0.9),)

    looked = [(there, found(5, 17)), (other, found(5, 10)), (there, ()), (plain, found(0, 4))]
    figures = personal.made(looked)
    assert figures["telephone number"] == from_counts(1, 3, 3) | {"in_part": 1}
    assert figures["all"] == figures["telephone number"]
    assert figures["by_language"]["cy"]["all"]["in_part"] == 1
    assert figures["by_format"] == {"gb": "1 of 3"}


@dataclass(frozen=True)
class Known:
    """A number that its authority, or a standard, gives as an example."""

    reckoned: str
    given: str


@pytest.mark.parametrize(
    "one",
    [
        Known(made.iban_of("GB", "WEST12345698765432"), "GB82WEST12345698765432"),
        Known(made.iban_of("DE", "370400440532013000"), "DE89370400440532013000"),
        Known("7992739871" + made.luhn_digit("7992739871"), "79927398713"),
        Known(made.pesel_of("4405140135"), "44051401359"),
        Known(made.tckn_of("100000001"), "10000000146"),
        Known(made.nir_of("1841276451089"), "184127645108946"),
        Known(made.dni_of("12345678"), "12345678Z"),
    ],
)
def test_check_digits_are_those_of_known_examples(one: Known) -> None:
    assert one.reckoned == one.given


def test_what_is_made_is_what_it_says_and_the_same_each_time() -> None:
    texts = list(made.written_texts(times=3))
    assert texts == list(made.written_texts(times=3))
    assert {one.form for one in texts} - {made.NOTHING} == set(made.FORMS)
    accounts = [
        one.text[one.start : one.end] for one in texts if one.form and one.form.endswith("_iban")
    ]
    assert accounts
    assert all(map(checks.iban, accounts))
