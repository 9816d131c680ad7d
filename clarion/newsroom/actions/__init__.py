"""What can be done about the newsroom."""

from clarion.newsroom.actions.print_pages import print_pages

__all__ = ["print_pages"]
