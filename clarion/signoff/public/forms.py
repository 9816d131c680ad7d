"""What is filled in on a link: a code, and a reason if the words go back."""

from django import forms
from django.utils.translation import gettext_lazy as _

CODE_MAX = 20
REASON_MAX = 500

_WHENCE = {
    "app": _("The six digits that your authenticator app shows now."),
    "code": _("The six digits that were read out to you on the telephone."),
    "mail": _("The six digits that we have sent to you by e-mail."),
}


class AnswerForm(forms.Form):
    """One form for all three answers; which one it is, the button says."""

    code = forms.CharField(
        label=_("Code"),
        max_length=CODE_MAX,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )
    reason = forms.CharField(
        label=_("What must change, or why it is rejected"),
        help_text=_("Needed when you return or reject these words."),
        max_length=REASON_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: object = None, *, factor: str) -> None:
        """Say where the code comes from."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        self.fields["code"].help_text = _WHENCE.get(factor, "")
