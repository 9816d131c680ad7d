"""Clarion's tests."""
