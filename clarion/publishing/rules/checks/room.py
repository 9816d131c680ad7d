"""Does it fit, and is there anything to say at all?"""

import re
from collections.abc import Iterator

from clarion.channels.contract import is_film
from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece

_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")


def room(checked: Checked) -> Iterator[Found]:
    """Find what is empty, what is too long for its network, and what was just said there."""
    if not checked.pieces:
        yield Found(
            code="nowhere",
            level=Level.STOP,
            says="It goes nowhere.",
            rule="A statement needs somebody to read it.",
            do="Choose at least one account.",
            final=True,
        )
    if checked.corrects and not checked.mistake:
        yield Found(
            code="no-mistake",
            level=Level.STOP,
            says="It does not say what was wrong.",
            rule="People who read the old words must learn which of them to forget.",
            do="Say in a sentence what we said, and what is right.",
            final=True,
        )
    yield from _left_out(checked)
    for blank in dict.fromkeys(_BLANK.findall(checked.whole)):
        yield Found(
            code="blank",
            level=Level.STOP,
            says="Something in square brackets has not been filled in.",
            rule="Square brackets mark what is still to be said.",
            do="Say it, or take the sentence out.",
            quote=blank,
            final=True,
        )
    for name, alt in checked.pictures:
        if not alt.strip():
            yield Found(
                code="alt-missing",
                level=Level.STOP,
                says="A picture says nothing to those who cannot see it.",
                rule="WCAG 2.2, 1.1.1: every picture has a text that stands for it.",
                do="Say in a sentence what it shows, and every word that stands in it.",
                quote=name,
                final=True,
            )
    for piece in checked.pieces:
        yield from _words(piece)
        yield from _places(piece, checked)
        yield from _pictures(piece, checked)


def _left_out(checked: Checked) -> Iterator[Found]:
    for number, where in checked.left_out:
        yield Found(
            code=f"old-words-stand-{number}",
            level=Level.STOP,
            says="The old words stand there, or may stand there, and the correction does not.",
            rule="What is put right is put right wherever it was said.",
            do="Say it there as well, or say in the reason why not.",
            where=(where,),
        )


def _words(piece: Piece) -> Iterator[Found]:
    where = (piece.where,)
    if not piece.whole:
        yield Found(
            code="empty",
            level=Level.STOP,
            says="There is nothing to say yet.",
            rule="Nobody is sent an empty message.",
            do="Write what happened.",
            where=where,
            final=True,
        )
    if piece.house and piece.whole and not piece.subject:
        yield Found(
            code="no-headline",
            level=Level.STOP,
            says="It has no headline.",
            rule="On our own page, and in feeds, a statement is found by its headline.",
            do="Say in one line what happened, and where.",
            where=where,
            final=True,
        )
    if piece.thread:
        yield from _thread(piece)
    elif piece.limit is not None and piece.count > piece.limit:
        yield Found(
            code=f"too-long-{piece.account_id}",
            level=Level.STOP,
            says=f"It is {piece.count - piece.limit} too long.",
            rule=f"{piece.where} takes {piece.limit}, counted as it counts.",
            do="Write shorter words for this account, or a shorter headline.",
            where=where,
            final=True,
        )
    for post in piece.posts:
        if post.comment and post.over:
            yield Found(
                code=f"comment-too-long-{piece.account_id}",
                level=Level.STOP,
                says=f"The first comment is {post.over} too long.",
                rule=f"{piece.where} takes {post.limit} in a comment, counted as it counts.",
                do="Write a shorter comment.",
                where=where,
                final=True,
            )


def _thread(piece: Piece) -> Iterator[Found]:
    """Each post must fit, and there may not be more than the network puts together."""
    where = (piece.where,)
    for number, post in enumerate(piece.thread, start=1):
        if post.over:
            yield Found(
                code=f"too-long-{piece.account_id}-{number}",
                level=Level.STOP,
                says=f"Post {number} of the thread is {post.over} too long.",
                rule=f"{piece.where} takes {post.limit} in each, and a sentence is never cut.",
                do="Make two sentences of one, or divide it with a line of three dashes (---).",
                where=where,
                final=True,
            )
    if len(piece.thread) > piece.posts_max:
        yield Found(
            code=f"too-many-{piece.account_id}",
            level=Level.STOP,
            says=f"The thread would be of {len(piece.thread)} posts.",
            rule=f"{piece.where} takes at most {piece.posts_max}, and few read so far.",
            do="Say it there as one post with a link, or in fewer words.",
            where=where,
            final=True,
        )


def _places(piece: Piece, checked: Checked) -> Iterator[Found]:
    where = (piece.where,)
    if piece.short and not any(one.house for one in checked.pieces):
        yield Found(
            code="link-to-nothing",
            level=Level.STOP,
            says="It links to our own page, where it is not said.",
            rule="A link leads to the whole statement.",
            do="Say it on our own page as well, or write shorter words for this account.",
            where=where,
            final=True,
        )
    if (piece.account_id, piece.first) in checked.said_lately:
        yield Found(
            code=f"said-before-{piece.account_id}",
            level=Level.WARN,
            says="The same words were said there within the last day, or are about to be.",
            rule="Networks hide repeats, and people take them for a machine.",
            do="Say what is new, or leave this account out.",
            where=where,
        )


def _pictures(piece: Piece, checked: Checked) -> Iterator[Found]:
    where = (piece.where,)
    if piece.needs_picture and not piece.pictures:
        yield Found(
            code=f"picture-missing-{piece.account_id}",
            level=Level.STOP,
            says="It has no picture, and nothing can be said there without one.",
            rule=f"{piece.where} takes words only below a picture.",
            do="Add a picture, or leave this account out.",
            where=where,
            final=True,
        )
    pairs = zip(checked.pictures, checked.kinds if piece.takes else (), strict=False)
    still = [(name, kind) for (name, _alt), kind in pairs if not is_film(kind)]
    for name, kind in still[: piece.pictures - piece.films]:
        if kind not in piece.takes:
            yield Found(
                code=f"picture-kind-{piece.account_id}",
                level=Level.STOP,
                says="It does not take a picture of this kind.",
                rule=f"{piece.where} takes {_named(piece.takes)} only.",
                do="Save the picture in that form and add it again, or leave this account out.",
                quote=name,
                where=where,
                final=True,
            )


def _named(kinds: frozenset[str]) -> str:
    """Say MIME types as people say them: “JPEG, PNG”."""
    return ", ".join(sorted(one.partition("/")[2].upper() for one in kinds))
