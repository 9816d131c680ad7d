"""Whoever connects an account is told before what must be ready, in the words of its own page."""

import re

import pytest

from clarion.channels import registry
from clarion.channels.before_connecting import to_have_ready

# Nobody has to make anything anywhere for these.
OUR_OWN = {"page", "paper", "webform"}


@pytest.mark.parametrize("network", sorted(registry.names()))
def test_every_network_says_what_must_be_ready(network: str) -> None:
    sections = to_have_ready(network=network)
    assert bool([step for one in sections for step in one.steps]) is (network not in OUR_OWN)


@pytest.mark.parametrize("network", sorted(registry.names()))
def test_no_mark_of_the_page_is_left_in_its_words(network: str) -> None:
    for one in to_have_ready(network=network):
        for words in (*one.first, *one.besides, *(step.words for step in one.steps)):
            assert not re.search(r"`|\*\*|\]\(|^\d+\. |^#|\n|^\|", words), words
            assert words[-1] in ".:!)", words


def test_the_steps_are_in_their_order() -> None:
    (x,) = to_have_ready(network="x")
    assert x.title == "How to connect"
    assert [step.words.split(",")[0] for step in x.steps] == [
        "On X's developer portal",
        "Sign the account that speaks for you in to that app once",
        "In Clarion",
    ]
    assert x.besides[0].startswith("Clarion asks X who you are before anything is kept.")


def test_what_is_typed_stands_as_it_is_typed() -> None:
    microsoft, google = to_have_ready(network="email")
    assert microsoft.first == (
        "Clarion signs in as an application of yours, without anybody's password.",
    )
    (typed,) = [step.typed for step in microsoft.steps if step.typed]
    assert typed.splitlines()[0].startswith("New-ServicePrincipal -AppId CLIENT_ID")
    assert len(typed.splitlines()) == 4
    assert len(microsoft.steps) == 6
    assert "https://developers.google.com/oauthplayground" in google.steps[1].words
