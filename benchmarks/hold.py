"""Whether anything leaves after a hold was acknowledged: 1,000 posts due, 8 workers, 50 times."""

import json
import sys

from benchmarks._sending import a_door, desk

ROUNDS = 50
DUE = 1_000


def main(rounds: int = ROUNDS, due: int = DUE) -> None:
    """Press, watch, lift, and print the figures as one line of JSON."""
    with a_door() as net:
        print(json.dumps(desk(net, "hold", str(rounds), str(due))))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
