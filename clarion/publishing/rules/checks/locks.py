"""May it be said already? Embargoes, next of kin, courts and the weeks before an election."""

from collections.abc import Iterator
from dataclasses import replace

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.saying.tongues import ENGLISH, say
from clarion.publishing.rules.standards.locks import Lock, Subject

_PROMOTIONAL = "promotional"
_BEFORE_ELECTIONS = (
    "Local Government Act 1986, section 2, and the Cabinet Office's guidance before elections: "
    "nothing that may affect support for anybody."
)
_SAYS = {
    Subject.EMBARGO: "Nothing may be said about this yet.",
    Subject.KIN: "Next of kin have not been told.",
    Subject.COURT: "A court or an inquest does not let this be said.",
    Subject.ELECTION: "This may sway an election.",
}
_RULES = {
    Subject.EMBARGO: "What was promised for a time is not said before it.",
    Subject.KIN: "No death is announced before the next of kin have been told.",
    Subject.COURT: "Contempt of Court Act 1981: active proceedings are not put at risk.",
    Subject.ELECTION: _BEFORE_ELECTIONS,
}
_DO = {
    Subject.EMBARGO: "Let it leave later, or say in the reason who has agreed.",
    Subject.KIN: "Wait until they have been told, and end the lock with who told them and when.",
    Subject.COURT: "Leave it out, or say in the reason which lawyer has agreed.",
    Subject.ELECTION: "Say only what people need to know, and name nobody who stands.",
}


# What the same rules are called where the law of the United Kingdom does not hold.
_ELSEWHERE = {
    _RULES[Subject.COURT]: "A trial or an inquest is not put at risk.",
    _BEFORE_ELECTIONS: "Before an election: nothing that may affect support for anybody.",
}


def locks(checked: Checked) -> Iterator[Found]:
    """Look for what is locked at the time at which it would leave."""
    for found in _locked(checked):
        there = checked.is_under("uk")
        yield found if there else replace(found, rule=_ELSEWHERE.get(found.rule, found.rule))


def _locked(checked: Checked) -> Iterator[Found]:
    if checked.leaves_at is None:
        return
    for lock in checked.locks:
        if not lock.holds_at(checked.leaves_at):
            continue
        for piece in checked.pieces:
            for quote in lock.found_in(piece.whole):
                yield Found(
                    code=f"lock-{lock.subject}",
                    level=Level.STOP,
                    says=_says(lock),
                    rule=_RULES[lock.subject],
                    do=_DO[lock.subject],
                    quote=quote,
                    where=(piece.where,),
                )
        if lock.subject is Subject.ELECTION:
            yield Found(
                code="pre-election",
                level=Level.STOP if checked.theme == _PROMOTIONAL else Level.NOTE,
                says=_says(lock),
                rule=_BEFORE_ELECTIONS,
                do=_DO[lock.subject],
            )


def _says(lock: Lock) -> str:
    until = f" Until {say(lock.until_at, ENGLISH, short=True)}." if lock.until_at else ""
    return f"{_SAYS[lock.subject]} {lock.why}{until}"
