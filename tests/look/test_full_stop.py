"""Words that people wrote are followed by others only after a full stop, and never after two."""

import pytest

from clarion.look.templatetags.look import full_stop


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Wrong road", "Wrong road."),
        ("Wrong road.", "Wrong road."),
        ("Really?", "Really?"),
        (" wait … ", "wait …"),
        ("", ""),
    ],
)
def test_ends_a_sentence_once(words: str, said: str) -> None:
    assert full_stop(words) == said
