"""What `clarion run` starts is a list that says it all."""

import socket
from pathlib import Path

from clarion.config.programs import (
    fakenet,
    free_port,
    is_taken,
    programs_of_clarion,
    programs_of_town,
)


def words_of_the_web(*proxies: str) -> str:
    programs = programs_of_clarion(bind="127.0.0.1", port=8000, trusted_proxies=proxies)
    return " ".join(next(program.argv for program in programs if program.name == "web"))


def test_brings_the_tables_up_to_date_before_anything_else() -> None:
    first, *others = programs_of_clarion(bind="127.0.0.1", port=8000)
    assert (first.name, first.once) == ("migrate", True)
    assert not any(program.once for program in others)


def test_has_a_worker_for_each_lane_and_closes_only_the_web_first() -> None:
    programs = programs_of_clarion(bind="127.0.0.1", port=8000)
    names = [program.name for program in programs]
    assert names == ["migrate", "web", "send", "receive", "listen", "read", "slow", "watch"]
    assert [program.name for program in programs if program.is_door] == ["web"]


def test_keeps_what_the_stream_hands_out_where_there_is_one() -> None:
    programs = programs_of_clarion(bind="127.0.0.1", port=8000, has_stream=True)
    assert programs[-1].argv[-1] == "listen"


def test_believes_only_proxies_that_were_named() -> None:
    assert "--no-proxy-headers" in words_of_the_web()
    named = words_of_the_web("10.0.0.1", "10.0.0.2")
    assert "--forwarded-allow-ips 10.0.0.1,10.0.0.2" in named


def test_keeps_no_list_of_callers() -> None:
    assert "--no-access-log" in words_of_the_web()


def test_notices_that_a_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]
        assert is_taken("127.0.0.1", port)
    assert not is_taken("127.0.0.1", port)


def test_passes_over_a_port_that_somebody_holds_without_answering() -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        port = somebody.getsockname()[1]
        assert free_port("127.0.0.1", after=port - 1) > port


def test_keeps_the_pretended_network_where_it_is_told() -> None:
    program = fakenet(port=4040, state=Path("somewhere/fakenet.json"))
    assert program.argv[-1] == "somewhere/fakenet.json"


def test_opens_the_town_before_anybody_works_there() -> None:
    state = Path("somewhere/fakenet.json")
    town = programs_of_town(port=4040, state=state, wanted=lambda: False)
    assert [(program.name, program.once) for program in town] == [
        ("town", True),
        ("fakenet", False),
        ("town", False),
    ]
    assert not any(program.is_wanted() for program in town)


def test_finds_a_port_where_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = somebody.getsockname()[1]
        assert free_port("127.0.0.1", after=taken - 1) > taken
