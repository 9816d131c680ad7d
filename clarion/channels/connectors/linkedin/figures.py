"""How far what we said has gone, as LinkedIn counts it."""

from clarion.channels.connectors.linkedin.names import quoted
from clarion.channels.contract import Figures
from clarion.channels.fields import Fields

_KINDS = {"urn:li:share:": "shares", "urn:li:ugcPost:": "ugcPosts"}


def by_kind(posts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Sort posts into the two kinds of which LinkedIn tells, each by itself."""
    found = {
        kind: tuple(one for one in posts if one.startswith(start)) for start, kind in _KINDS.items()
    }
    return {kind: some for kind, some in found.items() if some}


def asked(us: str, kind: str, posts: tuple[str, ...]) -> str:
    """Return where the figures of these posts are asked for."""
    names = ",".join(quoted(one) for one in posts)
    page = f"q=organizationalEntity&organizationalEntity={quoted(us)}"
    return f"organizationalEntityShareStatistics?{page}&{kind}=List({names})"


def statistics(said: Fields) -> dict[str, Figures]:
    """Read those of posts. LinkedIn leaves out what nobody has seen, and then nothing is known."""
    found = {}
    for one in said.each("elements"):
        told = one.maybe("totalShareStatistics")
        found[one.text("share") or one.needed("ugcPost")] = Figures(
            replies=told.count("commentCount"),
            reposts=told.count("shareCount"),
            likes=told.count("likeCount"),
            seen=told.count("impressionCount"),
        )
    return found


def of(comment: Fields) -> Figures:
    """Read those of a comment."""
    return Figures(
        replies=comment.maybe("commentsSummary").count("aggregatedTotalComments"),
        likes=comment.maybe("likesSummary").count("aggregatedTotalLikes"),
    )
