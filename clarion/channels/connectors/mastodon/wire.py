"""What all calls to a Mastodon server have in common: where they go, and how answers are read."""

from urllib.parse import quote, urlsplit

from clarion.channels.answer import Answer
from clarion.channels.connectors.mastodon.failures import NOT_FOUND, failure
from clarion.channels.contract import Access, Figures, Permanent, Reason, Sent
from clarion.channels.fields import Fields


def url(access: Access, path: str) -> str:
    """Return where a method is called."""
    return f"{access.settings.get('server', '').rstrip('/')}/api/{path}"


def post_path(number: str) -> str:
    """Return where one post is."""
    if not number:
        raise Permanent(Reason.TARGET_GONE, "it has no name on Mastodon")
    return f"v1/statuses/{safe(number)}"


def safe(number: str) -> str:
    """Return a number as a part of an address, whatever a stranger put into it."""
    return quote(number, safe="")


def token(access: Access) -> dict[str, str]:
    """Return the header that opens the door."""
    held = access.secrets.get("access_token", "")
    if not held:
        raise Permanent(Reason.TOKEN_REVOKED, "there is no token")
    return {"Authorization": f"Bearer {held}"}


def good(answer: Answer) -> Fields:
    """Read an object, or raise what a refusal means."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def listed(answer: Answer) -> list[Fields]:
    """Read a list of objects, which is how Mastodon answers where there may be many."""
    if not answer.is_good:
        raise failure(answer)
    wrapped = Answer(
        status=answer.status,
        headers=answer.headers,
        body=b'{"list":' + answer.body + b"}",
        handed_over=answer.handed_over,
    )
    return wrapped.parsed().each("list")


def sent(post: Fields) -> Sent:
    """Say that the server has it. What is no address of the web is not shown as one."""
    page = post.text("url") or post.text("uri")
    is_page = urlsplit(page).scheme in ("https", "http")
    return Sent(remote_id=post.needed("id"), url=page if is_page else "", proof=post.text("uri"))


def counted(answer: Answer) -> Figures:
    """Read how far a post has gone, or that it is gone; nobody counts who has seen it."""
    if answer.status in NOT_FOUND:
        return Figures(gone=True)
    post = good(answer)
    return Figures(
        replies=post.count("replies_count"),
        reposts=post.count("reblogs_count"),
        likes=post.count("favourites_count"),
    )
