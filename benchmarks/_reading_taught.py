"""How well an office's own labels are learned from few corrections, and how that grows."""

import gzip
import json
import time
from typing import Any, Final

from clarion.reading.taught import Correction, Labeller, teach
from training.data import lies_at
from training.figures import rounded

# Every eighth of the 150 intents by name: about as many labels as an office tells apart.
EVERY: Final = 8
NUMBERS: Final = (5, 10, 20, 50, 100)
# Texts that belong to none of the labels: each one that is given a label is a mistake.
NONE_MAX: Final = 500


def measure() -> dict[str, Any]:
    """Return recall and precision on texts not taught from, by how many corrections a label had."""
    with gzip.open(lies_at("clinc150/data_full.json.gz"), "rt", encoding="utf-8") as file:
        queries = json.load(file)
    labels = sorted({label for _, label in queries["train"]})[::EVERY]
    asked = [(text, label) for text, label in queries["test"] if label in labels]
    none = [text for text, _ in queries["oos_test"]][:NONE_MAX]
    curve = []
    for number in NUMBERS:
        corrections = [
            Correction(text=text, label=label)
            for label in labels
            for text in [text for text, one in queries["train"] if one == label][:number]
        ]
        began = time.process_time()
        labeller = Labeller(teach(corrections).weights)
        seconds = time.process_time() - began
        given = labeller.label_many([text for text, _ in asked])
        right = sum(
            one is not None and one.label == label
            for one, (_, label) in zip(given, asked, strict=True)
        )
        said = sum(one is not None for one in given)
        wrongly = sum(one is not None for one in labeller.label_many(none))
        curve.append(
            {
                "corrections_for_each_label": number,
                "asked": len(asked),
                "labelled": said,
                "rightly": right,
                "recall": rounded(right, len(asked)),
                "precision": rounded(right, said),
                "none_asked": len(none),
                "none_labelled": wrongly,
                "of_none_labelled": rounded(wrongly, len(none)),
                "seconds": round(seconds, 2),
            }
        )
    return {"labels": len(labels), "curve": curve}
