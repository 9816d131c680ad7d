"""What people want is heard, with or without a question mark."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from clarion.reading import NeedKind, Reader, Reading
from clarion.reading.lexicon import Lexicon, lexicons

READER = Reader.compile()
SENTENCES: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "needs.toml").read_text(encoding="utf-8")
)
WEIGHTY: Final = {
    NeedKind.SUBJECT_ACCESS, NeedKind.FREEDOM_OF_INFORMATION, NeedKind.LEGAL, NeedKind.MEDIA,
    NeedKind.TIP, NeedKind.UNSUBSCRIBE, NeedKind.AUTO_REPLY, NeedKind.SPAM, NeedKind.ABUSE,
}  # fmt: skip
EXAMPLES: Final = [
    (language, kind, line)
    for language, kinds in SENTENCES.items()
    for kind, lines in kinds.items()
    for line in lines
]


def read(text: str) -> Reading:
    return READER.read_many([text])[0]


@pytest.mark.parametrize(
    "text",
    [
        "bins are not collected again?",
        "when is my bin collected",
        "hi can you tell me the opening times",
        "any update on the road closure",
        "I was wondering if the pool is open",
        "a qué hora abre la biblioteca",
        "hola cuando abren",
        "à quelle heure ouvre la mairie",
        "wann wird der müll abgeholt",
        "o której otwieracie",
        "متى تفتح المكتبة؟",
        "kütüphane açık mı",
        "коли працює бібліотека",
    ],
)
def test_hears_a_question(text: str) -> None:
    assert read(text).asks


@pytest.mark.parametrize("text", ["see https://example.org/?q=1", "?", "the bin is green", ""])
def test_hears_no_question_where_there_is_none(text: str) -> None:
    assert not read(text).asks


def test_quotes_the_sentence_that_asks() -> None:
    need = next(
        need for need in read("I am here. Is it open?").needs if need.kind is NeedKind.QUESTION
    )
    assert need.quote.words == "Is it open?"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (NeedKind.SUBJECT_ACCESS, "I want a copy of everything you hold about me"),
        (NeedKind.FREEDOM_OF_INFORMATION, "how much has the council spent on consultants"),
        (NeedKind.LEGAL, "you will be hearing from my solicitor"),
        (NeedKind.MEDIA, "I'm a reporter from the Gazette, my deadline is 5pm"),
        (NeedKind.COMPLAINT, "three weeks and still no reply, this is a disgrace"),
        (NeedKind.TIP, "I recognise the man in your appeal"),
        (NeedKind.REPORT, "huge pothole on Mill Road"),
        (NeedKind.HELP, "can someone help with my form"),
        (NeedKind.COMPLIMENT, "great job by the crew"),
        (NeedKind.ABUSE, "you absolute idiots"),
        (NeedKind.SPAM, "double your money with crypto, click here"),
        (NeedKind.UNSUBSCRIBE, "please take me off this list"),
        (NeedKind.AUTO_REPLY, "I am out of the office until Monday"),
        (NeedKind.THANKS, "Thanks so much!"),
    ],
)
def test_hears_what_is_wanted(kind: NeedKind, text: str) -> None:
    assert kind in {need.kind for need in read(text).needs}


@pytest.mark.parametrize(
    "text", ["thanks!", "Thank you so much, great service", "merci beaucoup", "dziękuję", "شكرا"]
)
def test_thanks_alone_do_not_reopen_a_case(text: str) -> None:
    assert not read(text).reopens


@pytest.mark.parametrize(
    "text",
    [
        "thanks, but when will it be fixed?",
        "thanks, the light is still broken",
        "thanks a lot, a complete shambles",
        "thank you. he is not breathing",
        "ok",
    ],
)
def test_thanks_with_anything_else_reopen_it(text: str) -> None:
    assert read(text).reopens


@pytest.mark.parametrize(
    "text",
    [
        "I don't know who broke the window",
        "no sé quién rompió la ventana",
        "non so chi ha rotto la finestra",
        "não sei quem partiu a janela",
        "nie wiem, kto to zrobił",
        "ich weiß nicht, wer das war",
        "je ne sais pas qui a cassé la vitre",
    ],
)
def test_who_knows_nothing_has_no_tip(text: str) -> None:
    assert NeedKind.TIP not in {need.kind for need in read(text).needs}


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.language)
def test_every_language_knows_every_need(lexicon: Lexicon) -> None:
    assert {phrase.meaning.need for phrase in lexicon.phrases} >= set(NeedKind)


def test_every_language_but_english_has_examples_of_each_grave_need() -> None:
    assert set(SENTENCES) == {lexicon.language for lexicon in lexicons()} - {"en"}
    for kinds in SENTENCES.values():
        assert kinds.keys() >= {kind.value for kind in WEIGHTY} | {"nothing"}


@pytest.mark.parametrize(("language", "kind", "line"), EXAMPLES)
def test_hears_what_is_wanted_in_every_language(language: str, kind: str, line: str) -> None:
    kinds = {need.kind for need in read(line).needs}
    if kind == "nothing":
        assert not kinds & WEIGHTY
    else:
        assert NeedKind(kind) in kinds
        assert kinds & WEIGHTY <= {NeedKind(kind)}


@pytest.mark.parametrize(
    "text", ["Il camino fuma e la canna è rotta", "The slope is icy", "the boiler is out of order"]
)
def test_a_word_of_one_language_is_no_insult_or_advertisement_in_another(text: str) -> None:
    assert not {need.kind for need in read(text).needs} & WEIGHTY


@pytest.mark.parametrize(
    "text",
    [
        "Nou bezwen dlo ak manje, tanpri",
        "Nou pa gen dlo depi twa jou",
        "Wir brauchen dringend Decken und Wasser",
        "Necesitamos agua y comida en la calle Mayor",
        "Nous avons besoin d'eau et de couvertures",
        "Potrzebujemy leków i wody",
        "نحتاج ماء وطعام",
        "Mae angen dŵr a bwyd arnom",
        "abbiamo bisogno di acqua",
        "precisamos de água e comida",
        "avem nevoie de apă",
        "su ve çadır lazım",
        "нам потрібна вода",
        "ہمیں پانی اور کھانا چاہیے",
    ],
)
def test_hears_who_asks_for_what_one_lives_on(text: str) -> None:
    assert NeedKind.HELP in {need.kind for need in read(text).needs}


@pytest.mark.parametrize(
    "text",
    [
        "I'm on deadline, Merrowby Lantern, we need a comment within the hour",
        "We are publishing at 3pm today, can you confirm the figures?",
        "on air in fifteen minutes, Teal Valley Radio, anybody there?",
    ],
)
def test_hears_that_a_newsroom_asks_by_its_hurry(text: str) -> None:
    assert read(text).needs[0].kind is NeedKind.MEDIA


def test_a_cry_for_help_is_no_complaint() -> None:
    """The Haitian "wont" is shame, and English has another."""
    kinds = {need.kind for need in read("plz help my nan she wont wake up").needs}
    assert kinds == {NeedKind.HELP}


@pytest.mark.parametrize(
    "text", ["I missed the deadline for council tax", "the shop on the corner goes live on Friday"]
)
def test_not_every_deadline_is_a_newsrooms(text: str) -> None:
    assert NeedKind.MEDIA not in {need.kind for need in read(text).needs}
