"""The examination of plugs is itself examined: a plug that cheats does not pass."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.request import urlopen
from uuid import uuid4

import pytest

from clarion.channels.conformance import READING, SENDING
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Author,
    Edge,
    Failure,
    Figures,
    Happening,
    Outgoing,
    Permanent,
    Profile,
    Reason,
    Reconciliation,
    Renewal,
    Sent,
    Temporary,
    Unknown,
)
from fakenet import FakeNet, running
from tests.channels.fakenet.test_conformance import FakeNetStage

CHECKS = {check.__name__: check for check in (*READING, *SENDING)}


class NewKeyEachTime(Plug):
    """Posts under another key in every attempt."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        return super().send(access, replace(outgoing, key=uuid4().hex))


class OneKeyForAll(Plug):
    """Posts everything under the same key."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        return super().send(access, replace(outgoing, key="key"))


class SaysItBeside(Plug):
    """Forgets below what it is said."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        return super().send(access, replace(outgoing, target=None))


class Impatient(Plug):
    """Sends again when no answer came."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        try:
            return super().send(access, outgoing)
        except Unknown:
            return super().send(access, outgoing)


class Confident(Plug):
    """Takes an error of theirs for a no."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        try:
            return super().send(access, outgoing)
        except Unknown as failure:
            raise Temporary(failure.reason) from None


class Hopeful(Plug):
    """Takes what it looked for as found."""

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return Sent(remote_id="post_1")


class Blind(Plug):
    """Takes what it cannot see for absent, on a network that shows nothing."""

    capabilities = replace(Plug.capabilities, reconciliation=Reconciliation.NONE)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return Absent(evidence="nobody can see it")


class Deceived(Plug):
    """Takes the one before for the one that was lost."""

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return Sent(remote_id=outgoing.target.remote_id if outgoing.target else "post_1")


class Lonely(Plug):
    """Only answers, and says what answers nothing all the same."""

    capabilities = replace(Plug.capabilities, publishes=False, thread_max=0, comment_limit=0)


class Astray(Plug):
    """Puts nothing together, and finds nothing of what it said."""

    capabilities = replace(Plug.capabilities, thread_max=0, comment_limit=0)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return Absent(evidence="it is not there")


class Writing(Plug):
    """Looks by sending."""

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return self.send(access, outgoing)


class Reader(Plug):
    """Believes what an error says about itself."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        try:
            return super().send(access, outgoing)
        except Unknown as failure:
            if "token expired" in failure.evidence:
                raise Temporary(Reason.TOKEN_EXPIRED) from None
            raise


class Careless(Plug):
    """Quotes what it said when it failed."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        try:
            return super().send(access, outgoing)
        except Failure as failure:
            raise Permanent(failure.reason, str(dict(access.secrets))) from None


