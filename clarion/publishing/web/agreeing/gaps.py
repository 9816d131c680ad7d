"""What a chain lacks, as a person reads it: whose signature nobody can give."""

from django.utils.translation import gettext as _

from clarion.signoff.queries import Gap, Lack


def gap_words(gap: Gap) -> str:
    """Return one sentence."""
    facts = {
        "step": gap.title or _("Step %(number)s") % {"number": gap.place + 1},
        "roles": ", ".join(gap.roles) or _("anybody who may sign"),
        "deputies": ", ".join(gap.deputies),
        "minutes": gap.minutes,
    }
    return _SENTENCES[gap.lack]() % facts


def _nobody() -> str:
    return _("%(step)s: nobody here is %(roles)s, so nobody can sign it.")


def _authors() -> str:
    return _("%(step)s: only those could sign it who had a hand in the words.")


def _deputies() -> str:
    return _(
        "%(step)s: nobody who is %(roles)s can sign it; %(deputies)s may, after %(minutes)s "
        "minutes."
    )


def _twice() -> str:
    return _("%(step)s: only those are left for it who sign another step, and nobody signs twice.")


_SENTENCES = {
    Lack.NOBODY: _nobody,
    Lack.AUTHORS: _authors,
    Lack.DEPUTIES: _deputies,
    Lack.TWICE: _twice,
}
