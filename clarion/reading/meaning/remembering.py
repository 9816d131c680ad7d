"""Keeps the meaning of texts that are compared again and again."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

# About 2 kB each and the text.
TEXTS_MAX: Final = 8_192


class Remembering:
    """An encoder that works out no text twice, as long as it is among the last 8,192 asked for."""

    def __init__(self, encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self._encode = encode
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what the encoder would: float32, texts x its width. At least one text."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            # Copied, or each row would keep all that were worked out with it.
            rows = (row.copy() for row in self._encode(new))
            known |= dict(zip(new, rows, strict=True))
        with self._lock:
            for text, row in known.items():
                self._known[text] = row
                self._known.move_to_end(text)
            while len(self._known) > TEXTS_MAX:
                self._known.popitem(last=False)
        return np.stack([known[text] for text in texts])