class Sessionless(Plug):
    """Gives up where a session is missing."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        if not access.secrets.get("token"):
            raise Permanent(Reason.TOKEN_REVOKED)
        return super().send(access, outgoing)


class Forgetful(Plug):
    """Forgets to give the new token back."""

    def renew(self, access: Access) -> Renewal:
        return replace(super().renew(access), secrets={})


class Led(Plug):
    """Goes wherever it is sent."""

    def probe(self, access: Access) -> Profile:
        with urlopen(f"{access.settings['service']}/v1/account") as answer:
            return Profile(remote_id=answer.read().decode(), handle="townhall")


class Endless(Plug):
    """Lets the network find out what is too long."""

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        if len(outgoing.rendition.text) > 300:
            raise Permanent(Reason.REJECTED)
        return super().send(access, outgoing)


class Trusting(Plug):
    """Reads as if only its own network could have written."""

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        json.loads(raw)["type"]
        return super().normalize(raw, access)


class Sociable(Plug):
    """Takes a like for a message."""

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        return tuple(replace(one, kind=Happening.MESSAGE) for one in super().normalize(raw, access))


class Nameless(Plug):
    """Reads everything, and names nobody."""

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        super().normalize(raw, access)
        nobody = Author(remote_id="")
        return (Arrived(kind=Happening.MESSAGE, remote_id="", author=nobody, edge=Edge.PUBLIC),)


class Moody(Plug):
    """Answers differently every time."""

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        return tuple(replace(one, text=uuid4().hex) for one in super().normalize(raw, access))


class Guessing(Plug):
    """Takes what nobody counts for none at all."""

    capabilities = replace(Plug.capabilities, figures=frozenset({"replies", "reposts", "likes"}))

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> dict[str, Figures]:
        return {
            name: one if one.gone else replace(one, seen=one.seen or 0)
            for name, one in super().figures(access, remote_ids).items()
        }


class Mournful(Plug):
    """Takes whatever it sees no figures of for gone."""

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> dict[str, Figures]:
        return dict.fromkeys(remote_ids, Figures(gone=True))


class Talkative(Plug):
    """Tells of posts about which nobody asked."""

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> dict[str, Figures]:
        return {**super().figures(access, remote_ids), "post_1": Figures()}


class Unmoved(Plug):
    """Never notices that something is gone."""

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> dict[str, Figures]:
        found = super().figures(access, remote_ids)
        return {name: one for name, one in found.items() if not one.gone}


class Secretive(Plug):
    """Says of itself that it does not tell what is gone, and tells it."""

    capabilities = replace(Plug.capabilities, says_gone=False)


class Hasty(Plug):
    """Leaves out what does not fit into one call."""

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> dict[str, Figures]:
        return dict(super().figures(access, remote_ids[: self.capabilities.figures_at_once]))


class Unbounded(Plug):
    """Does not say how many posts it takes at once."""

    capabilities = replace(Plug.capabilities, figures_at_once=0)


CHEATS: list[tuple[type[Plug], str]] = [
    (NewKeyEachTime, "publishes_once_under_one_key"),
    (OneKeyForAll, "publishes_twice_under_two_keys"),
    (NewKeyEachTime, "never_replaces_what_was_said"),
    (Impatient, "knows_not_when_no_answer_came"),
    (SaysItBeside, "puts_our_own_below_our_own"),
    (SaysItBeside, "finds_what_was_lost_in_the_middle"),
    (Blind, "finds_what_was_lost_in_the_middle"),
    (Astray, "finds_what_was_lost_in_the_middle"),
    (Writing, "finds_no_post_that_never_came"),
    (Deceived, "finds_no_post_that_never_came"),
    (Blind, "finds_no_post_that_never_came"),
    (Lonely, "puts_our_own_below_our_own"),
    (Confident, "knows_not_when_no_answer_came"),
    (Confident, "knows_not_what_an_error_of_theirs_hides"),
    (Hopeful, "finds_nothing_where_nothing_is"),
    (Blind, "knows_not_when_no_answer_came"),
    (Blind, "finds_nothing_where_nothing_is"),
    (Blind, "looks_up_without_writing"),
    (Writing, "looks_up_without_writing"),
    (Reader, "goes_by_codes_and_never_by_words"),
    (Endless, "refuses_what_is_too_long"),
    (Led, "is_not_led_inside"),
    (Careless, "keeps_its_secrets"),
    (Sessionless, "says_when_a_session_is_needed"),
    (Forgetful, "says_when_a_session_is_needed"),
    (Guessing, "counts_what_it_says_it_counts"),
    (Unbounded, "counts_what_it_says_it_counts"),
    (Mournful, "counts_what_it_says_it_counts"),
    (Talkative, "asks_nothing_about_nothing"),
    (Hasty, "counts_more_than_one_call_takes"),
    (Unmoved, "knows_what_is_gone"),
    (Secretive, "knows_what_is_gone"),
    (Trusting, "trips_over_no_bytes"),
    (Trusting, "trips_over_no_mutation"),
    (Sociable, "reads_every_sample"),
    (Nameless, "names_whatever_it_reads"),
    (Moody, "reads_the_same_twice"),
]


@pytest.fixture(scope="module")
def network() -> Iterator[FakeNet]:
    with running() as net:
        yield net


@pytest.mark.parametrize(("cheat", "name"), CHEATS)
def test_sees_through_a_plug_that_cheats(cheat: type[Plug], name: str, network: FakeNet) -> None:
    network.reset()
    stage = FakeNetStage(network)
    stage.connector = cheat()
    check: Callable[[FakeNetStage], None] = CHECKS[name]
    with pytest.raises((AssertionError, LookupError, ValueError, OSError)):
        check(stage)
