"""The stage of the exercise: the one file of the house that moves FakeNet's people.

This is the hidden hand behind the network and not the network itself: what the public says
comes to the desk, and what the desk answers goes out, through the postroom as anywhere else.
"""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import fakenet
from clarion.exercises.rules.office import marked, town_office
from clarion.exercises.rules.reactions import Reaction
from clarion.exercises.rules.script import Line, names
from clarion.exercises.rules.wall import Said, Wall
from fakenet.client import Refused


class StageFailure(Exception):
    """FakeNet does not answer, or will not do what the play wants."""


class Stage:
    """A FakeNet on which the town lives."""

    def __init__(self, url: str) -> None:
        """Know where it answers; nothing is asked yet."""
        self._net = fakenet.at(url)
        self.url = self._net.url

    def settle(self) -> str:
        """Let everybody move in who does not live there yet; return the council's password."""
        office = town_office()
        here = {one["handle"]: one for one in self._ask("GET", "/control/accounts")["accounts"]}
        town = {office.handle: office.account} | {
            marked(who): name for who, name in names().items()
        }
        for handle, name in town.items():
            if handle not in here:
                self._ask("POST", "/control/accounts", {"handle": handle, "name": name})
        council = self._ask("GET", f"/control/accounts/{office.handle}")
        return str(council["password"])

    def wall(self) -> Wall:
        """Return everything that was said."""
        posts = self._ask("GET", "/control/posts")["posts"]
        return Wall((_said(one) for one in posts), town=town_office().handle)

    def perform(self, line: Line, wall: Wall) -> None:
        """Let somebody do what a line says; `wall` holds what it answers or changes."""
        aim = wall.find(line.to)
        aim_id = aim.id if aim else ""
        deed: dict[str, Any] = {"as": line.handle, "do": line.do, "text": line.words}
        match line.do:
            case "say":
                deed |= {"as": town_office().handle, "do": "post"}
            case "reply":
                place = wall.place_to_reply(line.to, line.handle)
                deed["reply_to"] = place.id if place else ""
            case "quote":
                deed["quote"] = aim_id
            case "message":
                deed["to"] = town_office().handle
            case "edit" | "delete":
                deed["id"] = aim_id
        if line.do not in {"edit", "delete"}:
            deed["client_key"] = line.id
        self._ask("POST", "/control/acts", deed)

    def react(self, reaction: Reaction) -> None:
        """Let somebody say something to one of our answers."""
        deed = {"as": reaction.handle, "do": "reply", "reply_to": reaction.to}
        deed |= {"text": reaction.text, "client_key": reaction.key}
        self._ask("POST", "/control/acts", deed)

    def turn_clock(self, span: timedelta) -> None:
        """Set the network's clock this far from ours: what was said before bears its time."""
        self._ask("POST", "/control/clock", {"skew_seconds": span.total_seconds()})

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            return self._net.ask(method, path, body)
        except (OSError, http.client.HTTPException, Refused) as failure:
            raise StageFailure(f"{method} {path}: {failure}") from failure


@contextmanager
def own_stage(*, port: int, state: Path) -> Iterator[Stage]:
    """A FakeNet of one's own for as long as the block lasts; what happens is kept in `state`."""
    with fakenet.running(port=port, kept_in=state) as net:
        yield Stage(net.url)


def _said(post: dict[str, Any]) -> Said:
    return Said(
        key=post["client_key"] or "",
        id=post["id"],
        handle=post["author"]["handle"],
        text=post["text"],
        parent_id=post["parent_id"] or "",
        root_id=post["root_id"],
        at=datetime.fromisoformat(post["created_at"]),
        edited=len(post["history"]) > 1,
        deleted=post["deleted_at"] is not None,
    )
