"""What FakeNet tells its tests, as typed values."""

from dataclasses import dataclass
from typing import Any, Self

from fakenet.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    id: str
    handle: str
    name: str
    url: str
    password: str
    token: str
    refresh_token: str | None
    expires_at: str | None

    @classmethod
    def read(cls, row: Json) -> Self:
        return cls(
            id=row["id"],
            handle=row["handle"],
            name=row["name"],
            url=row["url"],
            password=row["password"],
            token=row["access_token"],
            refresh_token=row["refresh_token"],
            expires_at=row["expires_at"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    id: str
    url: str
    kind: str
    edge: str
    author: str
    text: str
    texts: tuple[str, ...]
    parent_id: str | None
    root_id: str
    quoted_id: str | None
    to: str | None
    mentions: tuple[str, ...]
    media: tuple[Json, ...]
    created_at: str
    deleted_at: str | None
    client_key: str | None
    copies: int | None

    @classmethod
    def read(cls, row: Json) -> Self:
        return cls(
            id=row["id"],
            url=row["url"],
            kind=row["kind"],
            edge=row["edge"],
            author=row["author"]["handle"],
            text=row["text"],
            texts=tuple(version["text"] for version in row["history"]),
            parent_id=row["parent_id"],
            root_id=row["root_id"],
            quoted_id=row["quoted_id"],
            to=row["to"],
            mentions=tuple(row["mentions"]),
            media=tuple(row["media"]),
            created_at=row["created_at"],
            deleted_at=row["deleted_at"],
            client_key=row["client_key"],
            copies=row["copies"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCall:
    """A call to `/v1/`. `real_at` is our clock, `at` is the network's."""

    number: int
    at: str
    real_at: str
    seconds: float | None
    method: str
    path: str
    query: dict[str, str]
    operation: str
    account: str | None
    idempotency_key: str | None
    status: int | None
    outcome: str
    did: tuple[str, ...]
    faults: tuple[str, ...]
    headers: dict[str, str]
    body: Any

    @classmethod
    def read(cls, row: Json) -> Self:
        return cls(**row | {"did": tuple(row["did"]), "faults": tuple(row["faults"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt to deliver one webhook; attempt 0 was never sent."""

    delivery: str
    subscription: str
    url: str
    event: str
    type: str
    post_id: str | None
    attempt: int
    at: str
    status: int | None
    outcome: str
    faults: tuple[str, ...]

    @classmethod
    def read(cls, row: Json) -> Self:
        return cls(**row | {"faults": tuple(row["faults"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A scripted fault, and how often it has struck."""

    id: str
    on: str
    account: str | None
    kind: str
    matched: int
    struck: int

    @classmethod
    def read(cls, row: Json) -> Self:
        return cls(
            id=row["id"],
            on=row["on"],
            account=row["account"],
            kind=row["fault"]["kind"],
            matched=row["matched"],
            struck=row["struck"],
        )
