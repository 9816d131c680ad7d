"""A long statement becomes posts: not a word is lost, no post is too long, no fact is cut."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.channels.connectors.bluesky.capabilities import CAPABILITIES as BLUESKY
from clarion.channels.connectors.mastodon.capabilities import CAPABILITIES as MASTODON
from clarion.channels.connectors.page.capabilities import CAPABILITIES as PAGE
from clarion.channels.connectors.x.capabilities import CAPABILITIES as X
from clarion.channels.contract import length
from clarion.publishing.rules.adapt import Chosen, Message, adapt
from clarion.publishing.rules.facts import placed
from clarion.publishing.rules.saying import threads
from clarion.publishing.rules.saying.marks import CORRECTION, EXERCISE
from clarion.publishing.rules.saying.threads import thread, undivided

NETWORKS = (BLUESKY, MASTODON, X)
PARAGRAPH = (
    "A water main has burst near St. Mary's Church. The road is shut until 6 p.m. on Friday 17 "
    "April. Call 0300 123 4567 if you need water."
)
LONG = f"Mill Lane is closed\n\n{PARAGRAPH}\n\nMore at https://town.example/water.\n\n{PARAGRAPH}"
FRAGMENTS = (
    "Call 101. ", "until 18:00. ", "on Sun. ", "5 people. ", "17 April. ", "No. 12 High Street ",
    "+44 20 7946 0958. ", "https://town.example/a.b?c=1. ", "£1,000 ", "10 a.m. ", "3.5 m ",
    "Mon. ", "ring 999 ", "at noon! ", "The road is shut. ", "Stay away? ", "\n\n", "\n", "道路。",
    "12–14 ", "0.5 ", "1 Market Square. ", "😀. ", "e.g. ", "2026-04-17. ", "Km ", "50 %. ",
    "\n---\n", "@town ", "#MillLane. ", "1/4 ", "cafe\u0301. ",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=120).map("".join)
networks = st.builds(
    lambda network, limit: replace(network, text_limit=limit),
    network=st.sampled_from(NETWORKS),
    limit=st.integers(60, 300),
)


def facts(text: str) -> list[tuple[str, str]]:
    """Return what a text pins down, in its order."""
    return [(fact.kind.value, fact.value) for _place, fact in placed(text)]


def words(text: str) -> str:
    """Return a text without what stands between its words."""
    return "".join(text.split())


@settings(max_examples=400, deadline=None)
@given(text=texts | st.text(max_size=600), network=networks)
def test_joined_again_it_is_all_of_the_words(text: str, network: object) -> None:
    posts = thread(text, network, marks=(EXERCISE,))  # type: ignore[arg-type]  # drawn
    assert words("".join(one.words for one in posts)) == words(undivided(text))


@settings(max_examples=400, deadline=None)
@given(text=texts | st.text(max_size=600), network=networks)
def test_no_post_is_too_long_but_a_sentence_that_is(text: str, network: object) -> None:
    for one in thread(text, network, marks=(EXERCISE,)):  # type: ignore[arg-type]  # drawn
        if length(one.text, network.counting) > network.text_limit:  # type: ignore[attr-defined]  # drawn
            assert len(thread(one.words, network, marks=(EXERCISE,))) == 1  # type: ignore[arg-type]  # drawn


@settings(max_examples=400, deadline=None)
@given(text=texts, network=networks)
def test_no_fact_is_cut_and_none_is_made(text: str, network: object) -> None:
    by_hand = "\n---\n" in text
    posts = thread(text, network, marks=(EXERCISE,))  # type: ignore[arg-type]  # drawn
    said = [fact for one in posts for fact in facts(one.words)]
    if not by_hand:  # who divides by hand may divide a fact
        assert said == facts(text.strip())
    assert said == [fact for one in posts for fact in facts(one.text)]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_each_post_bears_its_number_and_the_marks(network: object) -> None:
    posts = thread(f"{LONG}\n\n{LONG}", network, marks=(EXERCISE, CORRECTION))  # type: ignore[arg-type]  # one of ours
    assert len(posts) > 1
    for number, one in enumerate(posts, start=1):
        assert one.text.startswith("EXERCISE. CORRECTION. ")
        assert one.text.endswith(f"\n{number}/{len(posts)}")


def test_what_fits_is_one_post_without_a_number() -> None:
    (one,) = thread("Mill Lane is closed.", BLUESKY, marks=(EXERCISE,))
    assert one.text == "EXERCISE. Mill Lane is closed."


def test_a_headline_does_not_stand_alone() -> None:
    first, *_others = thread(LONG, BLUESKY)
    assert first.words.startswith("Mill Lane is closed\n\nA water main")


def test_it_is_divided_where_the_writer_divides_it() -> None:
    posts = thread("One.\n---\nTwo.\n\nThree.\n ---- \n---\nFour.", BLUESKY)
    assert [one.words for one in posts] == ["One.", "Two.\n\nThree.", "Four."]
    assert undivided("One.\n---\nTwo.") == "One.\n\nTwo."
    assert undivided("One -- two --- three.") == "One -- two --- three."


def test_names_and_numbers_end_no_sentence() -> None:
    text = ("Go to St. Mary's Road, No. 5, and ask for J. Hill. " * 12).strip()
    for one in thread(text, X):
        assert one.words.endswith("J. Hill.")
        assert one.words.startswith("Go to")


def test_more_than_nine_posts_leave_room_for_two_digits() -> None:
    posts = thread("The road is shut. " * 220, BLUESKY)
    assert len(posts) > 9
    assert all(length(one.text, BLUESKY.counting) <= 300 for one in posts)
    assert posts[-1].text.endswith(f"\n{len(posts)}/{len(posts)}")


@pytest.mark.parametrize("sentence", [PARAGRAPH, "A b.", "Ring 101.", "\n\n12"])
def test_a_long_text_is_read_a_few_times_and_not_once_for_each_sentence(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(text: str, language: str = "en") -> object:
        asked.append(len(text))
        return placed(text, language)

    text = " ".join([sentence] * 20_000)[:20_000]
    monkeypatch.setattr(threads, "placed", counted)
    threads._units.cache_clear()
    for network in NETWORKS:
        thread(text, network)
    assert len(asked) < 3_000
    assert sum(asked) < 20 * len(text)


def test_what_needs_more_posts_than_a_network_takes_is_filled_up() -> None:
    text = "The road is shut until 18:00 and nobody may pass. " * 400
    posts = thread(text, BLUESKY)
    assert len(posts) > BLUESKY.thread_max
    assert all(length(one.text, BLUESKY.counting) <= 300 for one in posts)
    assert words("".join(one.words for one in posts)) == words(text)


def test_a_network_without_threads_says_it_as_one_and_undivided() -> None:
    message = Message(headline="Shut", text="One.\n---\nTwo.", link="")
    chosen = Chosen(as_thread=True, comment="More.")
    adapted = adapt(message, PAGE, chosen=chosen)
    assert (adapted.text, adapted.texts) == ("One.\n\nTwo.", ("One.\n\nTwo.",))


def test_a_thread_has_its_comment_last_and_without_a_number() -> None:
    message = Message(headline="Shut", text="One.\n---\nTwo.", link="")
    chosen = Chosen(as_thread=True, comment="More on our page.")
    adapted = adapt(message, BLUESKY, chosen=chosen, marks=(EXERCISE,))
    assert adapted.texts == (
        "EXERCISE. Shut\n\nOne.\n1/2",
        "EXERCISE. Two.\n2/2",
        "EXERCISE. More on our page.",
    )
    assert adapted.whole == "Shut\n\nOne.\n\nTwo.\n\nEXERCISE. More on our page."
