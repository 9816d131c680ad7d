"""Turns whatever bytes a stranger sent into words."""

import codecs

# What a label says and what senders mean by it (WHATWG Encoding, section 4.2).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
}
# Labels that are often put on text which is really UTF-8.
_OFTEN_WRONG = frozenset({"cp1252", "iso8859-15"})
# Python knows these as encodings, no mail program means them.
_NOT_IN_MAIL = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})


def decode(content: bytes, label: str) -> str:
    """Read `content` as `label` says if that can be true, else as it most likely is."""
    content = content.removeprefix(codecs.BOM_UTF8)
    encoding = _encoding(label)
    guesses = ["utf-8", encoding] if encoding in _OFTEN_WRONG else [encoding, "utf-8"]
    for guess in guesses:
        try:
            return content.decode(guess)
        except (UnicodeError, LookupError):  # it cannot be that, or that is no text ("hex")
            continue
    return content.decode("cp1252", "replace")


def _encoding(label: str) -> str:
    """Python's name for what the label means; `cp1252` where it means nothing."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name.replace("_", "-")
    except (LookupError, ValueError):
        return "cp1252"
    return "cp1252" if name in _NOT_IN_MAIL else _MEANT.get(name, name)
