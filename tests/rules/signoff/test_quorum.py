"""Nobody signs their own words."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.quorum import REQUEST, is_own_work

PEOPLE = st.integers(1, 20)


@given(signer=PEOPLE, authors=st.frozensets(PEOPLE))
def test_a_signer_had_no_hand_in_the_words(signer: int, authors: frozenset[int]) -> None:
    assert is_own_work(signer_id=signer, authors=authors) == (signer in authors)


@given(authors=st.frozensets(PEOPLE))
def test_the_clockwork_never_signs(authors: frozenset[int]) -> None:
    assert is_own_work(signer_id=None, authors=authors)


def test_a_request_is_answered_once() -> None:
    assert REQUEST.ends == {"signed", "returned", "rejected", "withdrawn"}
