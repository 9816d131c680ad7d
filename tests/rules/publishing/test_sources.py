"""What an office passes on comes from somebody whom it knows."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Deed, Found, Level, Piece, check
from clarion.publishing.rules.standards.posts import address_of, author_of, own_handles, person_at
from clarion.publishing.rules.standards.sources import (
    ADDRESSES_MAX,
    Addresses,
    AddressForAll,
    AddressUnclear,
    Known,
    Ours,
    TooManyAddresses,
    own_names,
    read_addresses,
)

NOW = datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/London"))
HOME = "https://town.example/news/8K3D/"
OURS = Ours(
    hosts=frozenset({"town.example"}),
    handles=frozenset({"@townhall", "x.com/townhall"}),
    names=frozenset({"Merrowby Council"}),
)
LINES = (
    "https://www.weirwater.example",
    "https://x.com/WeirWater",
    "press@weirwater-mail.example",
    "@press@social.weir.example",
    "https://bsky.app/profile/weir.example",
    "youtube.com/@weirwater",
)


def known(*, until: date = date(2027, 6, 1), lines: tuple[str, ...] = LINES) -> Known:
    names = ("Weir Water", "Jane Hill")
    return Known(names=names, addresses=read_addresses(lines), valid_until=until)


GOV = Known(names=("Government",), addresses=read_addresses(["*.gov.uk"]), valid_until=date.max)


def found_in(
    text: str, *, sources: tuple[Known, ...] | None = None, source: str = ""
) -> dict[str, Found]:
    piece = Piece(account_id=1, where="X", subject="", text=text, count=1, limit=None, link=HOME)
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        sources=(known(), GOV) if sources is None else sources,
        ours=OURS,
        source=source,
        leaves_at=NOW,
        asked_at=NOW,
    )
    ours = {"unknown-source", "unknown-repost", "source-expired"}
    return {one.code: one for one in check(checked) if one.code in ours}


REPOSTS = [
    "https://bsky.app/profile/troll.example/post/3kabc",
    "https://x.com/troll/status/1234567890",
    "https://twitter.com/i/status/1234567890",
    "https://mastodon.example/@troll/110000000000",
    "https://mastodon.example/users/troll/statuses/110000000000",
    "https://www.facebook.com/troll.page/posts/pfbid0abc",
    "https://www.facebook.com/share/p/abc123/",
    "https://www.instagram.com/p/abc123/",
    "https://www.threads.net/@troll/post/abc",
    "https://www.tiktok.com/@troll/video/71234",
    "https://youtu.be/dQw4w9WgXcQ",
    "https://t.me/troll/123",
    "https://t.me/c/1234567890/123",
    "https://nextdoor.com/p/Ab-c1_2",
    "https://nextdoor.co.uk/news_feed/?post=123",
]


@pytest.mark.parametrize("link", REPOSTS)
def test_a_post_of_somebody_unknown_stops_it(link: str) -> None:
    found = found_in(f"Look at this: {link}")["unknown-repost"]
    assert found.level is Level.STOP
    assert not found.final, "somebody may let it pass, with a reason"
    assert found.fix
    assert (found.fix.deed, found.fix.now) == (Deed.REGISTER, found.quote)


@pytest.mark.parametrize(
    "words",
    [
        "See https://x.com/weirwater/status/123.",
        "See https://twitter.com/WeirWater/status/123.",
        "See https://social.weir.example/@press/110000000000.",
        "See https://other.example/@press@social.weir.example/110000000000.",
        "See https://bsky.app/profile/weir.example/post/3kabc.",
        "See https://x.com/townhall/status/99.",
        "See https://weirwater.example/burst-main.",
        "See https://flood.dept.gov.uk/map.",
        f"The whole statement: {HOME}",
        "See https://town.example/roads.",
        "Follow @weirwater, @press@social.weir.example and @weir.example.",
        "Follow @townhall.",
        "Write to help@weirwater.example or press@weirwater-mail.example.",
        "According to Weir Water, it will take two hours.",
        "According to the Weir Water press office, all is well.",
        "Councillor Jane Hill said: “We are doing all that we can.”",
        "Merrowby Council said that the road is open.",
        "Police said that the road is open.",
        "We said that the road is open. The council confirmed it.",
        "A man said that he saw smoke.",
    ],
)
def test_what_is_known_or_our_own_passes(words: str) -> None:
    assert found_in(words) == {}


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("See https://other.example/burst.", "https://other.example/burst"),
        (
            "See https://weirwater.example.evil.example/x.",
            "https://weirwater.example.evil.example/x",
        ),
        ("See https://gov.uk@evil.example/x.", "https://gov.uk@evil.example/x"),
        ("See https://notgov.uk/x.", "https://notgov.uk/x"),
        ("Follow @somebody for more.", "@somebody"),
        ("Follow @press@evil.example.", "@press@evil.example"),
        ("Write to jane@other.example.", "jane@other.example"),
        ("According to Thames Power, it is back.", "Thames Power"),
        ("Thames Power said that it is back.", "Thames Power"),
        ("It is back, said BBC News.", None),
        ("“It is back,” said Anna Berg.", "Anna Berg"),
        ("The BBC reported: “It is back.”", "BBC"),
        ("Photo: Anna Berg", "Anna Berg"),
    ],
)
def test_whom_nobody_has_verified_is_looked_at_again(words: str, quote: str | None) -> None:
    found = found_in(words)
    if quote is None:
        assert found == {}
        return
    assert found["unknown-source"].level is Level.WARN
    assert found["unknown-source"].quote == quote


def test_an_impostor_of_the_same_name_elsewhere_is_unknown() -> None:
    assert "unknown-repost" in found_in("https://www.threads.net/@weirwater/post/abc")


def test_who_says_it_by_its_parts_is_looked_up_too() -> None:
    assert found_in("All is well.", source="Thames Power")["unknown-source"].quote == "Thames Power"
    assert found_in("All is well.", source="Weir Water") == {}
    assert found_in("All is well.", source="Merrowby Council, roads") == {}


def test_what_has_expired_is_verified_again() -> None:
    old = (known(until=date(2026, 11, 25)),)
    found = found_in("See https://x.com/weirwater/status/123.", sources=old)["source-expired"]
    assert found.level is Level.WARN
    assert "until 25 November 2026" in found.says
    assert found_in("See https://x.com/weirwater/status/1", sources=(*old, known())) == {}


def test_without_a_register_everything_foreign_is_looked_at() -> None:
    assert "unknown-source" in found_in("According to Weir Water, all is well.", sources=())


def test_reads_addresses_as_people_paste_them() -> None:
    found = read_addresses(["", *LINES, "*.gov.uk", "https://www.facebook.com/weirwater/", "@weir"])
    assert found == Addresses(
        sites=("weirwater.example", "*.gov.uk"),
        handles=(
            "x.com/weirwater",
            "@press@social.weir.example",
            "bsky.app/profile/weir.example",
            "youtube.com/@weirwater",
            "facebook.com/weirwater",
            "@weir",
        ),
        mail_domains=("weirwater-mail.example",),
    )
    assert read_addresses(found.lines) == found


@pytest.mark.parametrize(
    "line",
    ["*.com", "*.co.uk", "gmail.com", "dave@gmail.com", "https://x.com/", "bsky.app", "*.uk"],
)
def test_what_anybody_can_have_is_refused(line: str) -> None:
    with pytest.raises((AddressForAll, AddressUnclear)):
        read_addresses([line])


@pytest.mark.parametrize("line", ["weir water", "@", "http://", "https://[", "javascript:alert(1)"])
def test_what_is_no_address_is_refused(line: str) -> None:
    with pytest.raises((AddressForAll, AddressUnclear)):
        read_addresses([line])


def test_one_source_has_only_so_many_addresses() -> None:
    read_addresses(f"a{number}.example" for number in range(ADDRESSES_MAX))
    with pytest.raises(TooManyAddresses):
        read_addresses(f"a{number}.example" for number in range(ADDRESSES_MAX + 1))


@given(st.text(max_size=120))
def test_trips_over_no_text(text: str) -> None:
    found_in(text)
    try:
        address = address_of(text)
    except ValueError:
        return
    author_of(address)
    person_at(address)


@given(st.from_regex(r"[a-z]{1,10}\.example", fullmatch=True), st.text("abc./", max_size=10))
def test_a_wildcard_covers_only_what_is_below_it(host: str, path: str) -> None:
    one = Known(names=(), addresses=read_addresses([f"*.{host}"]), valid_until=date.max)
    assert one.is_at(address_of(f"https://deep.{host}/{path}"))
    assert not one.is_at(address_of(f"https://evil{host}/{path}"))
    assert not one.is_at(address_of(f"https://{host}.evil.example/{path}"))


def test_our_channel_is_ours_in_a_text_and_in_an_address() -> None:
    assert own_handles("telegram", "@TownHall") == {"@townhall", "t.me/townhall"}


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Merrowby Town Council", True),
        ("Merrowby Town Council (exercise)", True),
        ("Merrowby Town Council, roads", True),
        ("Merrowby Council", True),
        ("the Merrowby Council, roads", True),
        ("Merrowby Council Watch", False),
        ("Weirford Council", False),
    ],
)
def test_an_office_and_what_its_guide_calls_it_are_no_unknown_source(name: str, ours: bool) -> None:
    known_as = Ours(
        names=own_names("Merrowby Town Council (exercise)"),
        prescribed=frozenset({"Merrowby Council"}),
    )
    assert known_as.is_called(name) is ours


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("According to Weir Water, all is well.", "unknown-source"),
        ("See https://x.com/weirwater/status/12", "unknown-repost"),
    ],
)
def test_says_that_a_source_waits_for_a_second_person(text: str, code: str) -> None:
    found = found_in(text, sources=(replace(known(), waits=True),))[code]
    assert "waits for a second person" in found.says
    assert found.fix is None, "it is written down already"
    there = (replace(known(), waits=True), known())
    assert not found_in(text, sources=there), "what holds goes on holding"
