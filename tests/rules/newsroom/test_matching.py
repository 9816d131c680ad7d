"""True words are known in whatever an app puts them, and altered ones never pass for true."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clarion.newsroom.rules.likeness import STEPS_MAX
from clarion.newsroom.rules.matching import CUT_WORDS_MIN, WORDS_MIN, Copy, Held, Match, hold
from clarion.newsroom.rules.showing import paragraphs
from clarion.newsroom.rules.words import tokens

NAMES = frozenset({"merrowby", "council", "desk.example.org/merrowby/news/8K3DP6FS"})
LINK = "https://desk.example.org/merrowby/news/8K3DP6FS/"
SAID = f"""EXERCISE. Mill Lane is closed

Mill Lane is closed until 18:00 on Friday. Do not use Weir Road. The next update is at 15:00.

{LINK}"""
BODY = (
    "Mill Lane is closed until 18:00 on Friday. Do not use Weir Road. The next update is at 15:00."
)
GENUINE = {Match.SAME, Match.PART}


def held(seen: str, said: str = SAID) -> Held:
    return hold(tokens(said), Copy.of(seen), names=NAMES)


@pytest.mark.parametrize(
    "seen",
    [
        SAID,
        f"“{SAID}”",
        f"Merrowby Council @merrowby@town.example · 2h\n{SAID}\n12 Like Reply Share",
        SAID.replace("news/8K3DP6FS/", "new…"),
        f"{SAID}?utm_source=fb&fbclid=IwAR0",
        f"{SAID}\n#flood #MillLane",
        "\n".join(f"> {line}" for line in SAID.split("\n")),
        f"{SAID}\n9:02 AM · Apr 14, 2026 · 1.2K Views",
        f"Today 08:14\n{SAID}",
        f"{SAID}\n27 Nov at 08:14",
        f"[27/11/2026, 08:14] Jo: {SAID}",
        f"27/11/2026, 08:14 - Jo Bloggs: {SAID}",
        f"{SAID}\n08:14 ✓✓",
        f"Forwarded many times\n{SAID}",
        f"Forwarded\n{SAID}",
        f"Public\n{SAID}\n2 hrs",
        f"{SAID}\n\nSent from my iPhone",
        f"{SAID}\nSent from Outlook for Android",
        f"Jo Bloggs\n{SAID}",
        f"{SAID}\nJo",
        "FakeNet Public Private\nPost by Merrowby Council\nMerrowby Council @merrowby "
        f"2026-11-27 08:14:03 UTC (edited)\n\n{SAID}\n\n"
        "A network for tests. Nothing here is real.",
    ],
)
def test_knows_it_in_whatever_it_is_wrapped(seen: str) -> None:
    assert held(seen).match is Match.SAME


@pytest.mark.parametrize(
    "added",
    [
        "\nText 80800", "\nText 8080", "\nMessage 07700900123", "\n0900 123 456", "\n0900-123-456",
        "\n0900.123.456", "\n+44 7700 900123", "\n80 800 12345", " #hoax", " #cancelled",
        "\n#AllClear", "\n#thisisahoax", "\nCall 101",
    ],
)  # fmt: skip
def test_a_number_to_call_or_a_tag_that_denies_it_is_nothing_that_apps_add(added: str) -> None:
    assert held(SAID + added).match not in GENUINE


@pytest.mark.parametrize(
    "added",
    [
        "\n#families #supplies",
        " #Scampton",
        "\n#extended",
        "\n12 5 340",
        "\n10:15 · 28 Nov 2026 · 1234 views",
        "\n28.11.2026",
        "\n2026-11-28 00:02",
    ],
)
def test_counts_dates_and_times_are_no_numbers_to_call(added: str) -> None:
    assert held(SAID + added).match is Match.SAME


@pytest.mark.parametrize(
    ("seen", "goes_on"),
    [
        (BODY, False),
        ("Do not use Weir Road. The next update is at 15:00", False),
        ("@merrowby · 2h\nMill Lane is closed until 18:00 on Friday. Do not use…", True),
        ("Mill Lane is closed until 18:00 on Fri… See more", True),
        (SAID.replace(LINK, "https://t.co/a1B2"), False),
    ],
)
def test_knows_a_part_of_it(seen: str, goes_on: bool) -> None:
    found = held(seen)
    assert found.match is Match.PART
    assert found.goes_on is goes_on


def test_shows_which_part_it_is() -> None:
    found = held("“Do not use Weir Road. The next update is at 15:00.”")
    assert SAID[found.begin : found.end] == "Do not use Weir Road. The next update is at 15:00"


@given(whole=st.text("ab \n", max_size=40), edges=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_what_was_seen_is_marked_in_every_paragraph(whole: str, edges: tuple[int, int]) -> None:
    begin, end = (min(edge, len(whole)) for edge in sorted(edges))
    pieces = [piece for one in paragraphs(whole, begin, end) for piece in one]
    every = "".join(words for words, _seen in pieces)
    assert "".join(every.split()) == "".join(whole.split())
    seen = "".join(words for words, is_seen in pieces if is_seen)
    assert "".join(seen.split()) == "".join(whole[begin:end].split())


def test_says_that_a_link_is_hidden() -> None:
    assert held(SAID.replace(LINK, "https://t.co/a1B2")).hidden_link
    assert not held(SAID).hidden_link


def test_a_beginning_that_is_missing_is_told() -> None:
    assert held("use Weir Road. The next update is at 15:00.").match is Match.CUT


def test_too_few_words_say_nothing() -> None:
    few = " ".join(BODY.split()[: WORDS_MIN - 1])
    assert held(few).match is Match.LITTLE
    unfinished = "Mill Lane is closed until 18:00"
    assert len(unfinished.replace(":", " ").split()) < CUT_WORDS_MIN
    assert held(unfinished).match is Match.LITTLE


@pytest.mark.parametrize(
    "seen",
    [
        f"It is not true that {BODY}",
        f"{BODY[:-1]} tomorrow",
        BODY.replace("18:00", "18:30"),
        BODY.replace("18:00 on Friday", "18"),
        "Mill Lane is closed until 18:00 on Saturday. Do not use Weir Road.",
        SAID.replace("desk.example.org", "desk.examp1e.org"),
        SAID.replace("desk.example.org/merrowby/news/8K3DP6FS/", "evil.example/merrowby/new…"),
        BODY.replace("Do not", "Do …"),
    ],
)
def test_altered_words_are_altered(seen: str) -> None:
    assert held(seen, f"{BODY}\n\n{LINK}").match is Match.ALTERED


@pytest.mark.parametrize(
    "seen",
    [
        f"Look at this! {SAID}\nPay here: https://evil.example/pay",
        f"FAKE: {SAID}",
        f"❌ {SAID}",
        f"{SAID}\n\nEvacuate now!",
        f"Evacuate Now\n{SAID}",
        f"Hoax\n{SAID}",
        f"{SAID}\nOak Road",
        f"{SAID}\nJo\nAna",
        f"{SAID}\nUntil Friday",
        f"[27/11/2026, 08:14] Not True: {SAID}",
        f"{SAID}\nSent from my house today",
        f"{SAID}\nForwarded by a friend",
    ],
)
def test_other_words_around_ours_are_told(seen: str) -> None:
    assert held(seen).match is Match.AMONG


def test_something_else_is_something_else() -> None:
    assert held("The zoo is open and the lions are asleep.").match is Match.NONE


def test_what_is_not_said_yet_is_told_to_whoever_has_all_of_it() -> None:
    for seen, match in ((SAID, Match.SAME), (f"{SAID}\nLike", Match.SAME), (BODY, Match.NONE)):
        assert hold(tokens(SAID), Copy.of(seen), alike=False).match is match


@given(seen=st.text(max_size=400), said=st.text(max_size=400))
def test_no_text_is_too_odd(seen: str, said: str) -> None:
    found = held(seen, said)
    assert 0 <= found.begin <= found.end


@given(said=st.text(min_size=1, max_size=400))
def test_knows_whatever_was_said(said: str) -> None:
    assume(Copy.of(said).said)
    assert held(said, said).match is Match.SAME


def test_words_repeated_without_end_do_not_keep_it_busy() -> None:
    many = "no " * 1_000
    assert len(many.split()) ** 2 > STEPS_MAX
    assert held(f"{many} yes", f"{many} maybe").match is Match.NONE


PLACES = ("Mill Lane", "Weir Road", "Pack Bridge", "Oak Street", "the station", "Church Hill")
OTHERS = ("Dock Road", "the harbour", "Kiln Close")
DAYS = ("Monday", "Tuesday", "Friday")
SENTENCES = (
    "{place} is not closed until {hour}:{minute} on {day}.",
    "Please do not use {place} after {hour}:{minute} on {day}.",
    "People near {place} must not drink the water before {hour}:{minute}.",
)
BEFORE = (
    *("", "@merrowby · 2h\n", "Merrowby Council\n", "“", "3h ago\n", "> ", "Forwarded\n"),
    *("Forwarded many times\n", "Today 08:14\n", "[27/11/2026, 08:14] Jo:\n", "Public\n"),
    "[27/11/2026, 08:14] Jo Bloggs: ",
)
AFTER = (
    *("", "\nLike Reply Share", " #flood", "”", "\n12 comments", "…", "\n08:14 ✓✓", "\n2 hrs"),
    *("\n27 Nov at 08:14", "\nSent from my iPhone", "\nSent from Outlook for Android"),
)
NAMED = ("", "Jo\n", "Jo Bloggs\n", "Forwarded\nAna M. Ruiz\n")


@st.composite
def statements(draw: st.DrawFn) -> list[str]:
    """Some sentences, each about another place and with numbers that no other has."""
    places = draw(st.permutations(PLACES))
    numbers = draw(st.lists(st.integers(10, 59), min_size=8, max_size=8, unique=True))
    many = draw(st.integers(1, 4))
    return [
        draw(st.sampled_from(SENTENCES)).format(
            place=places[at],
            hour=numbers[2 * at],
            minute=numbers[2 * at + 1],
            day=draw(st.sampled_from(DAYS)),
        )
        for at in range(many)
    ]


@st.composite
def altered(draw: st.DrawFn) -> tuple[str, str]:
    """What was said, and some of its sentences with one thing changed."""
    said = draw(statements())
    begin = draw(st.integers(0, len(said) - 1))
    end = draw(st.integers(begin + 1, len(said)))
    text = " ".join(said[begin:end])
    match draw(st.sampled_from(["digit", "place", "day", "not", "never"])):
        case "digit":
            at = draw(st.sampled_from([at for at, one in enumerate(text) if one.isdigit()]))
            digit = draw(st.sampled_from([one for one in "0123456789" if one != text[at]]))
            changed = f"{text[:at]}{digit}{text[at + 1 :]}"
        case "place":
            place = draw(st.sampled_from([one for one in PLACES if one in text]))
            changed = text.replace(place, draw(st.sampled_from(OTHERS)))
        case "day":
            changed = text.replace("Monday", "Sunday").replace("Tuesday", "Sunday")
            changed = changed.replace("Friday", "Sunday")
        case "not":
            changed = text.replace(" not ", " ", 1)
        case _:
            words = text.split()
            words.insert(draw(st.integers(0, len(words))), "never")
            changed = " ".join(words)
    assume(changed != text)
    return " ".join(said), changed


@given(pair=altered(), before=st.sampled_from(BEFORE), after=st.sampled_from(AFTER))
def test_one_altered_thing_never_passes(pair: tuple[str, str], before: str, after: str) -> None:
    said, changed = pair
    assert held(f"{before}{changed}{after}", said).match not in GENUINE


@given(
    said=statements(), before=st.sampled_from(BEFORE), after=st.sampled_from(AFTER), data=st.data()
)
def test_every_run_of_whole_sentences_is_known(
    said: list[str], before: str, after: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(begin + 1, len(said)))
    seen = f"{before}{' '.join(said[begin:end])}{after}"
    match = held(seen, " ".join(said)).match
    assert match is (Match.SAME if end - begin == len(said) else Match.PART)


@given(said=statements(), name=st.sampled_from(NAMED), is_above=st.booleans())
def test_the_name_of_a_sender_does_no_harm(said: list[str], name: str, is_above: bool) -> None:
    text = " ".join(said)
    seen = f"{name}{text}" if is_above else f"{text}\n{name}"
    assert held(seen, text).match is Match.SAME


# What could be taken for a line of an app, or for a name, in the place of a word of ours.
SWAPPED = ("Jo", "Today", "Forwarded", "Public", "Sunday", "13", "hrs", "Leeds", "12:40", "✓")
SHORT = ("Closed today:", "Mill Lane", "Friday 18", "Merrowby", "19", "Ana Weir", "2 hrs", "Friday")


@given(data=st.data(), before=st.sampled_from(BEFORE), after=st.sampled_from(AFTER))
def test_no_word_of_a_short_line_is_swapped_unseen(
    data: st.DataObject, before: str, after: str
) -> None:
    parts = st.lists(st.sampled_from((*SHORT, *SENTENCES)), min_size=2, max_size=5, unique=True)
    said = [
        one.format(place="Weir Road", hour=17, minute=45, day="Monday") for one in data.draw(parts)
    ]
    at = data.draw(st.integers(0, len(said) - 1))
    words = said[at].split()
    place = data.draw(st.integers(0, len(words) - 1))
    swapped = data.draw(
        st.sampled_from([one for one in SWAPPED if one.lower() not in said[at].lower()])
    )
    words[place] = swapped
    joint = data.draw(st.sampled_from(["\n", "\n\n"]))
    seen = joint.join([*said[:at], " ".join(words), *said[at + 1 :]])
    assert held(f"{before}{seen}{after}", joint.join(said)).match not in GENUINE


def test_a_name_is_not_taken_for_a_headline_that_was_changed() -> None:
    above = tokens("Water unsafe")
    seen = Copy.of(f"Leeds Weir\n\n{BODY}")
    assert hold(tokens(BODY), seen, names=NAMES, above=above).match is Match.AMONG


@pytest.mark.parametrize("more", ["Friday", "2h", "today"])
def test_a_day_behind_our_last_word_is_a_word_of_the_sentence(more: str) -> None:
    assert held(f"Do not use Weir Road at all {more}", "Do not use Weir Road at all.").match is (
        Match.ALTERED
    )
