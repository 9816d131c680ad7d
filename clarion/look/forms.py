"""Every form in the house is labelled, hinted and corrected in the same way: by {{ form }}."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.forms.widgets import Widget
from django.utils.translation import gettext as _

WORN_BY: tuple[tuple[type[Widget], str], ...] = (  # the first that fits
    (forms.HiddenInput, ""),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "upload"),
)
_LACKS = forms.Field.default_error_messages["required"]
NAMED_AS_REQUIRED = (forms.TextInput, forms.Textarea, forms.Select)


class Field(forms.BoundField):
    """A field that knows which of our templates draws it and which class it wears."""

    @property
    def kind(self) -> str:
        match self.field.widget:
            case forms.CheckboxSelectMultiple():  # Django makes it a kind of RadioSelect
                return "checkboxes"
            case forms.RadioSelect():
                return "radios"
            case forms.CheckboxInput():
                return "tick"
            case _:
                return "plain"

    @property
    def first_id(self) -> str:
        """Where the error summary leads."""
        several = self.use_fieldset and self.kind != "tick"
        return f"{self.auto_id}_0" if several else str(self.auto_id)

    @property
    def errors(self) -> ErrorList:
        """Of what is missing it says what to do; Django says of everything that it is required."""
        found = super().errors
        for one in found.as_data():
            if one.code == "required" and one.message == _LACKS:
                one.message = self._do_it()
        return found

    def _do_it(self) -> str:
        match self.field.widget:
            case forms.CheckboxSelectMultiple():
                return _("Choose at least one.")
            case forms.RadioSelect() | forms.Select():
                return _("Choose one.")
            case forms.CheckboxInput():
                return _("Tick this to go on.")
            case forms.FileInput():
                return _("Choose a file.")
            case _:
                return _("Fill this in.")

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Never `required`: the browser's own complaints are gone before they can be read."""
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        required = attrs.pop("required", False)
        if required and isinstance(widget, NAMED_AS_REQUIRED):
            attrs["aria-required"] = "true"
        css = [widget.attrs.get("class", ""), worn_by(widget)]
        if self.errors and css[1]:
            css.append(f"{css[1]}--error")
        attrs["class"] = " ".join(name for name in css if name)
        return attrs


class Renderer(TemplatesSetting):
    """For settings.FORM_RENDERER; needs django.forms among the installed apps."""

    form_template_name = "look/form/form.html"
    field_template_name = "look/form/field.html"
    bound_field_class = Field


def worn_by(widget: Widget) -> str:
    return next((css for kind, css in WORN_BY if isinstance(widget, kind)), "govuk-input")
