"""What they say: a resident's own words, and never a label."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.matters.typical import TITLE_MAX, title, typical


def test_takes_the_message_that_shares_most_with_the_others() -> None:
    texts = {
        1: "My cat is wet and I am late for work and the water main in Mill Lane seems burst",
        2: "burst water main in Mill Lane",
        3: "water main burst, Mill Lane",
        4: "hello",
    }
    assert typical(texts) in {2, 3}


def test_a_title_is_one_line_without_those_to_whom_it_is_written() -> None:
    assert title("@townhall  the bridge\nis shut") == "the bridge is shut"
    assert title("@townhall") == "@townhall"
    assert len(title("word " * 99)) <= TITLE_MAX


@given(st.dictionaries(st.integers(), st.text(max_size=60), min_size=1, max_size=12))
def test_always_takes_one_of_them(texts: dict[int, str]) -> None:
    assert typical(texts) in texts
    assert len(title(texts[typical(texts)])) <= TITLE_MAX
