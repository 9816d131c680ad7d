"""The servers made from published specifications take what fits and refuse what does not."""

from pathlib import Path

import httpx
import pytest

from tests.peers.specification.server import Specifications, unpacked

pytestmark = pytest.mark.peer
HEADERS = {"Authorization": "Bearer of-the-town", "Idempotency-Key": "one"}


def test_takes_what_fits_and_refuses_what_does_not(specification: Specifications) -> None:
    mastodon = specification.serve("mastodon.json.gz", examples=False)
    with httpx.Client(base_url=mastodon.url, headers=HEADERS, trust_env=False) as client:
        good = client.post("/api/v1/statuses", json={"status": "The bridge is open."})
        wrong = client.post("/api/v1/statuses", json={"status": 5})
        nowhere = client.post("/api/v1/stati", json={"status": "The bridge is open."})
        without = client.post(
            "/api/v1/statuses", json={"status": "."}, headers={"Authorization": ""}
        )
    assert good.status_code == 200
    assert good.json()["id"]
    assert wrong.status_code == 422
    assert nowhere.status_code == 404
    assert without.status_code == 401


def test_serves_each_specification_once(specification: Specifications) -> None:
    first = specification.serve("mastodon.json.gz", examples=False)
    assert specification.serve("mastodon.json.gz", examples=False) is first
    assert first.host.startswith("127.0.0.1:")


def test_says_plainly_that_specifications_are_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLARION_SPECS", str(tmp_path / "nowhere"))
    with pytest.raises(pytest.skip.Exception, match=r"Put x\.json\.gz there"):
        unpacked("x.json.gz", tmp_path)


def test_fails_where_one_specification_is_missing_among_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLARION_SPECS", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        unpacked("x.json.gz", tmp_path)
