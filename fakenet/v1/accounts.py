"""Who am I, and a new token please."""

from fakenet.calls import Call, text_field
from fakenet.network.clock import iso_or_none
from fakenet.network.problems import Problem
from fakenet.views import account_view, grant_view
from fakenet.wire import Answer, json_answer


def grant_token(call: Call) -> Answer:
    body = call.body()
    accounts, now = call.society.accounts, call.society.clock.now()
    match body.get("grant"):
        case "password":
            handle, password = text_field(body, "handle"), text_field(body, "password")
            grant = accounts.sign_in(handle, password, now=now)
        case "refresh":
            grant = accounts.refresh(text_field(body, "refresh_token"), now=now)
        case _:
            raise Problem("bad_request", "grant")
    call.account = grant.account
    return json_answer(grant_view(grant, now=now))


def read_account(call: Call) -> Answer:
    token = call.society.accounts.tokens[call.bearer]
    return json_answer(
        {
            "account": account_view(call.me, call.base_url),
            "token": {
                "scopes": call.me.scopes,
                "expires_at": iso_or_none(token.expires_at),
                "can_refresh": token.partner is not None,
            },
        }
    )
