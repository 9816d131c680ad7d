"""How fast 10,000 due posts leave, each once, beside a bare loop that posts to the same network."""

import argparse
import http.client
import json
import sys
import time
from typing import Any
from urllib.parse import urlsplit

import fakenet
from benchmarks._sending import a_door, desk

DUE = 10_000
BARE = 2_000


def main(due: int = DUE) -> None:
    """Drain, then loop, on the same network in the same minutes; print one line of JSON.

    It ends badly if anything was said twice or not at all.
    """
    with a_door() as net:
        found = desk(net, "drain", str(due))
        bare = bare_rate(net, BARE)
    found |= {"bare_rate": round(bare, 1), "ratio": round(found["rate"] / bare, 3)}
    print(json.dumps(found), flush=True)
    if wrong := faults(found):
        sys.exit(f"drain: {', '.join(wrong)}")


def faults(found: dict[str, Any]) -> list[str]:
    """Say what was said twice or not at all; empty: each once."""
    return [f"{found[name]} {name}" for name in ("duplicates", "missing") if found[name]]


def bare_rate(net: fakenet.FakeNet, posts: int) -> float:
    """Return how many posts a second one connection makes that does nothing else."""
    account = net.account("bare")
    line = http.client.HTTPConnection(urlsplit(net.url).netloc, timeout=30)
    words = {"Authorization": f"Bearer {account.token}", "Content-Type": "application/json"}
    began = time.monotonic()
    for number in range(posts):
        body = json.dumps({"text": f"Bare, number {number}", "edge": "public"})
        line.request("POST", "/v1/posts", body, {**words, "Idempotency-Key": f"bare-{number}"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 201:
            raise SystemExit(f"drain: the network answered {answer.status}")
    return posts / (time.monotonic() - began)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("due", type=int, nargs="?", default=DUE, help="posts that are due")
    main(parser.parse_args().due)
