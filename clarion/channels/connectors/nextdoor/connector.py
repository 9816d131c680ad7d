"""The plug for a public agency on Nextdoor, by its Publish API. What it cannot do is in doc.md."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from clarion.channels.answer import Answer
from clarion.channels.connectors.nextdoor import render
from clarion.channels.connectors.nextdoor.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.nextdoor.failures import failure, no_token, out_of_sight, silent
from clarion.channels.connectors.nextdoor.normalize import arrived
from clarion.channels.connectors.nextdoor.own import (
    CLOCKS_APART,
    counted,
    is_linked,
    is_name,
    says,
)
from clarion.channels.connectors.nextdoor.session import (
    as_it_is,
    bearer,
    grants,
    renewal,
    request,
    token_of,
    tokens,
)
from clarion.channels.contract import (
    Absent,
    Access,
    Arrived,
    Deed,
    Failure,
    Figures,
    Harvest,
    Outgoing,
    Permanent,
    Profile,
    Reason,
    Renewal,
    Sent,
    Temporary,
    Unknown,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.partial import Uncalled, Unchanged

AUTH = "https://auth.nextdoor.com"
HOME = "https://{}"  # of each country
API = "external/api/partner/v1"
AREA_PAGES_MAX = 20
# Between the answer that it stands and the post's own time.
MOMENT = timedelta(minutes=1)


class Nextdoor(Uncalled, Unchanged):
    """Posts for an agency and takes down; hears nothing through it."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def probe(self, access: Access) -> Profile:
        """Ask for whom the token speaks, and whether the areas are there."""
        with Line(access) as line:
            us = _good(_ask(line, access, "me/"))
            if not us.text("agency_id"):
                raise Permanent(Reason.MISCONFIGURED, "whoever gave the token posts for no agency")
            _groups(line, access)
        page = us.text("agency_url_at_nextdoor")
        person = " ".join(one for one in (us.text("first_name"), us.text("last_name")) if one)
        return Profile(
            remote_id=us.needed("id"),
            handle=us.text("agency_name") or access.address,
            name=person,
            url=page if page.startswith("https://") else "",
        )

    def renew(self, access: Access) -> Renewal:
        """Exchange what we hold for a new token. One that still opens the door is never lost."""
        asked_at = datetime.now(UTC)
        with Line(access) as line:
            for grant in grants(access):
                headers, form = request(access, grant)
                answer = line.ask("POST", _auth(access), headers=headers, content=form)
                if answer.is_good:
                    return renewal(access, answer.parsed(), asked_at)
                refused = no_token(answer)
                if isinstance(refused, Temporary) or refused.reason is Reason.MISCONFIGURED:
                    raise refused
            for token in tokens(access):
                if line.ask("GET", _url(access, "me/"), headers=bearer(token)).is_good:
                    return as_it_is(access, token, asked_at)
        raise Permanent(Reason.TOKEN_REVOKED, "Nextdoor renews none of the tokens")

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Post it, then find out what the list calls it. Without that it stands all the same."""
        render.check(outgoing)
        with Line(access) as line:
            groups = _groups(line, access)
            said, where = render.post(outgoing, groups), _url(access, "post/create/")
            answer = line.hand_over("POST", where, headers=token_of(access), json=said)
            made = _good(answer)
            link = made.needed("share_link")
            if made.text("result") != "success":
                raise answer.doubt(f"HTTP {answer.status}, and no word of success")
            name = _name_of(line, access, outgoing, link, answer.at() or outgoing.made_at)
        return Sent(remote_id=name, url=link if link.startswith("https://") else "", proof=link)

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Delete it. Of one that is not there Nextdoor does not say whether it ever was."""
        name = _named(outgoing)
        with Line(access) as line:
            where, named = _url(access, "post/"), {"id": name}
            answer = line.hand_over("DELETE", where, headers=token_of(access), params=named)
        if answer.status == 404:
            raise out_of_sight()
        _good(answer)
        return Sent(remote_id=name, proof="it was deleted")

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        """Look among the agency's newest posts."""
        with Line(access) as line:
            listed = _listed(line, access)
        if outgoing.deed is not Deed.SAY:
            name = _named(outgoing)
            if any(one.text("id") == name for one in listed):
                return Absent(evidence="it is still there")
            raise out_of_sight()
        since = outgoing.made_at - CLOCKS_APART
        found = [one for one in listed if says(one, outgoing, since)]
        if len(found) > 1:
            raise Unknown(Reason.UNRECOGNISED, f"these words stand there {len(found)} times")
        if not found:
            return Absent(evidence="these words are not among the newest on Nextdoor")
        page = found[0].text("url")
        url = page if page.startswith("https://") else ""
        return Sent(remote_id=found[0].needed("id"), url=url)

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Read them off the list of the newest posts; of older ones nothing is said."""
        if not remote_ids:
            return {}
        with Line(access) as line:
            found = {one.text("id"): one for one in _listed(line, access)}
        return {name: counted(found[name]) for name in remote_ids if name in found}

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Raise: nothing comes in."""
        raise silent()

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Raise: nothing comes in."""
        raise silent()

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: nothing comes in."""
        raise silent()

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Raise: nobody writes here."""
        return (arrived(raw),)


def _url(access: Access, path: str) -> str:
    country = access.settings.get("country", "")
    if country not in [answer for answer, _ in QUESTIONS[0].choices]:
        raise Permanent(Reason.MISCONFIGURED, "Nextdoor is not in that country")
    return f"{access.settings.get('service', '') or HOME.format(country)}/{API}/{path}"


def _auth(access: Access) -> str:
    return f"{access.settings.get('service', '') or AUTH}/v2/token"


def _ask(line: Line, access: Access, path: str, params: Mapping[str, str] | None = None) -> Answer:
    return line.ask("GET", _url(access, path), headers=token_of(access), params=params or {})


def _good(answer: Answer) -> Fields:
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def _named(outgoing: Outgoing) -> str:
    if not is_name(outgoing.said_id):
        raise Permanent(Reason.TARGET_GONE, "it has no name on Nextdoor")
    return outgoing.said_id


def _listed(line: Line, access: Access) -> list[Fields]:
    return _good(_ask(line, access, "post/")).each("posts")


def _name_of(line: Line, access: Access, outgoing: Outgoing, link: str, at: datetime) -> str:
    """Return what the list calls the post that was just made; nothing where that is not sure.

    It has been said by now, so whatever goes wrong here is no failure.
    """
    try:
        listed = _listed(line, access)
        found = [one for one in listed if is_linked(one, link)]
        if not found:
            found = [one for one in listed if says(one, outgoing, at - MOMENT)]
        name = found[0].text("id") if len(found) == 1 else ""
    except Failure:
        name = ""
    return name if is_name(name) else ""


def _groups(line: Line, access: Access) -> list[int]:
    """Return Nextdoor's numbers for the areas that were chosen; each must be there, once."""
    wanted = render.areas_of(access)
    if not wanted:
        return []
    known: dict[str, set[int]] = {}
    after: dict[str, str] = {}
    for _ in range(AREA_PAGES_MAX):
        page = _good(_ask(line, access, "agency/boundary/", {"enable_pagination": "true", **after}))
        for one in page.each("result"):
            known.setdefault(one.text("name").casefold(), set()).add(one.whole("group_id"))
        after = {"after": page.text("cursor")}
        if not page.is_true("has_next_page") or not after["after"]:
            break
    unclear = [one for one in wanted if len(known.get(one.casefold(), ())) != 1]
    if unclear:
        raise Permanent(Reason.MISCONFIGURED, f"no area, or several, of this name: {unclear[0]}")
    return [number for one in wanted for number in known[one.casefold()]]
