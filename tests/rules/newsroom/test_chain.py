"""The public chain holds what was said, and nothing can be changed in it unseen."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from clarion.newsroom.rules.chain import FIRST, Link, Words, holds, link_hash, new_key, sign

PRIVATE, PUBLIC = new_key()
SAID = Words(
    code="8K3DP6FS",
    number=1,
    language="en",
    headline="Mill Lane is closed",
    text="Use Weir Road until 18:00.",
    said_at=datetime(2026, 4, 14, 9, tzinfo=UTC),
)


def printed(words: Words = SAID) -> Link:
    hash_ = link_hash(FIRST, 1, words)
    return Link(position=1, previous=FIRST, words=words, hash=hash_, signature=sign(hash_, PRIVATE))


def test_holds_what_was_printed() -> None:
    assert holds(printed(), PUBLIC)


@given(
    changed=st.sampled_from(
        [
            {"text": "Use Weir Road until 20:00."},
            {"headline": "Mill Lane is open"},
            {"number": 2},
            {"code": "AAAAAAAA"},
            {"language": "cy"},
            {"withdrawn": True},
            {"said_at": datetime(2026, 4, 14, 10, tzinfo=UTC)},
        ]
    )
)
def test_notices_every_change_of_what_was_said(changed: dict[str, object]) -> None:
    altered = replace(printed(), words=replace(SAID, **changed))  # type: ignore[arg-type]  # any
    assert not holds(altered, PUBLIC)


def test_notices_another_place_and_another_key() -> None:
    assert not holds(replace(printed(), position=2), PUBLIC)
    assert not holds(replace(printed(), previous="1" * 64), PUBLIC)
    assert not holds(printed(), new_key()[1])
    assert not holds(replace(printed(), signature="no"), PUBLIC)
