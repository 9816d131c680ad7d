"""A token opens a mailbox or the reason is known; it is shown to the server and to nobody else."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.email.account import Account, account_of
from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import Access, Failure, Permanent, Reason, Temporary
from clarion.channels.mail.account import Grant
from clarion.channels.mail.bearer import PIECE, Showing
from clarion.channels.mail.door import Patience
from tests.channels.email.scripted_imap import scripted_imap
from tests.channels.email.scripted_smtp import HANG_UP, scripted_smtp
from tests.channels.email.test_render import an_answer
from tests.channels.email.test_tokens import access_by_token

EMAIL = Email(patience=Patience(handover_seconds=1.5, verdict_seconds=0.5))
TOKEN = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"
LONG_TOKEN = TOKEN * 60
OFFER = b"250-double\r\n250 AUTH LOGIN PLAIN XOAUTH2"
WHY_NOT = base64.b64encode(b'{"status":"invalid_token","schemes":"bearer","scope":"mail"}')


def access_to(
    smtp_port: int = 1, imap_port: int = 1, token: str = TOKEN, age_seconds: float = 3_000
) -> Access:
    """A mailbox with a token of some age."""
    at = datetime.now(UTC) - timedelta(seconds=age_seconds)
    access = access_by_token(access_token=token, access_token_at=at.isoformat())
    ports = {"smtp_port": str(smtp_port), "imap_port": str(imap_port)}
    security = {"smtp_security": "none", "imap_security": "none"}
    return replace(access, settings={**access.settings, **ports, **security})


def refusal(age_seconds: float = 3_000, token: str = TOKEN, **answers: bytes) -> Failure:
    with (
        scripted_smtp(**{"EHLO": OFFER, **answers}) as server,
        pytest.raises(Failure) as refused,
    ):
        EMAIL.send(access_to(server.port, token=token, age_seconds=age_seconds), an_answer())
    assert not any(command.startswith("MAIL") for command in server.commands)
    assert server.letters == []
    return refused.value


def unpacked(command: str) -> bytes:
    return base64.b64decode(command.rpartition(" ")[2])


def test_shows_a_short_token_at_once() -> None:
    with scripted_smtp(EHLO=OFFER) as server:
        EMAIL.send(access_to(server.port), an_answer())
    (shown,) = (one for one in server.commands if one.startswith("AUTH"))
    assert shown.startswith("AUTH XOAUTH2 ")
    assert unpacked(shown) == f"user=desk@town.test\x01auth=Bearer {TOKEN}\x01\x01".encode()
    assert len(server.letters) == 1


def test_waits_to_be_asked_for_a_token_that_fits_in_no_command() -> None:
    with scripted_smtp(EHLO=OFFER, AUTH=b"334 ", REPLY=b"235 2.7.0 welcome") as server:
        EMAIL.send(access_to(server.port, token=LONG_TOKEN), an_answer())
    asked = server.commands.index("AUTH XOAUTH2")
    assert LONG_TOKEN.encode() in unpacked(server.commands[asked + 1])
    assert len(server.letters) == 1


def test_shows_it_in_the_way_of_the_standard_where_that_is_the_only_one() -> None:
    with scripted_smtp(EHLO=b"250-double\r\n250 AUTH PLAIN OAUTHBEARER") as server:
        access = access_to(server.port)
        EMAIL.send(replace(access, settings={**access.settings, "user": "a=b,c"}), an_answer())
    (shown,) = (one for one in server.commands if one.startswith("AUTH"))
    place = f"host=127.0.0.1\x01port={server.port}"
    words = f"n,a=a=3Db=2Cc,\x01{place}\x01auth=Bearer {TOKEN}\x01\x01"
    assert unpacked(shown) == words.encode()


REFUSED: list[tuple[dict[str, bytes], type[Failure], Reason]] = [
    ({"AUTH": b"535 5.7.3 Authentication unsuccessful"}, Temporary, Reason.TOKEN_EXPIRED),
    ({"AUTH": b"535 5.7.8 no"}, Temporary, Reason.TOKEN_EXPIRED),
    ({"AUTH": b"550 no"}, Temporary, Reason.TOKEN_EXPIRED),
    ({"AUTH": b"535 5.7.139 disabled for the Tenant"}, Permanent, Reason.PERMISSION_LOST),
    ({"AUTH": b"454 4.7.0 later"}, Temporary, Reason.NETWORK_DOWN),
    ({"AUTH": b"334 ", "REPLY": HANG_UP}, Temporary, Reason.UNREACHABLE),
    ({"AUTH": b"334 ?", "REPLY": b"334 ?", "REPLY_AGAIN": b"334 "}, Temporary, Reason.NETWORK_DOWN),
    ({"AUTH": b"250 what?"}, Temporary, Reason.NETWORK_DOWN),
    ({"AUTH": HANG_UP}, Temporary, Reason.UNREACHABLE),
    ({"EHLO": b"250-double\r\n250 AUTH PLAIN LOGIN"}, Permanent, Reason.MISCONFIGURED),
    ({"EHLO": b"250-double\r\n250 AUTH"}, Permanent, Reason.MISCONFIGURED),
]


@pytest.mark.parametrize(("answers", "kind", "reason"), REFUSED, ids=repr)
def test_knows_why_it_was_not_let_in(
    answers: dict[str, bytes], kind: type[Failure], reason: Reason
) -> None:
    failure = refusal(**answers)
    assert (type(failure), failure.reason) == (kind, reason)


@pytest.mark.parametrize("token", [TOKEN, LONG_TOKEN])
def test_answers_the_reason_with_nothing_and_then_hears_the_no(token: str) -> None:
    no = {"REPLY_AGAIN" if token == LONG_TOKEN else "REPLY": b"535 5.7.8 not accepted"}
    question = {"AUTH": b"334 ", "REPLY": b"334 " + WHY_NOT}
    asked = question if token == LONG_TOKEN else {"AUTH": b"334 " + WHY_NOT}
    failure = refusal(token=token, **{**asked, **no})
    assert (type(failure), failure.reason) == (Temporary, Reason.TOKEN_EXPIRED)
    assert failure.evidence == "AUTH: 535 5.7.8 not accepted invalid_token"


def test_another_token_does_not_help_where_this_one_opens_too_little() -> None:
    why_not = base64.b64encode(b'{"status":"insufficient_scope"}')
    failure = refusal(AUTH=b"334 " + why_not, REPLY=b"535 5.7.8 no")
    assert (type(failure), failure.reason) == (Permanent, Reason.PERMISSION_LOST)


def test_does_not_renew_for_ever_what_is_not_let_in() -> None:
    failure = refusal(age_seconds=1, AUTH=b"535 5.7.3 Authentication unsuccessful")
    assert (type(failure), failure.reason) == (Permanent, Reason.PERMISSION_LOST)


@pytest.mark.parametrize("age_seconds", [61, -30])
def test_renews_unless_the_token_is_new_by_our_clock(age_seconds: float) -> None:
    failure = refusal(age_seconds=age_seconds, AUTH=b"535 5.7.3 no")
    assert failure.reason is Reason.TOKEN_EXPIRED


def test_asks_for_a_token_before_it_calls_anybody() -> None:
    with scripted_smtp() as server:
        access = access_to(server.port, token="")
        calls = (
            lambda: EMAIL.probe(access),
            lambda: EMAIL.send(access, an_answer()),
            lambda: EMAIL.look_again(access, an_answer()),
            lambda: EMAIL.collect(access, "inbox", ""),
            lambda: EMAIL.look_back(access, "inbox", datetime.now(UTC), ""),
            lambda: EMAIL.stand_by(access, 1),
        )
        for call in calls:
            with pytest.raises(Temporary) as refused:
                call()
            assert refused.value.reason is Reason.TOKEN_EXPIRED
    assert server.commands == []


def test_keeps_nothing_of_an_answer_that_repeats_the_token() -> None:
    shown = base64.b64encode(f"user=desk@town.test\x01auth=Bearer {TOKEN}\x01\x01".encode())
    for answer in (TOKEN.encode(), shown, shown[20:40]):
        failure = refusal(AUTH=b"535 5.7.8 what is " + answer + b"?")
        assert failure.reason is Reason.TOKEN_EXPIRED
        assert failure.evidence == "AUTH: 535"
    status = base64.b64encode(json.dumps({"status": TOKEN[5:40]}).encode())
    assert TOKEN[5:40] not in refusal(AUTH=b"334 " + status, REPLY=b"535 5.7.8 no").evidence


def showing() -> Showing:
    account = account_of(access_to())
    assert isinstance(account, Account)
    assert isinstance(account.key, Grant)
    return Showing(["xoauth2"], account, account.key, account.outgoing)


@given(st.integers(0, len(TOKEN) - PIECE), st.integers(PIECE, 60), st.text(max_size=20))
def test_notices_any_piece_of_the_token(start: int, length: int, around: str) -> None:
    assert showing().harmless(around + TOKEN[start : start + length] + around) == ""


@given(st.binary(max_size=200) | st.sampled_from([b"{}", b"[]", b'{"status":7}', b'{"status":""}']))
def test_trips_over_no_explanation(challenge: bytes) -> None:
    one = showing()
    assert one.reply(b"").startswith(b"user=")
    assert one.reply(challenge) == b""
    refused = one.refused(Permanent(Reason.TOKEN_REVOKED, "535"))
    assert isinstance(refused, Temporary)
    assert refused.evidence == "535"


@pytest.mark.parametrize("challenge", [b"not base64", b"", b"A"])
def test_a_password_trips_over_no_challenge(challenge: bytes) -> None:
    with scripted_smtp(AUTH=b"334 " + challenge, REPLY=b"334 A", REPLY_AGAIN=HANG_UP) as server:
        access = access_to(server.port)
        by_password = {**access.settings, "sign_in": "password"}
        with pytest.raises(Temporary):
            EMAIL.send(
                replace(access, settings=by_password, secrets={"password": "open sesame"}),
                an_answer(),
            )


IMAP_REFUSED: list[tuple[bytes, type[Failure], Reason]] = [
    (b"NO AUTHENTICATE failed.", Temporary, Reason.TOKEN_EXPIRED),
    (b"NO [AUTHENTICATIONFAILED] no", Temporary, Reason.TOKEN_EXPIRED),
    (b"NO [EXPIRED] no", Temporary, Reason.TOKEN_EXPIRED),
    (b"NO [UNAVAILABLE] later", Temporary, Reason.NETWORK_DOWN),
    (b"NO [AUTHORIZATIONFAILED] not this one", Permanent, Reason.PERMISSION_LOST),
    (b"BAD what?", Temporary, Reason.TOKEN_EXPIRED),
]


@pytest.mark.parametrize("explains", [True, False])
@pytest.mark.parametrize(("answer", "kind", "reason"), IMAP_REFUSED, ids=repr)
def test_knows_why_a_mailbox_stayed_closed(
    answer: bytes, kind: type[Failure], reason: Reason, explains: bool
) -> None:
    with (
        scripted_imap(answer, why_not=WHY_NOT if explains else b"") as (port, heard),
        pytest.raises(Failure) as no,
    ):
        EMAIL.collect(access_to(imap_port=port), "inbox", "")
    assert (type(no.value), no.value.reason) == (kind, reason)
    assert base64.b64decode(heard[0]).startswith(b"user=desk@town.test\x01auth=Bearer ")
    assert heard[1:] == ([b""] if explains else [])
    assert TOKEN not in str(no.value)


@pytest.mark.parametrize("offer", [b"AUTH=PLAIN", b"LOGINDISABLED"])
def test_says_that_a_mailbox_takes_no_tokens(offer: bytes) -> None:
    with scripted_imap(b"OK", offer=offer) as (port, _), pytest.raises(Permanent) as refused:
        EMAIL.collect(access_to(imap_port=port), "inbox", "")
    assert refused.value.reason is Reason.MISCONFIGURED
