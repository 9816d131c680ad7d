"""Turns sentences into vectors on this machine, without disturbing what else it has to do."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.meaning.english import may_be_english

BUILT: Final = Path(__file__).parent / "built"
NETWORK: Final = "meaning.onnx"
TOKENIZER: Final = "tokenizer.json"
WIDTH: Final = 384
# The model learnt from texts of 128 word pieces; what stands behind them is not read.
PIECES_MAX: Final = 128
# More characters than this hardly ever fit into 128 pieces; cutting before keeps attacks cheap.
CHARACTERS_MAX: Final = 4_000
# Texts of like length go through together: few at a time stay in the processor's cache.
BATCH: Final = 16
# Sends and screens share the processor, so one core is what reading may take.
THREADS: Final = 1


class MeaningMissing(Exception):
    """The model is not built here. Run bin/models, or install Clarion from its wheel."""


class Encoder:
    """all-MiniLM-L6-v2 with 8-bit weights (bin/models). Loading takes a moment: keep it."""

    def __init__(self, *, network: Path, tokenizer: Path, threads: int = THREADS) -> None:
        for file in (network, tokenizer):
            if not file.exists():
                raise MeaningMissing(str(file))
        # Only who compares meaning pays for these: a second, and 50 MB in every process.
        onnxruntime: Any = import_module("onnxruntime")
        tokenizers: Any = import_module("tokenizers")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Waiting threads sleep rather than spin: the core is somebody else's meanwhile.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(network), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(PIECES_MAX)

    @classmethod
    def bundled(cls, *, threads: int = THREADS) -> "Encoder":
        """Return the encoder that ships with Clarion; MeaningMissing if it was not built."""
        return cls(network=BUILT / NETWORK, tokenizer=BUILT / TOKENIZER, threads=threads)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 for each text: float32, texts x 384. None is refused.

        In another language than English all texts lie near each other, a fire beside a bus that is
        late. They have no meaning here: their vectors are nought, and resemble nothing.
        """
        pieces = {at: self._pieces(text) for at, text in enumerate(texts) if may_be_english(text)}
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(pieces, key=lambda at: len(pieces[at]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors[batch] = self._run([pieces[at] for at in batch])
        return vectors

    def _pieces(self, text: str) -> list[int]:
        # Half a letter cannot be handed to the tokenizer.
        plain = text[:CHARACTERS_MAX].encode("utf-8", "ignore").decode()
        pieces: list[int] = self._tokenizer.encode(plain).ids
        return pieces

    def _run(self, batch: list[list[int]]) -> NDArray[np.float32]:
        words = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
        for row, pieces in enumerate(batch):
            words[row, : len(pieces)] = pieces
        vectors: NDArray[np.float32] = self._session.run(["vectors"], {"words": words})[0]
        return vectors


def is_built() -> bool:
    """Whether the encoder that ships with Clarion is here; loads nothing."""
    return all((BUILT / name).exists() for name in (NETWORK, TOKENIZER))


@cache
def bundled_encoder() -> Encoder:
    """Return the encoder that ships with Clarion, loaded once for all who ask."""
    return Encoder.bundled()
