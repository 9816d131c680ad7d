"""Reads the whole product once, for the processes that a test starts beside itself."""

import gc
from importlib import import_module

import django

django.setup()
import_module("clarion.config.urls")
gc.freeze()
