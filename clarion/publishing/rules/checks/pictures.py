"""May each of its pictures be shown, where it goes and when it leaves?"""

from collections.abc import Iterator
from datetime import date

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.pictures.consent import (
    ENDS_SOON,
    Fitness,
    People,
    Rights,
    fitness,
)
from clarion.publishing.rules.times.days import day_words

_MAY_END = "GDPR, article 7(3): consent can be taken back at any time, as easily as it was given."
_FOR_WHAT = "GDPR, articles 5 and 7: people are shown for what they agreed to, and as long."
_WHO = "GDPR, article 6: whoever can be recognised has agreed, or a reason stands in its place."


def pictures(checked: Checked) -> Iterator[Found]:
    """Look at each picture’s consent and its last day."""
    for one in checked.rights:
        yield from _time(one, checked)
        yield from _people(one)
        yield from _uses(one, checked)


def _time(one: Rights, checked: Checked) -> Iterator[Found]:
    today = checked.asked_at.date() if checked.asked_at else date.max
    leaves = checked.leaves_at.date() if checked.leaves_at else today
    if one.withdrawn:
        yield Found(
            code=f"picture-withdrawn-{one.id}",
            level=Level.STOP,
            says="This picture was withdrawn, and may not be shown any more.",
            rule=_MAY_END,
            do="Leave it out, or choose another one.",
            quote=one.name,
            final=True,
        )
    elif fitness(one, on=max(today, leaves)) is Fitness.EXPIRED:
        over = fitness(one, on=today) is Fitness.EXPIRED
        when = "has ended" if over else "ends before it leaves"
        yield Found(
            code=f"picture-expired-{one.id}",
            level=Level.STOP,
            says=f"The time for which this picture may be shown {when}: {day_words(one.ends_on)}.",
            rule=_FOR_WHAT,
            do="Leave it out, choose another one, or ask again and write down who agrees.",
            quote=one.name,
            final=True,
        )
    elif one.ends_on is not None and one.ends_on - leaves < ENDS_SOON:
        yield Found(
            code=f"picture-ends-{one.id}",
            level=Level.NOTE,
            says=f"This picture may be shown until {day_words(one.ends_on)} only.",
            rule=_FOR_WHAT,
            do="It leaves your own page by itself then; posts must be taken down by somebody.",
            quote=one.name,
        )


def _people(one: Rights) -> Iterator[Found]:
    if one.withdrawn or (one.people is not People.UNKNOWN and not _lacks_consent(one)):
        return
    unknown = one.people is People.UNKNOWN
    yield Found(
        code=f"picture-people-{one.id}",
        level=Level.WARN,
        says="Nobody has said whether people can be recognised in this picture."
        if unknown
        else "People can be recognised in this picture, and nobody’s consent is written down.",
        rule=_WHO,
        do="Say so on the picture’s own page, in the library.",
        quote=one.name,
    )


def _lacks_consent(one: Rights) -> bool:
    return one.people is People.CONSENT and one.uses is None


def _uses(one: Rights, checked: Checked) -> Iterator[Found]:
    """Consent for one use is none for another; whoever knows better says why."""
    if one.withdrawn or one.people is not People.CONSENT or one.uses is None:
        return
    where = tuple(where for use, where in checked.shown_as if use.value not in one.uses)
    if where:
        yield Found(
            code=f"picture-use-{one.id}",
            level=Level.STOP,
            says="Those who can be recognised in this picture have not agreed to be shown there.",
            rule=_FOR_WHAT,
            do="Leave it out, ask again, or leave these accounts out.",
            quote=one.name,
            where=where,
            about="; ".join(sorted(where)),
        )
