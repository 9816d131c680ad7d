"""What Mastodon's plug reads and writes, without any server."""

import email
import email.policy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.mastodon.names import newest
from clarion.channels.connectors.mastodon.words import alike, names_in, plain
from clarion.channels.contract import Media
from clarion.channels.multipart import multipart


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("<p>One.</p><p>Two.<br>Three.</p>", "One.\n\nTwo.\nThree."),
        ("Plain &amp; <b>bold</b>", "Plain & bold"),
        ('<p><a href="https://a.b/@ann">@<span>ann</span></a> Hi</p>', "@ann Hi"),
        ('<a href="https://a.b/tags/x">#x</a>', "#x"),
        ('<a href="https://a.b/c"><span>https://</span>a.b/c</a>', "https://a.b/c"),
        ('<a href="https://evil.example/">the town</a>', "the town <https://evil.example/>"),
        ('<a href="https://evil.example/">https://town.example</a>',
         "https://town.example <https://evil.example/>"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("<ul><li>One</li><li>Two</li></ul><p>End</p>", "- One\n- Two\n\nEnd"),
        ("<p>Before<script>alert(1)</script>after</p>", "Beforeafter"),
        ("<![CDATA[x]]><!doctype y><?z>", ""),
        ("\ud800", "?"),
    ],
)  # fmt: skip
def test_reads_a_post_as_its_author_wrote_it(html: str, words: str) -> None:
    assert plain(html) == words


@given(st.text())
def test_reads_any_text(html: str) -> None:
    plain(html)


def test_reads_a_hostile_page_in_time() -> None:
    for piece in ("<a href='https://a.b'>", "<p>", "<ul><li>", "&", "<", "@a", "@a.", "\n"):
        words = plain(piece * 60_000)
        alike(words, words)


def test_knows_whom_a_text_names() -> None:
    text = "@Ann@far.example, @bob. bob@far.example https://far.example/@carl @dora@x.test!"
    assert names_in(text) == ["ann@far.example", "bob", "dora@x.test"]


def test_knows_our_words_as_the_server_shows_them() -> None:
    assert alike("@ann@far.example  At\n\nnoon.", "@ann At noon.")
    assert not alike("At noon.", "At one.")


@pytest.mark.parametrize(
    ("numbers", "last"),
    [([], ""), (["", "9"], "9"), (["9", "10"], "10"), (["01HZ", "01HA"], "01HZ")],
)
def test_knows_which_number_is_the_newest(numbers: list[str], last: str) -> None:
    assert newest(numbers) == last


@given(
    content=st.binary(max_size=300),
    alt=st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=80),
    name=st.text(st.characters(blacklist_categories=["Cs"]), max_size=40),
)
def test_packs_a_picture_so_that_it_is_unpacked_again(content: bytes, alt: str, name: str) -> None:
    medium = Media(name=name, mime="image/png", alt=alt, content=content)
    mime, body = multipart({"description": alt}, {"file": medium})
    boundary = mime.partition("boundary=")[2].encode()
    assert body.count(b"--" + boundary) == 3
    first, second = re.findall(
        rb"--" + boundary + rb"\r\n(.*?)\r\n\r\n(.*?)\r\n(?=--" + boundary + rb")", body, re.DOTALL
    )
    assert second[1] == content
    assert first[1].decode() == alt
    head = email.message_from_bytes(second[0], policy=email.policy.default)
    assert head.get_param("name", header="content-disposition") == "file"
    assert head.get_content_type() == "image/png"
