"""Personal data is found where it is, and not where figures only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.folding import READ_CHARACTERS_MAX
from clarion.reading.personal import checks
from clarion.reading.personal.find import PERSONAL_MAX, find_personal, redact
from clarion.reading.personal.finding import PersonalKind as Kind
from clarion.reading.telephones import covered


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(one.kind, one.quote.words) for one in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to jane.doe@example.org.", Kind.EMAIL, "jane.doe@example.org"),
        ("ring me on 07700 900123", Kind.TELEPHONE, "07700 900123"),
        ("+44 7700 900123", Kind.TELEPHONE, "+44 7700 900123"),
        ("call (212) 555-0123", Kind.TELEPHONE, "(212) 555-0123"),
        ("I live at 12 Weir Lane", Kind.ADDRESS, "12 Weir Lane"),
        ("at flat 3, 12 Weir Lane now", Kind.ADDRESS, "flat 3, 12 Weir Lane"),
        ("I live at 12 WF1 2AB", Kind.ADDRESS, "12 WF1 2AB"),
        ("somewhere in WF1 2AB", Kind.POSTCODE, "WF1 2AB"),
        ("my NI is AB 12 34 56 C", Kind.NATIONAL_NUMBER, "AB 12 34 56 C"),
        ("SSN 123-45-6789", Kind.NATIONAL_NUMBER, "123-45-6789"),
        ("PESEL 44051401359", Kind.NATIONAL_NUMBER, "44051401359"),
        ("DNI 12345678Z", Kind.NATIONAL_NUMBER, "12345678Z"),
        ("NIR 1 84 12 76 451 089 46", Kind.NATIONAL_NUMBER, "1 84 12 76 451 089 46"),
        ("kimlik 10000000146", Kind.NATIONAL_NUMBER, "10000000146"),
        ("CF RSSMRA85T10A562S", Kind.NATIONAL_NUMBER, "RSSMRA85T10A562S"),
        ("pay GB82 WEST 1234 5698 7654 32", Kind.BANK_ACCOUNT, "GB82 WEST 1234 5698 7654 32"),
        (
            "sort code 20-00-00 account 12345678",
            Kind.BANK_ACCOUNT,
            "20-00-00 account 12345678",
        ),
        ("card 4111 1111 1111 1111", Kind.CARD, "4111 1111 1111 1111"),
        ("a red van, AB12 CDE", Kind.NUMBER_PLATE, "AB12 CDE"),
        ("number plate is WP 1234X", Kind.NUMBER_PLATE, "WP 1234X"),
        ("born on 12/03/1981", Kind.BIRTH_DATE, "12/03/1981"),
        ("DOB: 3 March 1981", Kind.BIRTH_DATE, "3 March 1981"),
        ("My name is Jane Doe.", Kind.NAME, "Jane Doe"),
        ("me llamo Ana López", Kind.NAME, "Ana López"),
        ("Mrs Doe fell", Kind.NAME, "Mrs Doe"),
        ("Мене звати Марія Коваль", Kind.NAME, "Марія Коваль"),
        ("Wasser im Keller, Gartenweg 7b", Kind.ADDRESS, "Gartenweg 7b"),
        ("wir wohnen Am Bach 3", Kind.ADDRESS, "Am Bach 3"),
        ("au 7 ter rue de la Gare", Kind.ADDRESS, "7 ter rue de la Gare"),
        ("vivo en la calle de la Luna 7", Kind.ADDRESS, "calle de la Luna 7"),
        ("abito in via Garibaldi, 7", Kind.ADDRESS, "via Garibaldi, 7"),
        ("moro na Rua das Flores 7", Kind.ADDRESS, "Rua das Flores 7"),
        ("mieszkam na ul. Polnej 7/2", Kind.ADDRESS, "ul. Polnej 7/2"),
        ("locuiesc pe str. Florilor nr. 7", Kind.ADDRESS, "str. Florilor nr. 7"),
        ("Lale Sokak No: 7", Kind.ADDRESS, "Lale Sokak No: 7"),
        ("at 10412 Pine Avenue", Kind.ADDRESS, "10412 Pine Avenue"),
        ("née le 3 août 1981", Kind.BIRTH_DATE, "3 août 1981"),
        ("geboren am 3. Dezember 1981", Kind.BIRTH_DATE, "3. Dezember 1981"),
        ("la plaque est BC-234-DE", Kind.NUMBER_PLATE, "BC-234-DE"),
        ("das Kennzeichen ist B-CD 234", Kind.NUMBER_PLATE, "B-CD 234"),
        ("CNIC 12345-1234567-1", Kind.NATIONAL_NUMBER, "12345-1234567-1"),
        ("o meu NIF é 123 456 789", Kind.NATIONAL_NUMBER, "123 456 789"),
    ],
)
def test_personal_data_is_found(text: str, kind: Kind, words: str) -> None:
    assert kinds(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Call 101 or 999.", "Ring 0800 123 4567", "In 2019 there were 1,234 of them",
        "GB82 WEST 1234 5698 7654 33", "card 4111 1111 1111 1112", "SSN 666-45-6789",
        "PESEL 44051401358", "DNI 12345678A", "The mayor was born in 1960", "route 12 Mill Road",
        "my name is not important", "0000 0000 0000 0000", "at 12:30 on 12/03/2024",
        "Follow @townhall", "number plate movements", "Weir Lane is closed",
        "Spielplatz 3 ist gesperrt", "rue de la Gare est fermée", "in via di sviluppo 7",
        "the 3 rue the day", "Am Montag 8 Uhr", "Im Juni 2024 war es so",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_what_is_found_is_blacked_out_letter_for_letter() -> None:
    assert (
        redact("I am at 12 Weir Lane, jane@example.org!")
        == "I am at " + "█" * 12 + ", " + ("█" * 16) + "!"
    )


def test_only_what_is_sure_enough_is_blacked_out_when_asked() -> None:
    assert redact("Mrs Doe fell", certainty_min=0.9) == "Mrs Doe fell"


def test_a_figure_with_check_digits_is_surer_than_a_pattern() -> None:
    (account,) = find_personal("GB82 WEST 1234 5698 7654 32")
    (flat,) = find_personal("Flat 3 is on fire")
    assert account.certainty > flat.certainty


def test_a_list_of_addresses_is_cut_at_its_limit() -> None:
    text = " ".join(f"a{number}@example.org" for number in range(PERSONAL_MAX + 10))
    assert len(find_personal(text)) == PERSONAL_MAX


def test_the_end_of_a_very_long_text_is_looked_through() -> None:
    text = "x " * READ_CHARACTERS_MAX + "jane@example.org"
    assert [one.quote.words for one in find_personal(text)] == ["jane@example.org"]


@pytest.mark.parametrize("hostile", ["1", "1 ", "a@", "a.", "A1 ", "12 Mill ", "4-", "Mr A "])
def test_a_flood_of_one_thing_is_read_to_its_end(hostile: str) -> None:
    find_personal(hostile * (20_000 // len(hostile)))


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_read_and_quoted_exactly(text: str) -> None:
    end = 0
    for one in find_personal(text):
        assert text[one.quote.start : one.quote.end] == one.quote.words
        assert one.quote.start >= end
        end = one.quote.end
    assert len(redact(text)) == len(text)


@given(st.text("0123456789", min_size=12, max_size=18))
def test_one_wrong_digit_never_fits_a_card(digits: str) -> None:
    right = next(digits + last for last in "0123456789" if checks.luhn(digits + last))
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert not checks.luhn(wrong)


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=18, max_size=18), st.integers(0, 9))
def test_one_wrong_digit_never_fits_an_account(own: str, wrong: int) -> None:
    number = int("".join(str(int(sign, 36)) for sign in own + "GB00"))
    digits = f"{98 - number % 97:02d}"
    assert checks.iban(f"GB{digits}{own}")
    if str(wrong) != digits[1]:
        assert not checks.iban(f"GB{digits[0]}{wrong}{own}")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ES91 2100 0418 4502 0005 1332 a nombre de Ana", "ES91 2100 0418 4502 0005 1332"),
        ("BE68 5390 0754 7034 is my account", "BE68 5390 0754 7034"),
        ("card 4111 1111 1111 1111 123", "4111 1111 1111 1111"),
        ("SORT CODE: 12-34-56 ACC 12345678", "12-34-56 ACC 12345678"),
        ("Tel:07700 900123", "07700 900123"),
        ("John,07700900123", "07700900123"),
        ("i live at m14 5tq", "m14 5tq"),
    ],
)
def test_what_stands_right_beside_it_hides_nothing(text: str, quote: str) -> None:
    assert quote in {one.quote.words for one in find_personal(text)}


def test_covers_a_number_but_for_its_last_digits_and_nothing_else() -> None:
    assert covered("ring 07700 900123 or 101, in 2027") == "ring ••••• ••••23 or 101, in 2027"
    assert covered("nobody left one") == "nobody left one"
    two = covered("+44 7700 900123, 020 7946 0958")
    assert two == "+•• •••• ••••23, ••• •••• ••58"
