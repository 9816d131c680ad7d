"""How far what we said has gone, as Instagram counts it."""

from clarion.channels.answer import Answer
from clarion.channels.connectors.instagram.failures import failure
from clarion.channels.connectors.instagram.session import ask, good
from clarion.channels.contract import Access, Figures, Permanent, Reason
from clarion.channels.graph.figures import insights, may_be_of_one
from clarion.channels.http import Line


def of(line: Line, access: Access, number: str) -> Figures:
    """Ask about a post, or about a comment, of which only its likes are counted."""
    answer = ask(line, access, number, fields="comments_count,like_count")
    if _is_of_comment(answer):
        likes = good(ask(line, access, number, fields="like_count")).count("like_count")
        return Figures(likes=likes)
    said, reach = good(answer), _reach(line, access, number)
    return Figures(
        replies=said.count("comments_count"),
        reposts=reach.get("shares"),
        likes=said.count("like_count"),  # left out where the owner hides it
        seen=reach.get("views"),
    )


def _is_of_comment(answer: Answer) -> bool:
    """Whether the question was refused as a comment refuses it; its number does not show it."""
    return not answer.is_good and failure(answer).reason is Reason.REJECTED


def _reach(line: Line, access: Access, number: str) -> dict[str, int]:
    """Return how often it was seen and passed on: nothing, where we may not know."""
    try:
        return insights(good(ask(line, access, f"{number}/insights", metric="views,shares")))
    except Permanent as refusal:
        if may_be_of_one(refusal):
            return {}
        raise
