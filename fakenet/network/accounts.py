"""Who is on the network, and which tokens open which account."""

import secrets
from dataclasses import dataclass, field

from fakenet.network.problems import Problem

SCOPES = ("read", "write", "messages", "media", "webhooks")
ENDINGS = ("expired", "revoked", "rotated")
REFRESH, ACCESS = "refresh", "access"


@dataclass(slots=True, kw_only=True)
class Account:
    id: str
    handle: str
    name: str
    password: str
    scopes: list[str] = field(default_factory=lambda: list(SCOPES))
    token_seconds: float | None = None
    gives_refresh: bool = True
    created_at: float = 0.0


@dataclass(slots=True, kw_only=True)
class Token:
    value: str
    account_id: str
    use: str
    partner: str | None
    expires_at: float | None
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    access: Token
    refresh: Token | None
    account: Account


class Accounts:
    def __init__(self) -> None:
        self.by_id: dict[str, Account] = {}
        self.tokens: dict[str, Token] = {}
        self._by_handle: dict[str, Account] = {}

    def add(self, account: Account) -> None:
        if account.handle in self._by_handle:
            raise Problem("handle_taken", account.handle)
        self.by_id[account.id] = account
        self._by_handle[account.handle] = account

    def find(self, handle: str) -> Account | None:
        return self._by_handle.get(handle)

    def named(self, handle: str) -> Account:
        account = self.find(handle)
        if account is None:
            raise Problem("account_unknown", handle)
        return account

    def grant(self, account: Account, *, now: float) -> Grant:
        """New tokens; the ones given before stay good."""
        life = account.token_seconds
        access = Token(
            value="at_" + secrets.token_urlsafe(18),
            account_id=account.id,
            use=ACCESS,
            partner=None,
            expires_at=None if life is None else now + life,
        )
        self.tokens[access.value] = access
        if not account.gives_refresh:
            return Grant(access=access, refresh=None, account=account)
        refresh = Token(
            value="rt_" + secrets.token_urlsafe(18),
            account_id=account.id,
            use=REFRESH,
            partner=access.value,
            expires_at=None,
        )
        access.partner = refresh.value
        self.tokens[refresh.value] = refresh
        return Grant(access=access, refresh=refresh, account=account)

    def sign_in(self, handle: str, password: str, *, now: float) -> Grant:
        account = self.find(handle)
        if account is None or not secrets.compare_digest(
            account.password.encode(), password.encode()
        ):
            raise Problem("password_wrong")
        return self.grant(account, now=now)

    def refresh(self, value: str, *, now: float) -> Grant:
        """New tokens for a refresh token, which works once; both old ones end."""
        token = self.tokens.get(value)
        if token is None or token.use != REFRESH or token.ended == "revoked":
            raise Problem("refresh_token_unknown")
        if token.ended:
            raise Problem("refresh_token_used")
        token.ended = "rotated"
        if token.partner is not None:
            self.tokens[token.partner].ended = "rotated"
        return self.grant(self.by_id[token.account_id], now=now)

    def owner(self, value: str) -> Account | None:
        """Whose token this is or was, good or not."""
        token = self.tokens.get(value)
        return None if token is None else self.by_id[token.account_id]

    def open(self, value: str, *, now: float) -> tuple[Account, Token]:
        """The account that this access token opens, or 401 with the reason."""
        if not value:
            raise Problem("token_missing")
        token = self.tokens.get(value)
        if token is None or token.use != ACCESS:
            raise Problem("token_unknown")
        if token.ended:
            raise Problem(f"token_{token.ended}")
        if token.expires_at is not None and token.expires_at <= now:
            raise Problem("token_expired")
        return self.by_id[token.account_id], token

    def end_tokens(self, account: Account, how: str, *, now: float) -> Grant | None:
        """End every token. Expired ones can still be refreshed; rotated ones have heirs."""
        for token in self.tokens.values():
            if token.account_id != account.id or token.ended:
                continue
            if how != "expired" or token.use == ACCESS:
                token.ended = how
        return self.grant(account, now=now) if how == "rotated" else None
