"""What somebody says now is parted from what they only send back, and nothing gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.email.quoting import part

ANSWER = "It is dark again."

CUT = {
    "gmail": "\n\nOn Tue, 3 Nov 2026 at 10:12, Town <d@town.test>\nwrote:\n\n> We sent somebody.\n",
    "german": "\n\nAm 03.11.2026 um 10:12 schrieb Stadt:\n> Wir haben jemanden geschickt.\n",
    "french": "\n\nLe mar. 3 nov. 2026 à 10:12, Mairie <m@town.test> a écrit :\n\n> Bonjour\n",
    "polish": "\n\nW dniu 3.11.2026 o 10:12, Miasto pisze/napisał(a):\n> Dzień dobry\n",
    "unquoted": "\n\nOn 3 Nov 2026, at 10:12, Town <desk@town.test> wrote:\n\nWe sent somebody.\n",
    "bare": "\n\n> We sent somebody.\n> It is mended.\n>\n> The town\n",
    "outlook": "\n\nFrom: Town <desk@town.test>\nSent: Tuesday\nTo: Jane\nSubject: A\n\nWe sent.\n",
    "outlook_bold": "\n\n*From:* Town\n*Sent:* Tuesday\n*To:* Jane\n*Subject:* Lamp\n\nWe sent.\n",
    "outlook_german": "\n\nVon: Stadt\nGesendet: Dienstag\nAn: Jane\nBetreff: Lampe\n\nGut.\n",
    "separator": "\n\n-----Original Message-----\nWe sent somebody.\n",
    "signature": "\n\n-- \nJane Doe\nMill Lane 4\n",
    "signature_and_quotation": "\n\n-- \nJane\n\nOn Tue, Town wrote:\n> We sent somebody.\n",
    "signature_below": "\n\nOn Tue, Town wrote:\n> We sent somebody.\n\n-- \nJane\n",
}

KEPT = {
    "answer_between_the_lines": "> Which lamp?\nThe one at the corner.\n> Since when?\nSunday.\n",
    "answer_below": "On Tue, Town wrote:\n> Which lamp?\n> Since when?\n\nThe corner. Sunday.\n",
    "a_comparison": "The level is\n> 50 cm\n",
    "a_story": "On Monday at 10 the officer wrote:\nthat I may not park here. Is that so?\n",
    "a_list_of_facts": "From: the corner\nit goes on to the mill.\n",
    "dashes": "One\n--\n" + "another line\n" * 12,
    "only_a_quotation": "> Which lamp?\n> Since when?\n> Where?\n",
    "only_a_signature": "-- \nJane\n",
}


@pytest.mark.parametrize("name", CUT)
def test_cuts(name: str) -> None:
    said = part(ANSWER + CUT[name])
    assert said.words.strip() == ANSWER
    assert said.words + said.history == ANSWER + CUT[name]


@pytest.mark.parametrize("name", KEPT)
def test_keeps(name: str) -> None:
    assert part(KEPT[name]).words == KEPT[name]


def test_keeps_what_somebody_forwards() -> None:
    text = "Please look:\n" + CUT["outlook"]
    assert part(text, "FW: Lamp").words == text
    assert part(text, "Re: Lamp").words.strip() == "Please look:"


line = st.sampled_from(
    (
        *("> a", ">", "", "On x", "wrote:", "On x <a@b> wrote:", "-- ", "--", "word"),
        *("From: a", "To: b", "Sent: c", "-----Original Message-----", "________"),
    )
)


@given(st.lists(line).map("\n".join) | st.text())
def test_loses_nothing(text: str) -> None:
    said = part(text)
    assert said.words + said.history == text
    assert said.words.strip() or not said.history
