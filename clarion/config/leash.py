"""A program that must not outlive us is tied to us by the kernel, which only Linux can do."""

import ctypes
import signal
import sys
from collections.abc import Callable
from functools import partial

PR_SET_PDEATHSIG = 1  # linux/prctl.h

# Found before any new process begins: there, nothing may be loaded any more.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def leash(farewell: signal.Signals) -> Callable[[], None]:
    """What a new process does before its program: ask for a signal at our death, however we die.

    It is tied to the thread that starts it, so that must be one that lasts.
    """
    return partial(_ask_for, farewell)


def _ask_for(farewell: signal.Signals) -> None:
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, farewell)
