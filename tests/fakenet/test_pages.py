"""People can see what is really on the network, and nothing on a page runs."""

import html5lib
import httpx
import pytest

import fakenet


def _page(net: fakenet.FakeNet, path: str, status: int = 200) -> str:
    answer = httpx.get(net.url + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert answer.text.count("<h1>") == 1
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    return answer.text


def test_the_timeline_shows_public_posts_newest_first(net: fakenet.FakeNet) -> None:
    maya = net.person("maya")
    maya.posts("First")
    maya.posts("Second")
    maya.messages("joe", "Psst")
    page = _page(net, "/")
    assert page.index("Second") < page.index("First")
    assert "Psst" not in page


def test_private_messages_have_a_page_of_their_own(net: fakenet.FakeNet) -> None:
    net.person("maya").messages("joe", "Psst")
    page = _page(net, "/messages")
    assert "Psst" in page
    assert "in private to @joe" in page


def test_a_post_shows_its_thread_and_its_history(net: fakenet.FakeNet) -> None:
    maya = net.person("maya")
    post = maya.posts("Teh bridge")
    maya.edits(post, "The bridge")
    net.person("joe").replies(post, "Which?")
    page = _page(net, f"/posts/{post.id}")
    assert "The rest of this thread" in page
    assert all(text in page for text in ("Teh bridge", "The bridge", "Which?"))


def test_a_deleted_post_is_gone(net: fakenet.FakeNet) -> None:
    maya = net.person("maya")
    post = maya.posts("Oops")
    maya.deletes(post)
    assert "Oops" not in _page(net, f"/posts/{post.id}", 410)
    assert "Oops" not in _page(net, "/")


def test_words_cannot_become_markup(net: fakenet.FakeNet) -> None:
    net.person("maya").posts("<script>alert('x')</script>", lang='en" onclick="x')
    assert "&lt;script&gt;" in _page(net, "/")


def test_pages_of_a_long_timeline(net: fakenet.FakeNet) -> None:
    net.act([{"as": "maya", "do": "post", "text": f"Number {one}."} for one in range(120)])
    assert "Page 1 of 3" in _page(net, "/")
    last = _page(net, "/accounts/maya?page=3")
    assert "Number 0." in last
    assert 'rel="next"' not in last
    assert "Page 1 of 3" in _page(net, "/?page=%C2%B2")


def test_the_style_is_a_file(net: fakenet.FakeNet) -> None:
    style = httpx.get(net.url + "/style.css")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "focus-visible" in style.text


@pytest.mark.parametrize("path", ["/nothing", "/posts/post_9", "/accounts/nobody", "/media/m"])
def test_what_is_not_there_is_not_found(net: fakenet.FakeNet, path: str) -> None:
    assert httpx.get(net.url + path).status_code == 404
    assert httpx.post(net.url + path).status_code == 405


def test_head_gives_no_body(net: fakenet.FakeNet) -> None:
    answer = httpx.head(net.url + "/")
    assert int(answer.headers["content-length"]) > 0
    assert answer.content == b""


def test_a_file_that_is_no_picture_is_not_opened(net: fakenet.FakeNet, api: httpx.Client) -> None:
    media_id = api.post("/v1/media", json={"mime": "text/html", "bytes": 3}).json()["id"]
    api.put(f"/v1/media/{media_id}/parts/1", content=b"<b>")
    api.post(f"/v1/media/{media_id}/finish")
    post = api.post("/v1/posts", json={"text": "File", "media": [media_id]}).json()
    assert httpx.get(post["media"][0]["url"]).headers["content-type"] == "application/octet-stream"
    assert f'href="/media/{media_id}"' in _page(net, f"/posts/{post['id']}")
