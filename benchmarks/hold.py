"""Whether anything leaves after a hold was acknowledged: 1,000 posts due, 8 workers, 50 times."""

import argparse
import json
import sys
from typing import Any

from benchmarks._sending import a_door, desk

ROUNDS = 50
DUE = 1_000
ACKNOWLEDGED_SECONDS_MAX = 1.0


def main(rounds: int = ROUNDS, due: int = DUE) -> None:
    """Press, watch, lift, and print the figures as one line of JSON; end badly if they are bad."""
    with a_door() as net:
        found = desk(net, "hold", str(rounds), str(due))
    print(json.dumps(found), flush=True)
    if wrong := faults(found):
        sys.exit(f"hold: {', '.join(wrong)}")


def faults(found: dict[str, Any]) -> list[str]:
    """Say what a hold may not do; empty: it held."""
    wrong = [f"{found[name]} {name}" for name in ("leaks", "unlisted") if found[name]]
    if found["acknowledged_seconds_max"] > ACKNOWLEDGED_SECONDS_MAX:
        wrong.append(f"acknowledged after {found['acknowledged_seconds_max']} seconds")
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=ROUNDS, help="how often it is held")
    parser.add_argument("due", type=int, nargs="?", default=DUE, help="posts due in each round")
    asked = parser.parse_args()
    main(asked.rounds, asked.due)
