"""A token is asked for as RFC 6749 says, and what a token server answers is read by its codes."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.email.capabilities import QUESTIONS
from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import (
    Access,
    Failure,
    Permanent,
    Reason,
    Renewal,
    Temporary,
)
from clarion.channels.mail.account import Security, SignIn
from clarion.channels.mail.questions import MICROSOFT_SCOPE
from tests.channels.scripted import Scripted, answering, reply

EMAIL = Email()
GIVEN = {"access_token": "a-new-token", "token_type": "Bearer", "expires_in": 3599}
SECRET = "the+client/secret=of the town"


def access_by_token(token_url: str = "https://tokens.test/token", **secrets: str) -> Access:
    """A mailbox that takes no passwords, as it was answered and before any token came."""
    return Access(
        account_id=1,
        address="desk@town.test",
        settings={
            "sign_in": "oauth",
            "token_url": token_url,
            "client_id": "clarion",
            "imap_host": "127.0.0.1",
            "imap_port": "1",
            "smtp_host": "127.0.0.1",
            "smtp_port": "1",
        },
        secrets={"client_secret": SECRET, **secrets},
        allowed_hosts=frozenset({"127.0.0.1"}),
    )


def renewed(answer: bytes, **secrets: str) -> tuple[Renewal, dict[str, list[str]]]:
    """What one renewal gave, and what the token server was told."""
    with answering(answer) as server:
        renewal = EMAIL.renew(access_by_token(f"{server.url}/token", **secrets))
    assert renewal is not None
    return renewal, told(server)


def told(server: Scripted) -> dict[str, list[str]]:
    (request,) = server.requests
    assert request.startswith(b"POST /token HTTP/1.1")
    assert b"application/x-www-form-urlencoded" in request
    return parse_qs(request.partition(b"\r\n\r\n")[2].decode(), strict_parsing=True)


def refusal(answer: bytes, **secrets: str) -> Failure:
    with answering(answer) as server, pytest.raises(Failure) as refused:
        EMAIL.renew(access_by_token(f"{server.url}/token", **secrets))
    return refused.value


def said(status: int = 200, **fields: object) -> bytes:
    return reply(status, json.dumps(fields).encode(), Content_Type="application/json")


def test_asks_as_the_application_where_nobody_gave_leave() -> None:
    before = datetime.now(UTC)
    renewal, form = renewed(said(**GIVEN, refresh_token="not for us"))
    assert form == {
        "grant_type": ["client_credentials"],
        "client_id": ["clarion"],
        "client_secret": [SECRET],
        "scope": [MICROSOFT_SCOPE],
    }
    assert renewal.secrets["access_token"] == "a-new-token"
    assert renewal.secrets["refresh_token"] == ""  # or the next renewal would be of another kind
    assert renewal.expires_at is not None
    assert timedelta(seconds=3599) <= renewal.expires_at - before < timedelta(seconds=3610)


def test_asks_with_the_refresh_token_where_there_is_one() -> None:
    renewal, form = renewed(said(**GIVEN), refresh_token="leave of 2026")
    assert form["grant_type"] == ["refresh_token"]
    assert form["refresh_token"] == ["leave of 2026"]
    assert "scope" not in form  # which then is the one that was agreed to
    assert renewal.secrets["refresh_token"] == ""


def test_keeps_a_new_refresh_token_and_all_that_was_not_renewed() -> None:
    old = access_by_token(refresh_token="leave of 2026")
    renewal, _ = renewed(said(**GIVEN, refresh_token="leave-of-2027"), refresh_token="of 2026")
    assert renewal.onto(old).secrets["refresh_token"] == "leave-of-2027"
    assert renewal.onto(old).secrets["client_secret"] == SECRET


def test_says_another_scope_if_it_was_written_down() -> None:
    with answering(said(**GIVEN)) as server:
        access = access_by_token(f"{server.url}/token", refresh_token="leave")
        EMAIL.renew(replace(access, settings={**access.settings, "scope": "mail offline_access"}))
    assert told(server)["scope"] == ["mail offline_access"]


def test_needs_no_client_secret_where_a_refresh_token_is_enough() -> None:
    _, form = renewed(said(**GIVEN), refresh_token="leave", client_secret="")
    assert "client_secret" not in form


def test_shows_no_secret_in_a_renewal() -> None:
    renewal, _ = renewed(said(**GIVEN))
    assert "a-new-token" not in repr(renewal)


REFUSALS: list[tuple[bytes, type[Failure], Reason]] = [
    (said(400, error="invalid_request"), Permanent, Reason.MISCONFIGURED),
    (said(401, error="invalid_client"), Permanent, Reason.TOKEN_REVOKED),
    (said(400, error="invalid_grant"), Permanent, Reason.TOKEN_REVOKED),
    (said(400, error="unauthorized_client"), Permanent, Reason.MISCONFIGURED),
    (said(400, error="unsupported_grant_type"), Permanent, Reason.MISCONFIGURED),
    (said(400, error="invalid_scope"), Permanent, Reason.MISCONFIGURED),
    (said(403, error="access_denied"), Permanent, Reason.PERMISSION_LOST),
    (said(400, error="interaction_required"), Permanent, Reason.TOKEN_REVOKED),
    (said(400, error="temporarily_unavailable"), Temporary, Reason.NETWORK_DOWN),
    (said(400, error="a_new_one"), Permanent, Reason.UNRECOGNISED),
    (said(400, error=["invalid_grant"]), Permanent, Reason.UNRECOGNISED),
    (reply(404, b"<html>invalid_grant"), Permanent, Reason.UNRECOGNISED),
    (said(429, error="invalid_grant"), Temporary, Reason.RATE_LIMITED),
    (said(503, error="invalid_grant"), Temporary, Reason.NETWORK_DOWN),
    (reply(302, Location="https://elsewhere.test/"), Temporary, Reason.NETWORK_DOWN),
    (b"", Temporary, Reason.NETWORK_DOWN),
    (said(error="invalid_grant"), Temporary, Reason.UNRECOGNISED),
    (reply(200, b"welcome"), Temporary, Reason.UNRECOGNISED),
    (said(access_token=7), Temporary, Reason.UNRECOGNISED),
    (said(access_token="two\r\nlines"), Temporary, Reason.UNRECOGNISED),
    (said(access_token="x" * 8_001), Temporary, Reason.UNRECOGNISED),
    (said(access_token="x", token_type="mac"), Permanent, Reason.MISCONFIGURED),
]


@pytest.mark.parametrize(("answer", "kind", "reason"), REFUSALS, ids=repr)
def test_reads_a_refusal_by_its_code(answer: bytes, kind: type[Failure], reason: Reason) -> None:
    failure = refusal(answer)
    assert (type(failure), failure.reason) == (kind, reason)


def test_keeps_the_numbers_of_a_refusal_and_none_of_its_words() -> None:
    words = "AADSTS7000215: client_secret=the%2Bclient%2Fsecret%3Dof+the+town is wrong"
    failure = refusal(
        said(401, error="invalid_client", error_description=words, error_codes=[7000215])
    )
    assert failure.evidence == "HTTP 401 invalid_client 7000215"


def test_keeps_no_secret_that_a_refusal_gives_for_its_code() -> None:
    failure = refusal(said(400, error="leave-of-2026"), refresh_token="leave-of-2026")
    assert "leave-of-2026" not in str(failure)


def test_o11_asks_no_inner_token_server_that_was_not_allowed() -> None:
    with answering(said(**GIVEN)) as server:
        access = access_by_token(server.url.replace("http:", "https:"))
        with pytest.raises(Permanent) as refused:
            EMAIL.renew(replace(access, allowed_hosts=frozenset()))
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS
    assert server.requests == []


def test_says_no_secret_in_the_clear() -> None:
    with pytest.raises(Permanent) as refused:
        EMAIL.renew(access_by_token("http://tokens.test/token"))
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


@given(
    st.dictionaries(
        st.sampled_from(["access_token", "token_type", "expires_in", "refresh_token", "error"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("3599"),
    )
)
def test_trips_over_no_answer(fields: dict[str, object]) -> None:
    from_them = reply(200, json.dumps(fields).encode())
    try:
        renewal, _ = renewed(from_them, refresh_token="leave")
    except Failure:
        return
    assert renewal.secrets["access_token"].isascii()
    assert renewal.secrets["access_token"].isprintable()
    asked_at = datetime.fromisoformat(renewal.secrets["access_token_at"])
    assert renewal.expires_at is None or renewal.expires_at > asked_at


def test_has_nothing_to_renew_where_a_password_opens_the_mailbox() -> None:
    access = access_by_token(password="open sesame")
    assert EMAIL.renew(replace(access, settings={**access.settings, "sign_in": ""})) is None


@pytest.mark.parametrize(
    ("answers", "secrets"),
    [
        ({"sign_in": "oauth", "token_url": ""}, {}),
        ({"sign_in": "oauth", "client_id": " "}, {}),
        ({"sign_in": "oauth"}, {"client_secret": ""}),
        ({"sign_in": "oauth"}, {"access_token": "a\x01b"}),
        ({"sign_in": "by heart"}, {}),
        ({"sign_in": "password"}, {}),
    ],
)
def test_asks_a_person_for_what_the_chosen_way_lacks(
    answers: dict[str, str], secrets: dict[str, str]
) -> None:
    access = access_by_token(**secrets)
    with pytest.raises(Permanent) as refused:
        EMAIL.renew(replace(access, settings={**access.settings, **answers}))
    assert refused.value.reason is Reason.MISCONFIGURED


def test_offers_the_ways_that_it_knows() -> None:
    offered = {one.name: tuple(answer for answer, _ in one.choices) for one in QUESTIONS}
    assert offered["imap_security"] == offered["smtp_security"] == tuple(Security)
    assert offered["sign_in"] == tuple(SignIn)
    assert offered["copy_to_self"] == ("yes", "no")
    assert all(one.default in dict(one.choices) for one in QUESTIONS if one.choices)
