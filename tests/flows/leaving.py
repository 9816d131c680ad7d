"""What has left the building: every call that says something, held against what people signed."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from clarion.channels.contract import Deed, Edge, InThread, Media, Outgoing, Rendition, Target
from clarion.postroom.models import Dispatch
from clarion.publishing.models import Picture
from clarion.publishing.queries.saying.published import published
from clarion.signoff import queries as signoff
from clarion.signoff.queries import OpenRequest
from fakenet import FakeNet
from tests.makers.publishing import Press

SAYING = ("posts.create", "posts.edit", "posts.delete")


class Seen(NamedTuple):
    """What a signer has before their eyes: a whole text, and each picture with its words."""

    text: str
    pictures: tuple[tuple[str, str], ...]  # the alternative text, and the SHA-256 of the bytes


class Said(NamedTuple):
    """One call that says something, as the network has it. `name`: that of the post."""

    deed: Deed
    account: str
    name: str
    text: str
    language: str
    below: str
    media: tuple[Media, ...]


class Watch:
    """Reads what the network was told, and knows what each request had in it when it was asked.

    What a dispatch holds is asked only for what no network is told: its account, its warrant, its
    place in a thread. All else is put together again from what has really left.
    """

    def __init__(self, press: Press, handles: Mapping[str, int]) -> None:
        """Begin with an empty network; `handles` are its accounts of ours."""
        self.press, self.handles = press, handles
        self.seen: dict[int, set[Seen]] = {}
        self.pages: dict[int, set[tuple[str, str]]] = {}  # headline and words, by request
        self.digests: dict[str, str] = {}  # of each post that was made, by its name
        self.media: dict[str, Media] = {}
        self.on: dict[str, tuple[Media, ...]] = {}  # the pictures of each post
        self.last = 0

    def look(self, request: OpenRequest) -> None:
        """Remember what a signer sees; whoever looks again must see the same."""
        seen = {
            Seen(one.text, tuple((alt, _digest(number)) for number, alt, _below in one.pictures))
            for one in request.pieces
        }
        assert self.seen.setdefault(request.id, seen) == seen, "a request has other words now"
        self.pages[request.id] = {(one.subject, one.text) for one in request.pieces}

    def left(self) -> list[tuple[Dispatch, Said]]:
        """Return what has been said since it was asked last; fails for what nobody agreed to."""
        found = []
        for call in _calls(self.press.net, self.last + 1):
            self.last = call["number"]
            self._gather(call)
            if call["operation"] in SAYING:
                said = self._said(call)
                found.append((self._agreed(call, said), said))
        return found

    def page(self) -> int:
        """Look at our own page in every language; return how many texts stand there."""
        agreed = {words for number, pages in self.pages.items() if _signed(self.press, number)
                  for words in pages}  # fmt: skip
        shown = [
            (one.headline, one.text)
            for statement in published(office_id=self.press.office_id)
            for edition in statement.editions
            for one in edition.versions
        ]
        assert set(shown) <= agreed, set(shown) - agreed
        return len(shown)

    def _gather(self, call: Mapping[str, Any]) -> None:
        """Put the pictures together from the parts in which they were sent."""
        if call["operation"] == "media.start" and call["did"]:
            name, body = call["did"][0].removeprefix("started "), call["body"]
            self.media[name] = Media(name="", mime=body["mime"], alt=body["alt"], content=b"")
        elif call["operation"] == "media.append":
            name = call["path"].split("/")[3]
            one = self.media[name]
            content = one.content + base64.b64decode(call["body"]["base64"])
            self.media[name] = Media(name="", mime=one.mime, alt=one.alt, content=content)

    def _said(self, call: Mapping[str, Any]) -> Said:
        body = call["body"] or {}
        made = [one.removeprefix("created ") for one in call["did"] if one.startswith("created ")]
        name = made[0] if made else ""
        deed = Deed.SAY
        if call["operation"] != "posts.create":
            name = call["path"].rpartition("/")[2]
            deed = Deed.CHANGE if call["operation"] == "posts.edit" else Deed.TAKE_DOWN
        media = tuple(self.media[one] for one in body.get("media", ()))
        if deed is Deed.SAY and name:
            self.on[name] = media
        return Said(
            deed=deed,
            account=call["account"],
            name=name,
            text=body.get("text", ""),
            language=body.get("lang", ""),
            below=body.get("reply_to", ""),
            media=media if deed is Deed.SAY else self.on.get(name, ()),
        )

    def _agreed(self, call: Mapping[str, Any], said: Said) -> Dispatch:
        """Return the dispatch whose warrant covers exactly this; fails if there is none."""
        rows = Dispatch.objects.filter(office_id=self.press.office_id, deed=said.deed.value)
        rows = rows.select_related("warrant__request", "account").exclude(attempts=0)
        if said.deed is Deed.SAY:
            rows = rows.filter(key=call["idempotency_key"] or "")
        else:
            rows = rows.filter(said_id=said.name)
        for row in rows.order_by("-id"):
            digest = self._as_it_left(row, said).digest()
            if digest in row.warrant.digests and row.account_id == self.handles[said.account]:
                self._saw(row, said)
                if said.name:
                    self.digests[said.name] = digest
                return row
        raise AssertionError(f"nobody has agreed to this: {said}")

    def _as_it_left(self, row: Dispatch, said: Said) -> Outgoing:
        """Return what was handed over, put together from what the network was told."""
        named = zip(said.media if row.pictures else (), row.enclosed.order_by("place"), strict=True)
        return Outgoing(
            key=row.key,
            made_at=row.made_at,
            account_id=row.account_id,
            edge=Edge.PUBLIC,
            rendition=Rendition(
                text=said.text,
                language=said.language if said.deed is Deed.SAY else row.language,
                subject=row.subject,
                media=tuple(
                    Media(
                        name=known.name,
                        mime=one.mime,
                        alt=one.alt,
                        caption=known.caption,
                        credit=known.credit,
                        content=one.content,
                    )
                    for one, known in named
                ),
            ),
            target=Target(remote_id=said.below) if said.below else None,
            deed=said.deed,
            said_id=said.name if said.deed is not Deed.SAY else "",
            thread=self._thread(row, said),
        )

    def _thread(self, row: Dispatch, said: Said) -> InThread | None:
        """Return its place in a thread, behind the digest of the very post that stands above it."""
        if not row.thread_of:
            return None
        above = said.below if said.deed is Deed.SAY else row.after and row.after.remote_id
        follows = self.digests[above] if above and row.thread_number > 1 else ""
        return InThread(number=row.thread_number, of=row.thread_of, follows=follows)

    def _saw(self, row: Dispatch, said: Said) -> None:
        """Fail unless whoever signed it had exactly this before their eyes, and was another."""
        request = row.warrant.request
        assert request is not None, "a standing word says nothing to everybody"
        assert request.state == "signed"
        assert row.warrant.voided_at is None, "the agreement was taken back"
        hands = [one.staff_id for one in request.signatures.all()]
        if said.deed is Deed.TAKE_DOWN and not request.where:
            return  # ordered by whoever withdrew it: it says nothing
        assert len(set(hands)) == len(hands) == len(request.chain())
        assert not set(hands) & set(request.authors), "somebody signed their own words"
        if said.deed is not Deed.TAKE_DOWN:
            pictures = tuple((one.alt, one.digest()) for one in said.media if row.pictures)
            assert Seen(said.text, pictures) in self.seen[request.pk]


def _calls(net: FakeNet, begin: int) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = net.ask("GET", f"/control/seen?from={begin}")["calls"]
    return calls


def _digest(picture_id: int) -> str:
    return hashlib.sha256(bytes(Picture.objects.get(pk=picture_id).content)).hexdigest()


def _signed(press: Press, request_id: int) -> bool:
    now = signoff.request_now(office_id=press.office_id, request_id=request_id)
    return now.state == "signed"
