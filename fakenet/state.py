"""What the network knows, written to a file and read again, so that it survives a restart."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fakenet.network import settings
from fakenet.network.accounts import Account, Token
from fakenet.network.media import Medium
from fakenet.network.posts import Post, Version
from fakenet.network.society import Society
from fakenet.network.streams import Event
from fakenet.network.subscriptions import Subscription


def save(society: Society, path: Path) -> None:
    content = {
        "skew_seconds": society.clock.skew_seconds,
        "settings": settings.as_json(society.settings),
        "counters": society.counters,
        "follows": society.follows,
        "accounts": [asdict(account) for account in society.accounts.by_id.values()],
        "tokens": [asdict(token) for token in society.accounts.tokens.values()],
        "posts": [asdict(post) for post in society.posts.by_id.values()],
        "media": [asdict(medium) for medium in society.media.values()],
        "subscriptions": [asdict(one) for one in society.subscriptions.values()],
        "events": [asdict(event) for event in society.streams.events],
    }
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(json.dumps(content), encoding="utf-8")
    os.replace(unfinished, path)


def load(path: Path) -> Society:
    """The society that was saved there, or a new one if there is no such file."""
    society = Society()
    if not path.exists():
        return society
    content = json.loads(path.read_text(encoding="utf-8"))
    society.clock.skew_seconds = content["skew_seconds"]
    society.settings = settings.changed(society.settings, content["settings"])
    society.counters = content["counters"]
    society.follows = content["follows"]
    for row in content["accounts"]:
        society.accounts.add(Account(**row))
    for row in content["tokens"]:
        society.accounts.tokens[row["value"]] = Token(**row)
    for row in content["posts"]:
        society.posts.add(_post(row))
    for row in content["media"]:
        society.media[row["id"]] = _medium(row)
    for row in content["subscriptions"]:
        society.subscriptions[row["id"]] = Subscription(**row)
    for row in content["events"]:
        society.streams.tell(Event(**row))
    return society


def _post(row: dict[str, Any]) -> Post:
    versions = [Version(**version) for version in row.pop("versions")]
    return Post(versions=versions, **row)


def _medium(row: dict[str, Any]) -> Medium:
    parts = {int(number): part for number, part in row.pop("parts").items()}
    return Medium(parts=parts, **row)
