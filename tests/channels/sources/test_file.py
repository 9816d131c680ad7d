"""A file that somebody hands in: a line ends where a new line begins, and nowhere else."""

import pytest

from clarion.channels import listened
from clarion.channels.contract import Access
from clarion.channels.listened import cut_file

HERE = Access(account_id=1, address="letters")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_sign_within_a_text_ends_no_line(sign: str) -> None:
    content = f'{{"id":"1","text":"My house is{sign}on fire"}}\r\n{{"text":"no water"}}\n'.encode()
    cut = list(cut_file(content, lines_max=10))
    assert [number for number, _ in cut] == [1, 2]
    texts = [one.text for _, raw in cut for one in listened.read("file", raw.body, HERE)]
    assert [text.split()[0] for text in texts] == ["My", "no"]
