"""Every form in the house is labelled, hinted and corrected in the same way, by writing {{ form }}."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Widget

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
NAMED_AS_REQUIRED = (forms.TextInput, forms.Textarea, forms.Select)


class Field(forms.BoundField):
    """A field that knows which of our templates draws it and which class it wears."""

    @property
    def kind(self) -> str:
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect):
            return "radios"
        if isinstance(widget, forms.CheckboxSelectMultiple):
            return "checkboxes"
        return "tick" if isinstance(widget, forms.CheckboxInput) else "plain"

    @property
    def first_id(self) -> str:
        """Where the error summary leads."""
        several = self.use_fieldset and self.kind != "tick"
        return f"{self.auto_id}_0" if several else str(self.auto_id)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """The browser's own bubbles cannot be read aloud or translated, so it is not asked to check."""
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
    match widget:
        case forms.HiddenInput():
            return ""
        case forms.RadioSelect():
            return "govuk-radios__input"
        case forms.CheckboxSelectMultiple() | forms.CheckboxInput():
            return "govuk-checkboxes__input"
        case forms.Select():
            return "govuk-select"
        case forms.Textarea():
            return "govuk-textarea"
        case forms.FileInput():
            return "upload"
        case _:
            return "govuk-input"
