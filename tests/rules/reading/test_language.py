"""The language is told from the words, and doubt is called doubt."""

import socket

import pytest

from clarion.reading import UNKNOWN_LANGUAGE, Reader
from clarion.reading.language import _detector

READER = Reader.compile()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "when is the library open on saturday"),
        ("en", "WHEN IS THE LIBRARY OPEN ON SATURDAY"),
        ("es", "¿a qué hora abre la biblioteca mañana?"),
        ("fr", "à quelle heure ouvre la mairie samedi"),
        ("de", "wann wird der Müll abgeholt"),
        ("pl", "o której otwieracie bibliotekę"),
        ("tr", "kütüphane saat kaçta açılıyor"),
        ("ar", "متى تفتح المكتبة"),
        ("ur", "hum pani mein phans gaye hain madad karo"),
        ("ht", "nou bezwen dlo ak manje tanpri"),
        ("ht", "eske gen anyen ki pase nan lekol la"),
        ("ht", "mta renmen konnen kijan map jwenn travay"),
        ("es", "la casa se quema"),
        ("es", "se fue la luz"),
        ("it", "se la scuola è chiusa"),
        ("fr", "la mère et la fille"),
        ("ro", "nu se știe"),
        ("cy", "mae fy nhŷ i ar dân"),
        ("cy", "hoffwn wybod pryd mae'r ysgol ar agor"),
        ("de", "ich habe ein Fahrrad im Keller"),
        ("uk", "коли працює бібліотека"),
    ],
)
def test_tells_the_language(code: str, text: str) -> None:
    assert READER.read_many([text])[0].language.code == code


def test_small_words_of_several_languages_settle_nothing_by_themselves() -> None:
    assert READER.read_many(["la la la"])[0].language.code != "ht"


@pytest.mark.parametrize(
    "text", ["", " ", "🙂🙂", "12345", "a", "https://example.org/hello", "@name", "\ud800", "\x00"]
)
def test_says_so_when_it_does_not_know(text: str) -> None:
    assert READER.read_many([text])[0].language.code == UNKNOWN_LANGUAGE


def test_loads_its_model_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("the language model went to the network")

    monkeypatch.setattr(socket, "socket", refuse)
    _detector.cache_clear()
    assert READER.read_many(["good morning to everybody"])[0].language.code == "en"
