"""Recognises that words name a place although no list has it, from how such words stand in posts."""
