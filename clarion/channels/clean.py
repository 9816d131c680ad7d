"""Characters that no database keeps and nobody can read are replaced before anything is stored."""

import re
from dataclasses import replace

from clarion.channels.contract import Arrived

# Null, and halves of surrogate pairs, which are not text in any encoding.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Networks' names for things are short. A longer one is cut, so that it fits an index.
NAME_MAX = 500
FINGERPRINT_MAX = 128
LANGUAGE_MAX = 35
# So long any of a thing's names and addresses may be.
_SHORT_MAX = 300


def clean(thing: Arrived) -> Arrived:
    """Return the same with every text storable; the raw arrival keeps what was replaced."""
    if _is_plain(thing):
        return thing
    author = replace(
        thing.author,
        remote_id=_name(thing.author.remote_id)[:300],
        handle=_text(thing.author.handle)[:300],
        name=_text(thing.author.name)[:300],
        url=_text(thing.author.url)[:500],
    )
    return replace(
        thing,
        author=author,
        remote_id=_name(thing.remote_id),
        thread_id=_name(thing.thread_id),
        parent_id=_name(thing.parent_id),
        text=_text(thing.text),
        subject=_text(thing.subject)[:1000],
        language=_text(thing.language)[:LANGUAGE_MAX],
        url=_text(thing.url)[:1000],
        attachments=tuple(
            replace(
                one,
                name=_text(one.name)[:300],
                mime=_text(one.mime)[:120],
                url=_text(one.url)[:2000],
                alt=_text(one.alt),
            )
            for one in thing.attachments
        ),
        regarding=replace(
            thing.regarding,
            remote_id=_name(thing.regarding.remote_id),
            reason=_text(thing.regarding.reason),
        )
        if thing.regarding
        else None,
        extra={_text(key): _text(value) for key, value in thing.extra.items()},
    )


def _is_plain(thing: Arrived) -> bool:
    """Say whether there is nothing to do, as for nearly everything: a network says a lot."""
    if thing.attachments or thing.regarding or thing.extra:
        return False
    author = thing.author
    short = (
        thing.remote_id, thing.thread_id, thing.parent_id, thing.language, thing.subject,
        thing.url, author.remote_id, author.handle, author.name, author.url,
    )  # fmt: skip
    return (
        max(map(len, short)) <= _SHORT_MAX
        and len(thing.language) <= LANGUAGE_MAX
        and not _UNSTORABLE.search("".join(short))
        and not _UNSTORABLE.search(thing.text)
    )


def clean_fingerprint(fingerprint: str) -> str:
    """Return a fingerprint that a table can hold, whatever a network put into its own name."""
    return _text(fingerprint)[:FINGERPRINT_MAX]


def _text(text: str) -> str:
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _name(name: str) -> str:
    return _text(name)[:NAME_MAX]
