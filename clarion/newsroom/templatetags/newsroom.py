"""How codes are written for people."""

from django import template

register = template.Library()

_GROUP = 4


@register.filter
def spoken_code(code: str) -> str:
    """Write a code in groups of four, as one reads it out: `8K3D-P6FS`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
