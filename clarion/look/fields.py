"""The fields that Django does not have: counted words, a moment with its zone, several files."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Words(forms.CharField):
    """Words exactly as they were typed; browsers end lines in two characters, networks in one."""

    def to_python(self, value: Any) -> str:
        """Return them with plain line ends."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class Counted(forms.Textarea):
    """Words against a limit. `count_url` counts as a network does; without it, by graphemes."""

    def __init__(self, *, limit: int, count_url: str = "", attrs: dict[str, Any] | None = None):
        own = {"rows": 5, "data-limit": limit, "data-count-url": count_url or False}
        super().__init__(attrs={**own, **(attrs or {})})
        self.limit = limit


class Moment(forms.SplitDateTimeWidget):
    """A date and a time, with the zone's name beside them."""

    template_name = "look/form/moment.html"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(
            attrs=attrs,
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs={"type": "date"},
            time_attrs={"type": "time"},
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The zone is that in which the office lives, as the page was activated for it."""
        context = super().get_context(name, value, attrs)
        return context | {"zone": timezone.get_current_timezone_name()}


class MomentField(forms.SplitDateTimeField):
    """An instant, typed in the office's own zone.

    A time that a change of the clocks skips is refused; of one that it shows twice, the first.
    """

    widget = Moment

    def compress(self, data_list: Any) -> datetime | None:
        """Return the instant at which a clock on the wall there shows it first."""
        if not data_list or not all(part not in self.empty_values for part in data_list):
            found: datetime | None = super().compress(data_list)
            return found
        shown, zone = datetime.combine(*data_list), timezone.get_current_timezone()
        there = shown.replace(tzinfo=zone)
        if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != shown:
            raise forms.ValidationError(_("The clocks skip this time. Choose another one."))
        return there


class Upload(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is checked as a single one would be. Cleans to a list."""

    widget = Upload

    def __init__(self, **options: Any):
        options.setdefault("widget", Upload(attrs={"multiple": True}))
        super().__init__(**options)

    def clean(self, files: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        several: Sequence[Any] = files if isinstance(files, list | tuple) else [files]
        cleaned = [super(FilesField, self).clean(file, initial) for file in several or [None]]
        return [file for file in cleaned if file]
