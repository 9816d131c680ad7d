"""A double of Instagram for one account: a few lines that keep its shape, and fail on command.

It is ours and not Meta's. What we send is checked against Meta's published types in tests/peers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.channels.facebook.double import Refusal
from tests.channels.graph import Called, insights_of, page_of, serving

Json = dict[str, Any]
US = "17841400000000009"
NAME = "elmsbridge"
TOKEN = "EAAG-a-token-of-a-system-user"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    posts: list[Json] = field(default_factory=list)  # the oldest first
    comments: dict[str, list[Json]] = field(default_factory=dict)  # below each post
    containers: dict[str, Json] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)  # of containers, as they are asked for
    calls: list[Called] = field(default_factory=list)
    fault: tuple[Exception, bool] | None = None  # strikes the next write; after its work or before
    laying: Exception | None = None  # strikes when pictures are laid ready
    redirect: str = ""
    unseen: set[str] = field(default_factory=set)  # they are there, and not for our token
    counted: dict[str, Json] = field(default_factory=dict)  # fields of a post that are figures
    reach: dict[str, Json] = field(default_factory=dict)  # its metrics; without any, all are 0
    closed: dict[str, Refusal] = field(default_factory=dict)  # what is refused to whoever reads it
    clock: datetime = NOON
    serial: int = 0

    def say(self, caption: str, pictures: int = 1) -> Json:
        """A post of ours."""
        name = self._name()
        several = {"children": {"data": [{"id": self._name()} for _ in range(pictures)]}}
        post = {
            "id": name,
            "caption": caption,
            "timestamp": self._now(),
            "permalink": f"https://www.instagram.com/p/{name}/",
            "media_type": "IMAGE" if pictures == 1 else "CAROUSEL_ALBUM",
            **(several if pictures > 1 else {}),
        }
        self.posts.append(post)
        self.comments[name] = []
        return post

    def comment(self, post: str, text: str, *, by: str = "maya", below: str = "") -> Json:
        """Somebody comments on a post, or answers a comment."""
        who = {"id": US, "username": NAME} if by == NAME else {"id": f"9{len(by)}", "username": by}
        said = {
            "id": self._name(),
            "text": text,
            "timestamp": self._now(),
            "username": by,
            "from": who,
            **({"parent_id": below} if below else {}),
        }
        if below:
            (above,) = [one for one in self.comments[post] if one["id"] == below]
            above.setdefault("replies", {"data": []})["data"].append(said)
        else:
            self.comments[post].append(said)
        return said

    def answer(self, call: Called) -> Json:
        self.calls.append(call)
        if self.redirect:
            raise Refusal(302, 0, Location=self.redirect)
        if call.token != TOKEN:
            raise Refusal(400, 190, message="Invalid token")
        whom, _, edge = call.path.partition("/")
        if whom in self.unseen:
            raise Refusal(400, 100, subcode=33, message="Object does not exist")
        if call.method == "GET" and call.path in self.closed:
            raise self.closed[call.path]
        lays = call.method == "POST" and edge == "media"
        if lays and self.laying:
            struck, self.laying = self.laying, None
            raise struck
        is_write = call.method in ("POST", "DELETE") and not lays
        fault, self.fault = (self.fault, None) if is_write else (None, self.fault)
        if fault and not fault[1]:
            raise fault[0]
        said = self._work(call)
        if fault:
            raise fault[0]
        return said

    def _work(self, call: Called) -> Json:
        whom, _, edge = call.path.partition("/")
        match call.method, edge:
            case "GET", "" if whom == US:
                return {"id": US, "username": NAME, "name": "Town of Elmsbridge"}
            case "GET", "" if whom in self.containers:
                return {"id": whom, "status_code": self.states.pop(0) if self.states else ""}
            case "GET", "" | "insights":
                return self._told(whom, call.params) if edge else self._one(whom, call.params)
            case "GET", "media":
                posts = [
                    {**one, "comments_count": len(self.comments[one["id"]])} for one in self.posts
                ]
                return page_of(posts, call.params)
            case "GET", "comments":
                self._post(whom)
                return page_of(self.comments[whom], call.params)
            case "GET", "replies":
                return page_of(
                    self._above(whom)[1].get("replies", {"data": []})["data"], call.params
                )
            case "POST", "media":
                name = self._name()
                self.containers[name] = call.said
                return {"id": name}
            case "POST", "media_publish":
                laid = self.containers.pop(str(call.said["creation_id"]))
                children = laid.get("children", [])
                for child in children:
                    self.containers.pop(child)
                return {"id": self.say(laid["caption"], len(children) or 1)["id"]}
            case "POST", "comments":
                self._post(whom)
                return {"id": self.comment(whom, call.said["message"], by=NAME)["id"]}
            case "POST", "replies":
                post, above = self._above(whom)
                said = self.comment(post, call.said["message"], by=NAME, below=above["id"])
                return {"id": said["id"]}
            case "DELETE", "":
                self._delete(whom)
                return {"success": True}
        raise Refusal(400, 100, message="Unsupported request")

    def _told(self, name: str, params: dict[str, str]) -> Json:
        return insights_of(self._post(name), self.reach.get(name), params)

    def _one(self, name: str, params: dict[str, str]) -> Json:
        """A comment, which has no comments_count; or a post."""
        comment = self._comment(name)
        if comment and "comments_count" in params["fields"]:
            raise Refusal(400, 100, message="Tried accessing nonexisting field (comments_count)")
        if comment:
            return {"like_count": 0, **comment, **self.counted.get(name, {})}
        counts = {"comments_count": len(self.comments.get(name, [])), "like_count": 0}
        return {**self._post(name), **self.counted.get(name, counts)}

    def _post(self, name: str) -> Json:
        for post in self.posts:
            if post["id"] == name:
                return post
        raise Refusal(400, 100, subcode=33, message="Object does not exist")

    def _delete(self, name: str) -> None:
        comment = self._comment(name)
        if comment is None:
            self.posts.remove(self._post(name))
        else:
            self.comments[self._above(name)[0]].remove(comment)

    def _comment(self, name: str) -> Json | None:
        found = (one for below in self.comments.values() for one in below if one["id"] == name)
        return next(found, None)

    def _above(self, name: str) -> tuple[str, Json]:
        for post, below in self.comments.items():
            for one in below:
                if one["id"] == name:
                    return post, one
        raise Refusal(400, 100, subcode=33, message="Object does not exist")

    def _now(self) -> str:
        self.clock += timedelta(seconds=1)
        return self.clock.strftime("%Y-%m-%dT%H:%M:%S+0000")

    def _name(self) -> str:
        self.serial += 1
        return f"18{self.serial:06}"


@contextmanager
def running() -> Iterator[Double]:
    """Run one until the block ends."""
    double = Double()
    with serving(double.answer) as url:
        double.url = url
        yield double
