"""Signing what others wrote."""
