"""One message fits every network, and not a word of it is lost in silence."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.channels.connectors.page.capabilities import CAPABILITIES as PAGE
from clarion.channels.contract import Capabilities
from clarion.publishing.rules.adapt import Chosen, Message, adapt, fits
from clarion.publishing.rules.saying.marks import CORRECTION, EXERCISE, marked

LINK = "https://town.example/news/CODE/"
SHORT = Message(headline="Mill Lane is closed", text="Use Weir Road.", link=LINK)
LONG = replace(SHORT, text="Use Weir Road. " * 40)
MARKS = (EXERCISE, CORRECTION)

words = st.text(max_size=400)
messages = st.builds(
    Message,
    headline=words,
    text=words,
    link=st.sampled_from(["", LINK]),
    mistake=st.sampled_from(["", "We said 18:00. It is 20:00."]),
)
networks = st.builds(
    lambda limit, subject: replace(FAKENET, text_limit=limit, subject=subject),
    limit=st.none() | st.integers(0, 500),
    subject=st.booleans(),
)


def test_what_fits_is_said_whole() -> None:
    adapted = adapt(SHORT, FAKENET)
    assert adapted.text == "Mill Lane is closed\n\nUse Weir Road."
    assert not adapted.short


def test_what_does_not_fit_is_a_headline_and_a_link() -> None:
    adapted = adapt(LONG, FAKENET)
    assert adapted.text == f"Mill Lane is closed\n\n{LINK}"
    assert adapted.short


def test_without_a_link_it_is_said_whole_and_the_checks_count() -> None:
    adapted = adapt(replace(LONG, link=""), FAKENET)
    assert LONG.text in adapted.text
    assert not adapted.short
    assert not fits(adapted.text, FAKENET)


def test_a_page_has_a_headline_of_its_own() -> None:
    adapted = adapt(LONG, PAGE, marks=(EXERCISE,))
    assert adapted.subject == "EXERCISE. Mill Lane is closed"
    assert adapted.text == LONG.text


def test_a_correction_says_first_what_was_wrong() -> None:
    wrong = replace(SHORT, mistake="We said Weir Lane.")
    assert adapt(wrong, FAKENET, marks=(CORRECTION,)).text == (
        "CORRECTION. We said Weir Lane.\n\nMill Lane is closed\n\nUse Weir Road."
    )
    assert adapt(wrong, PAGE).text == "CORRECTION. We said Weir Lane.\n\nUse Weir Road."
    marked_above = adapt(wrong, PAGE, marks=(CORRECTION,))
    assert marked_above.subject == "CORRECTION. Mill Lane is closed"
    assert marked_above.text == "We said Weir Lane.\n\nUse Weir Road."


def test_a_mistake_is_said_beside_the_link_where_there_is_room() -> None:
    wrong = replace(LONG, mistake="We said Weir Lane.")
    short = adapt(wrong, FAKENET).text
    assert short == f"CORRECTION. We said Weir Lane.\n\nMill Lane is closed\n\n{LINK}"
    long = adapt(replace(LONG, mistake="We were wrong. " * 30), FAKENET).text
    assert long == f"CORRECTION. Mill Lane is closed\n\n{LINK}"


def test_ones_own_words_stand_as_they_are() -> None:
    own = "Stay out of Mill Lane! " * 30
    adapted = adapt(LONG, FAKENET, chosen=Chosen(own_text=own))
    assert (adapted.text, adapted.own, adapted.short) == (own, True, False)
    assert adapt(LONG, PAGE, chosen=Chosen(own_text="Closed.")).subject == LONG.headline


def test_a_mark_is_put_there_once() -> None:
    once = marked("Mill Lane is open.", MARKS)
    assert once == "EXERCISE. CORRECTION. Mill Lane is open."
    assert marked(once, MARKS) == once
    assert marked("EXERCISE. Mill Lane is open.", MARKS).count(EXERCISE) == 1


def test_a_word_that_only_holds_a_mark_is_none() -> None:
    assert marked("COUNTEREXERCISES are over.", (EXERCISE,)).startswith("EXERCISE. ")
    assert marked("THIS IS NOT AN EXERCISE.", (EXERCISE,)).startswith("EXERCISE. ")


def test_no_room_is_no_reason_to_leave_the_mark_out() -> None:
    adapted = adapt(replace(SHORT, headline="x" * 299), FAKENET, marks=(EXERCISE,))
    assert adapted.text.startswith("EXERCISE. x")
    assert not fits(adapted.text, FAKENET)


@given(message=messages, network=networks, marks=st.sampled_from([(), (EXERCISE,), MARKS]))
def test_nothing_is_cut(message: Message, network: Capabilities, marks: tuple[str, ...]) -> None:
    adapted = adapt(message, network, marks=marks)
    shown = f"{adapted.subject}\n{adapted.text}"
    assert message.headline in shown
    assert (message.link if adapted.short else message.text) in shown
    if adapted.short:
        assert message.link
        assert network.text_limit is not None


@example(message=replace(SHORT, headline=""), network=PAGE, own_text="")
@given(message=messages, network=networks, own_text=words)
def test_an_exercise_always_says_so(message: Message, network: Capabilities, own_text: str) -> None:
    adapted = adapt(message, network, chosen=Chosen(own_text=own_text), marks=(EXERCISE,))
    shown = f"{adapted.subject}{adapted.text}"
    assert EXERCISE in shown or not shown


@given(text=words)
def test_marking_twice_is_marking_once(text: str) -> None:
    once = marked(text, MARKS)
    assert marked(once, MARKS) == once
    assert once.endswith(text)
