"""What is logged names no secret of a link, also when something breaks at its address."""

import secrets

from clarion.config.logs import frames_alone, only_plain_facts


def test_an_error_at_the_address_of_a_link_keeps_its_secret() -> None:
    secret = secrets.token_urlsafe(32)
    said = f"Internal Server Error: /sign/{secret}/"
    line = only_plain_facts(None, "", {"event": said, "path": f"/sign/{secret}/", "words": "x"})
    assert line == {"event": "Internal Server Error: /sign/.../", "path": "/sign/.../"}


def test_ordinary_words_are_logged_as_they_are() -> None:
    line = {"event": "live news lost its connection", "account_id": 7}
    assert only_plain_facts(None, "", line) == line


def test_an_error_says_where_it_happened_and_not_what_it_held() -> None:
    try:
        try:
            raise KeyError("anna@council.example")
        except KeyError as inner:
            raise ValueError("Maya wrote: please help") from inner
    except ValueError as error:
        line = frames_alone(None, "", {"event": "failed", "exc_info": error})
    assert "exc_info" not in line
    told = str(line["exception"])
    assert "builtins.ValueError" in told
    assert "builtins.KeyError" in told
    assert "test_logs.py" in told
    assert "please help" not in told.replace('raise ValueError("Maya wrote: please help")', "")
