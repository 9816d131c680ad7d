"""How a moment is said: with its day, and with its zone wherever it can be mistaken."""

from datetime import datetime

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _


def said_date(at: datetime) -> str:
    """`Tue 14 Apr 2026`."""
    return date_format(timezone.localtime(at), _("D j M Y"))


def said_day(at: datetime) -> str:
    """`Tue 14 Apr`, where the year cannot be mistaken."""
    return date_format(timezone.localtime(at), _("D j M"))


def said_time(at: datetime) -> str:
    """`09:02 BST`: the zone is always named, as somebody may read it in another one."""
    local = timezone.localtime(at)
    zone = local.tzname() or ""
    return f"{local:%H:%M} {'UTC' + zone if zone[:1] in ('+', '-') else zone}"


def said_moment(at: datetime) -> str:
    """`Tue 14 Apr, 09:02 BST`."""
    return f"{said_day(at)}, {said_time(at)}"
