"""Recognises that words name a place although no list has it, from the words around them."""
