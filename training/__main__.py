"""`bin/train` learns everything anew; with --check it only says whether it would be the same."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from clarion.reading import Reader
from clarion.reading.learned.wants import bundled_wants, save_wants
from training import needs, places
from training.cards import WEIGHTS, write_cards
from training.data import ABSENT, DATA
from training.figures import categories, everyday_alarms, life_risk, read_validation
from training.learn import learn, write


def main() -> int:
    """Learn, write the weights and the cards, or compare; return 1 when they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="learn again and compare the bytes")
    arguments = parser.parse_args()
    if not DATA.exists():
        print(f"train: {ABSENT}")
        return 1
    began = time.monotonic()
    learned = learn()
    print(f"train: learned in {time.monotonic() - began:.0f} s")
    if arguments.check:
        return _compare(learned)
    write(learned, WEIGHTS)
    places.TARGET.write_bytes(places.learn_places())
    with needs.TARGET.open("wb") as file:
        save_wants(file, needs.learn_needs())
    figures = measure()
    figures["balances"] = learned.balances
    figures["thresholds"] = [float(one) for one in learned.life_risk.thresholds[0]]
    write_cards(figures)
    print(json.dumps(figures, ensure_ascii=False))
    return 0


def measure() -> dict[str, Any]:
    """Return what the models, as they are kept, find in texts that nothing was learned from."""
    reader = Reader.compile()
    pairs = read_validation(reader)
    return {
        "categories": categories(pairs),
        "life_risk": life_risk(pairs),
        "everyday": everyday_alarms(reader),
    }


def _compare(learned: Any) -> int:
    with tempfile.TemporaryDirectory() as folder:
        write(learned, Path(folder))
        different = [
            path.name
            for path in sorted(Path(folder).iterdir())
            if path.read_bytes() != (WEIGHTS / path.name).read_bytes()
        ]
    if places.learn_places() != places.TARGET.read_bytes():
        different.append(places.TARGET.name)
    # The encoder's whole numbers round otherwise on another kind of processor.
    learned_now = needs.learn_needs()
    kept = bundled_wants()
    if kept.names != learned_now.names or not np.allclose(kept.table, learned_now.table, atol=0.1):
        different.append(needs.TARGET.name)
    print(f"train: not the same: {', '.join(different)}" if different else "train: the same bytes")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
