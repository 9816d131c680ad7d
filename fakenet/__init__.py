"""A small social network that fails on command, for testing software that posts and listens."""

from fakenet.client import FakeNet, Person, Refused, at, running
from fakenet.records import Account, Delivery, Post, Rule, SeenCall
from fakenet.webhooks import sign

__all__ = [
    "Account",
    "Delivery",
    "FakeNet",
    "Person",
    "Post",
    "Refused",
    "Rule",
    "SeenCall",
    "at",
    "running",
    "sign",
]
