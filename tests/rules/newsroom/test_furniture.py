"""What our own page prints around a statement is left out of a copy, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.newsroom.rules.furniture import printed, without_page
from clarion.newsroom.rules.matching import Copy, Match, hold
from clarion.newsroom.rules.words import tokens

WORDS = "Mill Lane is closed\n\nThe bridge at Mill Lane is closed until 18:00. Use Weir Road."
PAGE = printed(["Millbrook Council", "Said Fri 27 Nov 2026, 12:37 GMT", "Statement 8K3D-P6FS.",
                "Check whether these are the words that were said"])  # fmt: skip


def seen(text: str) -> Match:
    return hold(tokens(WORDS), without_page(Copy.of(text), PAGE)).match


def test_a_copy_of_the_whole_page_is_the_statement() -> None:
    assert (
        seen(
            "Millbrook Council\nMill Lane is closed\nSaid Fri 27 Nov 2026, 12:37 GMT\n"
            "The bridge at Mill Lane is closed\nuntil 18:00. Use Weir Road.\n"
            "Statement 8K3D-P6FS.\nCheck whether these are the words\nthat were said"
        )
        is Match.SAME
    )


def test_another_time_is_not_left_out() -> None:
    assert (
        seen(
            "Mill Lane is closed\nSaid Fri 27 Nov 2026, 13:37 GMT\n"
            "The bridge at Mill Lane is closed until 18:00. Use Weir Road."
        )
        is not Match.SAME
    )


def test_other_words_on_the_same_line_keep_it() -> None:
    bare = without_page(Copy.of("It is false. Millbrook Council"), PAGE)
    assert [one.text for one in bare.said][-2:] == ["millbrook", "council"]


def test_altered_words_are_altered_on_a_page_too() -> None:
    assert (
        seen(
            "Millbrook Council\nMill Lane is closed\nSaid Fri 27 Nov 2026, 12:37 GMT\n"
            "The bridge at Mill Lane is closed until 20:00. Use Weir Road."
        )
        is Match.ALTERED
    )


@given(st.text(max_size=300))
def test_whatever_is_not_printed_stays(text: str) -> None:
    copy = Copy.of(text)
    bare = without_page(copy, PAGE)
    left = [one.text for one in bare.said]
    kept = iter(one.text for one in copy.said)
    assert all(one in kept for one in left)
