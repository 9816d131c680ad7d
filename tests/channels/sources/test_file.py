"""A file that somebody hands in: a line ends where a new line begins, and nowhere else."""

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clarion.channels import listened
from clarion.channels.contract import Access, Unreadable
from clarion.channels.listened import cut_file
from clarion.channels.stream import PARTITIONS
from clarion.channels.stream.jetstream import partition_of

HERE = Access(account_id=1, address="letters")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_sign_within_a_text_ends_no_line(sign: str) -> None:
    content = f'{{"id":"1","text":"My house is{sign}on fire"}}\r\n{{"text":"no water"}}\n'.encode()
    cut = list(cut_file(content, lines_max=10))
    assert [number for number, _ in cut] == [1, 2]
    texts = [one.text for _, raw in cut for one in listened.read("file", raw.body, HERE)]
    assert [text.split()[0] for text in texts] == ["My", "no"]


def take(content: bytes) -> list[str]:
    """Cut a file, hand its lines over and read them; only `Unreadable` may come of it."""
    texts = []
    try:
        cut = list(cut_file(content, lines_max=50))
    except Unreadable:
        return []
    assert len({number for number, _ in cut}) == len(cut)
    for _, raw in cut:
        assert raw.fingerprint
        assert 0 <= partition_of(1, raw) < PARTITIONS
        try:
            texts += [one.text for one in listened.read("file", raw.body, HERE)]
        except Unreadable:
            continue
    for text in texts:
        text.encode()  # whole signs only: they are kept
        assert "\0" not in text
    return texts


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda rest: b"text,id\n" + rest))
@example(b"text,id\n\0,1")
@example(b'text\n"never ends')
@example(b"text,text\na,b,c,d")
@example(b"\xef\xbb\xbftext\nno water")
def test_no_bytes_break_it(content: bytes) -> None:
    take(content)


said = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from(["id", "text", "author", "at", "url", "language", "more"])


@given(st.lists(st.dictionaries(fields, said) | said, max_size=4))
@example([{"text": "no water", "author": "\ud800", "id": "\udc00"}])
@example([{"text": "\ud83d", "at": "0000-99-99", "url": "https://["}])
def test_no_json_lines_break_it(lines: list[object]) -> None:
    take(b"{}\n" + b"\n".join(json.dumps(one).encode() for one in lines))
    take("\n".join(json.dumps(one)[:-1] for one in lines).encode())


def test_no_depth_and_no_number_breaks_it() -> None:
    for depth in (100, 990, 1_200, 50_000):
        take(b'{"text": "no water", "more": ' + b"[" * depth + b"]" * depth + b"}")
    take(b'{"text": "no water", "more": ' + b"9" * 5_000 + b"}")
    take(b'{"text": "no water", "more": 1e999, "id": 1e999}')


@given(st.lists(st.lists(st.text(), min_size=1, max_size=5), max_size=4))
def test_no_table_breaks_it(rows: list[list[str]]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows([["id", "text", "author", "at"], *rows])
    take(table.getvalue().encode("utf-8", "surrogatepass"))


WHOLE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(WHOLE, max_size=40))
def test_every_line_of_a_whole_file_is_read(texts: list[str]) -> None:
    lines = b"\n".join(json.dumps({"text": f"a {one}"}).encode() for one in texts)
    assert len(take(lines)) == len(texts)
    table = io.StringIO()
    csv.writer(table).writerows([["text"], *([f"a {one}"] for one in texts)])
    assert len(take(table.getvalue().encode())) == len(texts)
