"""Clarion: one truth, cleared fast, told to everyone, corrected everywhere, provable later."""
