"""What `bin/bench listening` cannot measure is null, with the reason, and never left out."""

import random
import shutil
from pathlib import Path

import pytest

from benchmarks import listening
from benchmarks._lanes import Lane, phrase, posts, standing
from benchmarks._listening_house import BURSTS, heard
from clarion.reading.sameness import Grouper


def test_without_a_server_the_bursts_are_null_and_say_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    figures = heard(tmp_path)
    assert figures["heard_50_a_second"] is None
    assert "nats-server" in figures["not_measured"]["heard_50_a_second"]
    assert len(figures) == len(BURSTS) + 1


def test_without_a_model_its_figure_is_null_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(listening, "BUILT", tmp_path)
    monkeypatch.setattr(listening, "PEER_TEXTS", 50)
    figures = listening.peers(tmp_path)
    name = "onnxruntime_vectors_posts_per_core_second"
    assert figures[name] is None
    assert figures["scikit_learn_posts_per_core_second"] > 0
    assert "not built" in figures["not_measured"][name]


def test_what_several_parts_could_not_measure_stands_together() -> None:
    figures: dict[str, object] = {"load": 1.0}
    listening.add(figures, {"a": None, "not_measured": {"a": "no model"}})
    listening.add(figures, {"b": 2})
    listening.add(figures, {"c": None, "not_measured": {"c": "no server"}})
    assert figures["not_measured"] == {"a": "no model", "c": "no server"}


def test_a_lane_hands_on_what_is_watched_for_read_and_grouped_and_clocks_each_stage() -> None:
    lane = Lane(standing(3), Grouper())
    raws = list(posts(40, share=0.5, watches=3, chance=random.Random(1)))
    taken = lane.take([b"{", *raws, raws[0]])
    watched = [raw for raw in raws if any(phrase(n).encode() in raw for n in range(3))]
    assert len(taken) == len(watched) > 10
    for wanted, tells, matter in taken:
        assert phrase(next(iter(wanted.words))) in wanted.said.text
        assert tells.risk == (wanted.reading.risks[0].grade.value if wanted.reading.risks else "")
        assert matter
    assert list(lane.spent) == ["parse", "filter", "read", "group"]
