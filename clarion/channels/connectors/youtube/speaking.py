"""How the plug asks YouTube, and what it believes of the answer."""

from collections.abc import Mapping

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube import own, session
from clarion.channels.connectors.youtube.failures import failure, is_no_such_thing, out_of_sight
from clarion.channels.connectors.youtube.normalize import is_film, page, watch
from clarion.channels.contract import Access, Outgoing, Sent, Target
from clarion.channels.fields import Fields
from clarion.channels.http import Line

PLAIN = {"part": "snippet", "textFormat": "plainText"}


def ask(line: Line, access: Access, where: str, params: Mapping[str, str | int]) -> Answer:
    headers = session.bearer(access)
    return line.ask("GET", session.url(access, where), headers=headers, params=params)


def passed(answer: Answer) -> Answer:
    """Hand an answer on if it is a yes, whether or not there is anything in it."""
    if not answer.is_good:
        raise failure(answer)
    return answer


def good(answer: Answer) -> Fields:
    return passed(answer).parsed()


def sent(name: str, target: Target | None, proof: str = "") -> Sent:
    if is_film(name):
        return Sent(remote_id=name, url=watch(name), proof=proof)
    film = target.extra.get("film", "") if target else ""
    return Sent(remote_id=name, url=page(film, name), proof=proof)


def is_gone(line: Line, access: Access, answer: Answer) -> bool:
    """Whether something is not there, which we believe only while we see our own channel."""
    if not is_no_such_thing(answer):
        return False
    must_see_ourselves(line, access, answer)
    return True


def must_see_ourselves(line: Line, access: Access, answer: Answer) -> None:
    """Raise where YouTube does not show us our channel: then it may hide more from us."""
    mine = ask(line, access, "channels", {"part": "id", "mine": "true"})
    listed = mine.parsed().each("items") if mine.is_good else []
    if access.remote_id not in {one.text("id") for one in listed}:
        raise out_of_sight(answer)


def what_stands(line: Line, access: Access, name: str) -> Fields | None:
    """Return what stands there under a name; None for what is gone."""
    if is_film(name):
        answer = ask(line, access, "videos", {"part": "snippet,status", "id": name})
    else:
        answer = ask(line, access, "comments", PLAIN | {"id": name})
    if is_gone(line, access, answer):
        return None
    stands = next(iter(good(answer).each("items")), None)
    if stands is None:
        must_see_ourselves(line, access, answer)
    return stands


def reads_so(stands: Fields, outgoing: Outgoing) -> bool:
    if is_film(outgoing.said_id):
        return own.film_reads_so(stands.maybe("snippet"), outgoing)
    return own.reads_so(stands, outgoing)
