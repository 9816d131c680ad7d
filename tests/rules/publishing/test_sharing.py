"""Words for sharing: what is proposed, where there is room for them, and when nobody should."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.parts import SHARE_FACTS, SHARE_LONG, SHARE_SHORT, measure, proposal
from clarion.publishing.rules.parts.shared import SENTENCES
from clarion.publishing.rules.sharing.advice import LINE_MAX, LINES_MAX, lines_in, shipped
from clarion.publishing.rules.sharing.advocates import KINDS
from clarion.publishing.rules.sharing.sharing import (
    AT_ONCE_MAX,
    MAIL_ADDRESS_MAX,
    NETWORKS,
    Covered,
    Standing,
    carries,
    counted,
    is_held,
    leads_at_once,
    mail_address,
    offered,
    share_address,
    share_links,
    standing,
    without_link,
)

LINK = "https://town.example/town/news/8K3DP6FS/"
HEADLINE = "Mill Lane is closed"
TEXT = "Mill Lane is closed until 18:00 on Friday. Thank you for your patience. Use Weir Road."
COVERED = Covered(
    about="statement:7", theme="promotional", campaign="3", account="9", network="page"
)


def proposed(medium: object = SHARE_SHORT, **changed: object) -> str:
    said = {"headline": HEADLINE, "text": TEXT, "link": LINK, "language": "en"} | changed
    return proposal(medium, **said)


class TestProposal:
    def test_is_the_whole_with_the_link_where_there_is_room(self) -> None:
        assert proposed() == f"{HEADLINE}\n\n{TEXT}\n\n{LINK}"

    def test_is_the_headline_with_the_link_where_there_is_not(self) -> None:
        assert proposed(text="Thank you for your patience. " * 20) == f"{HEADLINE}\n\n{LINK}"

    def test_keeps_the_sentences_that_hold_a_fact_where_there_is_room_for_them(self) -> None:
        until = "It is closed until 18:00 on Friday."
        long = f"{until} {'Thank you for your patience. ' * 10}Ring 0800 111 222 before 17:00."
        assert proposed(text=long) == (
            f"{HEADLINE}\n\n{until} Ring 0800 111 222 before 17:00.\n\n{LINK}"
        )
        longer = f"{until} Ring 0800 111 222 if {'you see anybody in the water and ' * 9}not later."
        assert proposed(text=longer) == f"{HEADLINE}\n\n{until}\n\n{LINK}"

    def test_leaves_room_for_what_stands_in_front(self) -> None:
        text = "x" * (280 - len(f"{HEADLINE}\n\n\n\n{LINK}"))
        assert text in proposed(text=text)
        assert text not in proposed(text=text, marks=("EXERCISE",))

    def test_has_no_words_where_nothing_is_said(self) -> None:
        assert proposed(headline="", text="") == ""

    def test_lists_the_sentences_that_hold_a_fact(self) -> None:
        lines = proposed(SHARE_FACTS).splitlines()
        assert lines == [HEADLINE, "Mill Lane is closed until 18:00 on Friday.", LINK]

    @given(
        headline=st.text(max_size=120),
        text=st.text(max_size=600),
        medium=st.sampled_from([SHARE_SHORT, SHARE_LONG]),
    )
    def test_is_never_cut(self, headline: str, text: str, medium: object) -> None:
        words = proposed(medium, headline=headline, text=text)
        sentences = (one.strip() for one in SENTENCES.split(text))
        known = {"", *(part for part in (headline, text, *sentences, LINK) if part)}
        rest = words
        for part in sorted(known, key=len, reverse=True):
            rest = rest.replace(part, "") if part else rest
        assert not rest.strip()
        assert (LINK in words) == bool(headline or text)

    def test_a_proposal_has_room(self) -> None:
        assert not measure(proposed(), SHARE_SHORT).over


class TestNetworks:
    def test_each_address_is_the_networks_own_and_encrypted(self) -> None:
        for one in NETWORKS.values():
            assert one.pattern.startswith("https://")

    @given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
    def test_the_words_arrive_as_they_are(self, text: str) -> None:
        for name in ("bluesky", "x", "threads", "whatsapp"):
            address = share_address(NETWORKS[name], text=text, link=LINK)
            query = parse_qs(urlsplit(address).query, keep_blank_values=True)
            assert query["text"] == [text]

    def test_mastodon_gets_the_words_behind_what_is_sent(self) -> None:
        address = share_address(NETWORKS["mastodon"], text="a & b #c", link=LINK)
        assert unquote(urlsplit(address).fragment) == "text=a & b #c"
        assert not urlsplit(address).query

    def test_the_link_is_not_said_twice(self) -> None:
        address = share_address(NETWORKS["telegram"], text=f"{HEADLINE}\n\n{LINK}", link=LINK)
        assert parse_qs(urlsplit(address).query) == {"url": [LINK], "text": [HEADLINE]}
        assert without_link(f"{LINK} first", LINK) == f"{LINK} first"

    def test_some_take_the_link_alone(self) -> None:
        for name in ("facebook", "linkedin"):
            address = share_address(NETWORKS[name], text=HEADLINE, link=LINK)
            assert LINK in parse_qs(urlsplit(address).query).get("u", []) + parse_qs(
                urlsplit(address).query
            ).get("url", [])

    def test_each_network_is_offered_words_that_it_takes(self) -> None:
        found = offered([("short", "a" * 280), ("long", "a" * 500)])
        assert [one.name for one in found["short"]] == ["bluesky", "x"]
        assert "mastodon" in [one.name for one in found["long"]]
        assert sum(map(len, found.values())) == len(NETWORKS)

    def test_shorter_words_are_for_the_networks_with_little_room(self) -> None:
        found = offered([("short", "a" * 100), ("long", "a" * 200)])
        assert [one.name for one in found["short"]] == ["bluesky", "x"]

    def test_a_network_without_room_is_not_offered(self) -> None:
        (networks,) = offered([("long", "a" * 500)]).values()
        assert not {"x", "bluesky"} & {one.name for one in networks}
        assert not carries(NETWORKS["x"], "水" * 141)

    def test_anybody_is_led_there_from_our_own_page(self) -> None:
        found = dict(share_links(headline="a" * 299, link=LINK))
        assert unquote(found["Bluesky"]).endswith(f"text={LINK}")
        assert len(found) == len(NETWORKS)

    def test_a_page_leads_by_itself_only_where_the_head_of_an_answer_has_room(self) -> None:
        for letters, at_once in (("a" * 480, True), ("ї" * 480, True), ("🌊" * 480, False)):
            target = share_address(NETWORKS["threads"], text=letters, link=LINK)
            assert leads_at_once(target) is at_once
        assert leads_at_once("x" * AT_ONCE_MAX)
        assert not leads_at_once("x" * (AT_ONCE_MAX + 1))

    def test_a_mail_that_is_too_long_for_an_address_is_copied_instead(self) -> None:
        assert mail_address(subject="a b", text="c") == "mailto:?subject=a%20b&body=c"
        assert mail_address(subject="a", text="ü" * MAIL_ADDRESS_MAX) == ""


class TestStanding:
    @pytest.mark.parametrize(
        ("scope", "subject", "held"),
        [
            ("everything", "", True),
            ("statement", "statement:7", True),
            ("statement", "statement:8", False),
            ("theme", "promotional", True),
            ("theme", "safety", False),
            ("campaign", "3", True),
            ("account", "9", True),
            ("account", "8", False),
            ("network", "page", True),
            ("network", "bluesky", False),
            ("dispatch", "7", False),
        ],
    )
    def test_a_hold_covers_what_it_names(self, scope: str, subject: str, *, held: bool) -> None:
        assert is_held([(scope, subject)], COVERED) is held

    @given(withdrawn=st.booleans(), held=st.booleans(), void=st.booleans(), newer=st.booleans())
    def test_is_open_only_when_nothing_stands_against_it(
        self, *, withdrawn: bool, held: bool, void: bool, newer: bool
    ) -> None:
        now = standing(withdrawn=withdrawn, held=held, void=void, newer=newer)
        assert (now is Standing.OPEN) == (not any((withdrawn, held, void, newer)))

    def test_few_are_not_counted_out_loud(self) -> None:
        assert [counted(number) for number in (0, 1, 4, 5, 12)] == ["", "", "", "5", "12"]


class TestAdvice:
    @pytest.mark.parametrize("kind", KINDS)
    def test_is_short_enough_to_be_read(self, kind: str) -> None:
        found = shipped("en", kind)
        assert 0 < len(found.lines) <= LINES_MAX
        assert all(line.endswith((".", "?")) and len(line) <= LINE_MAX for line in found.lines)

    @pytest.mark.parametrize("kind", KINDS)
    def test_says_what_matters_to_everybody(self, kind: str) -> None:
        said = " ".join(shipped("en", kind).lines)
        for words in ("Speak as yourself", "not public", "Do not argue", "corrected or withdrawn"):
            assert words in said

    def test_says_to_each_kind_what_is_theirs(self) -> None:
        assert any("where you work" in line for line in shipped("en", "colleague").lines)
        assert any("Before an election" in line for line in shipped("en", "member").lines)
        assert any("your own house" in line for line in shipped("en", "partner").lines)

    def test_is_in_english_where_nobody_has_written_it(self) -> None:
        assert shipped("cy", "partner").language == "en"

    def test_an_office_writes_a_line_for_each_thing(self) -> None:
        assert lines_in("  One.\n\n Two. \n") == ("One.", "Two.")
