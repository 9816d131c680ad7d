"""What can be done about the newsroom."""

from clarion.newsroom.actions.add_imprints import add_imprints
from clarion.newsroom.actions.print_pages import GONE, print_pages
from clarion.newsroom.actions.reseal_keys import reseal_keys
from clarion.newsroom.actions.trace_imprints import trace_imprints

__all__ = ["GONE", "add_imprints", "print_pages", "reseal_keys", "trace_imprints"]
