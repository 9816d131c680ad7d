"""Files arrive in parts, whole, with their description."""

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx

import fakenet


def _upload(api: httpx.Client, *parts: bytes, promised: int | None = None) -> str:
    size = sum(map(len, parts)) if promised is None else promised
    body = {"mime": "image/png", "bytes": size, "alt": "A bridge"}
    media_id = str(api.post("/v1/media", json=body).json()["id"])
    for number, part in enumerate(parts, start=1):
        api.put(f"/v1/media/{media_id}/parts/{number}", content=part)
    return media_id


def test_a_file_in_parts_is_put_together_and_shown(net: fakenet.FakeNet, api: httpx.Client) -> None:
    media_id = _upload(api, b"abc", b"def")
    assert api.post(f"/v1/media/{media_id}/finish").json()["state"] == "finished"
    post = api.post("/v1/posts", json={"text": "Look", "media": [media_id]}).json()
    assert post["media"][0]["alt"] == "A bridge"
    shown = httpx.get(post["media"][0]["url"])
    assert (shown.content, shown.headers["content-type"]) == (b"abcdef", "image/png")


def test_an_incomplete_file_cannot_be_finished_or_posted(api: httpx.Client) -> None:
    media_id = _upload(api, b"abc", promised=6)
    refused = api.post(f"/v1/media/{media_id}/finish")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "media_incomplete")
    posted = api.post("/v1/posts", json={"text": "Look", "media": [media_id]})
    assert posted.json()["error"]["code"] == "media_incomplete"


def test_a_part_that_comes_again_replaces_the_first(api: httpx.Client) -> None:
    media_id = _upload(api, b"abc", b"de", b"def", promised=6)
    api.put(f"/v1/media/{media_id}/parts/2", content=b"d")
    api.put(f"/v1/media/{media_id}/parts/3", content=b"ef")
    assert api.get(f"/v1/media/{media_id}").json()["received"] == 6
    assert api.post(f"/v1/media/{media_id}/finish").status_code == 200


def test_the_description_can_be_mended(api: httpx.Client) -> None:
    media_id = _upload(api, b"abc")
    mended = api.patch(f"/v1/media/{media_id}", json={"alt": "An old bridge"}).json()
    assert mended["alt"] == "An old bridge"


def test_limits_hold(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.settings(media_bytes_max=10)
    body = {"mime": "image/png", "bytes": 11}
    assert api.post("/v1/media", json=body).json()["error"]["code"] == "media_too_large"
    media_id = _upload(api, b"123456789", promised=9)
    over = api.put(f"/v1/media/{media_id}/parts/2", content=b"12")
    assert over.status_code == 413
    ids = [_upload(api, b"1") for _ in range(5)]
    many = api.post("/v1/posts", json={"text": "x", "media": ids})
    assert many.json()["error"]["code"] == "media_too_many"


def test_a_huge_body_is_refused(net: fakenet.FakeNet) -> None:
    with closing(HTTPConnection(urlsplit(net.url).netloc, timeout=10)) as connection:
        connection.putrequest("POST", "/v1/posts")
        connection.putheader("Content-Length", "40000000")
        connection.endheaders()
        assert connection.getresponse().status == 413


def test_nobody_uses_the_file_of_another(net: fakenet.FakeNet, api: httpx.Client) -> None:
    media_id = _upload(api, b"abc")
    other = {"Authorization": f"Bearer {net.account('police').token}"}
    assert api.get(f"/v1/media/{media_id}", headers=other).status_code == 404
