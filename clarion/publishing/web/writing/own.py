"""What a writer wants on one account: other words, a thread, something said first below it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import Words
from clarion.postroom.queries import AccountNow
from clarion.publishing.queries import Audience

ONE, THREAD = "one", "thread"


def fields_for(
    accounts: Iterable[AccountNow], audiences: Iterable[Audience], *, max_length: int
) -> dict[str, forms.Field]:
    """Return the fields of every account, as far as its network can do what they offer."""
    saved = {one.account.id: one for one in audiences}
    found: dict[str, forms.Field] = {}
    for one in accounts:
        where = {"where": f"{one.title}, {one.address}"}
        now = saved.get(one.id)
        found[f"own_{one.id}"] = Words(
            label=_("Words for %(where)s") % where,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            max_length=max_length,
            required=False,
            initial=now.own_text if now else "",
        )
        if one.capabilities.thread_max:
            found[f"thread_{one.id}"] = _thread(now, where)
        if one.capabilities.comment_limit:
            found[f"comment_{one.id}"] = Words(
                label=_("First comment on %(where)s") % where,
                help_text=_("Said by you right below the post: a link, or what needs more room."),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                max_length=max_length,
                required=False,
                initial=now.comment if now else "",
            )
    return found


def _thread(now: Audience | None, where: Mapping[str, str]) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=_("How it is said on %(where)s") % where,
        help_text=_(
            "A thread is divided where a paragraph or a sentence ends. Divide it yourself with a "
            "line of three dashes (---) among the words."
        ),
        choices=[
            (ONE, _("As one post; the headline and a link where the whole does not fit")),
            (THREAD, _("As a thread of numbered posts where the whole does not fit")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=THREAD if now and now.as_thread else ONE,
    )
    field.is_needed = True  # type: ignore[attr-defined]  # read by the look
    return field


def names(account: AccountNow) -> list[str]:
    """Return the names of an account's fields, in their order; not all are asked for everywhere."""
    found = [f"speaks_{account.id}", f"own_{account.id}"]
    if account.capabilities.thread_max:
        found.append(f"thread_{account.id}")
    if account.capabilities.comment_limit:
        found.append(f"comment_{account.id}")
    return found


def texts(accounts: Iterable[AccountNow], said: Mapping[str, Any]) -> dict[int, str]:
    """Return the words that somebody wrote for one account."""
    return _written("own", accounts, said)


def comments(accounts: Iterable[AccountNow], said: Mapping[str, Any]) -> dict[int, str]:
    """Return what is said first below the post of an account."""
    return _written("comment", accounts, said)


def threads(accounts: Iterable[AccountNow], said: Mapping[str, Any]) -> frozenset[int]:
    """Return the accounts on which it is said as a thread."""
    return frozenset(one.id for one in accounts if said.get(f"thread_{one.id}") == THREAD)


def words(accounts: Sequence[AccountNow], said: Mapping[str, Any]) -> list[str]:
    """Return everything that was written for single accounts."""
    return [*texts(accounts, said).values(), *comments(accounts, said).values()]


def _written(name: str, accounts: Iterable[AccountNow], said: Mapping[str, Any]) -> dict[int, str]:
    found = {one.id: (said.get(f"{name}_{one.id}") or "").strip() for one in accounts}
    return {number: text for number, text in found.items() if text}
