"""It marks what changed between two texts and loses nothing of either."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.look.difference import compare


@given(before=st.text(), after=st.text())
def test_keeps_every_letter_of_both(before: str, after: str) -> None:
    both = compare(before=before, after=after)
    assert "".join(part.words for part in both.before) == before
    assert "".join(part.words for part in both.after) == after


@given(text=st.text())
def test_marks_nothing_where_nothing_changed(text: str) -> None:
    both = compare(before=text, after=text)
    assert not any(part.changed for part in both.before + both.after)


def test_marks_whole_words() -> None:
    both = compare(before="Back by 18:00.", after="Back by 20:00.")
    assert [part.words for part in both.before if part.changed] == ["18"]
    assert [part.words for part in both.after if part.changed] == ["20"]
