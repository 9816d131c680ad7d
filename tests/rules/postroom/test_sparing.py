"""What a hold may let pass: emergencies, and of the themes one."""

import pytest

from clarion.postroom.rules.sparing import SPARABLE, CannotSpare, spared, sparing


@pytest.mark.parametrize("scope", ["everything", "account", "network"])
def test_spares_emergencies_and_one_theme_in_their_order(scope: str) -> None:
    chosen = ("theme:safety", "emergency", "emergency")
    assert sparing(chosen, scope=scope) == ["emergency", "theme:safety"]


@pytest.mark.parametrize("scope", ["campaign", "statement", "dispatch"])
def test_a_hold_of_one_thing_spares_nothing_of_it(scope: str) -> None:
    assert sparing((), scope=scope) == []
    with pytest.raises(CannotSpare):
        sparing(("emergency",), scope=scope)


def test_a_hold_of_a_theme_spares_emergencies_and_no_theme() -> None:
    assert sparing(("emergency",), scope="theme") == ["emergency"]
    with pytest.raises(CannotSpare):
        sparing(("theme:safety",), scope="theme")


@pytest.mark.parametrize(
    "chosen",
    [("theme:safety", "theme:event"), ("answers",), ("theme:",), ("theme:colour",), ("safety",)],
)
def test_spares_nothing_that_it_does_not_know(chosen: tuple[str, ...]) -> None:
    with pytest.raises(CannotSpare):
        sparing(chosen, scope="everything")


def test_a_hold_that_spares_nothing_lets_nothing_pass() -> None:
    assert not spared((), theme="safety", emergency=True)
    assert not spared((), theme="", emergency=False)


def test_lets_only_what_it_spares_pass() -> None:
    assert spared(("emergency",), theme="event", emergency=True)
    assert not spared(("emergency",), theme="event", emergency=False)
    assert spared(("theme:safety",), theme="safety", emergency=False)
    assert not spared(("theme:safety",), theme="event", emergency=True)
    assert not any(spared((one,), theme="", emergency=False) for one in SPARABLE)
