"""Figures are honest: what a network does not say is not known, and what is hidden is not gone."""

from collections.abc import Callable
from dataclasses import replace

from clarion.channels.conformance.stage import Stage
from clarion.channels.contract import FIGURES, Deed, Figures, Sent


def counts_what_it_says_it_counts(stage: Stage) -> None:
    """Of a post that stands it tells no other figure than those that it names, and no nonsense."""
    capabilities = stage.connector.capabilities
    assert capabilities.figures <= set(FIGURES)
    assert (capabilities.figures_at_once > 0) == bool(capabilities.figures)
    name = _said(stage, "Counted.", "key-counted")
    found = stage.connector.figures(stage.access(), (name,))
    assert set(found) <= ({name} if capabilities.figures else set())
    for told in found.values():
        assert not told.gone
        for figure in FIGURES:
            value = getattr(told, figure)
            assert value is None or (figure in capabilities.figures and value >= 0), figure


def asks_nothing_about_nothing(stage: Stage) -> None:
    """Of no posts there are no figures."""
    assert not stage.connector.figures(stage.access(), ())


def counts_more_than_one_call_takes(stage: Stage) -> None:
    """One more post than fits into a call loses none of the others."""
    capabilities = stage.connector.capabilities
    if not capabilities.figures:
        return
    first, last = _said(stage, "First.", "key-first"), _said(stage, "Last.", "key-last")
    asked = (*[first] * capabilities.figures_at_once, last)
    assert set(stage.connector.figures(stage.access(), asked)) == {first, last}


def knows_what_is_gone(stage: Stage) -> None:
    """What was taken down is gone, or nothing is said of it; what stands beside it is not."""
    connector, access = stage.connector, stage.access()
    if not connector.capabilities.figures or not connector.capabilities.delete:
        return
    stands, gone = _said(stage, "Stays.", "key-stays"), _said(stage, "Goes.", "key-goes")
    words = stage.outgoing("Goes.", "key-goes-down")
    connector.take_down(access, replace(words, deed=Deed.TAKE_DOWN, said_id=gone))
    found = connector.figures(access, (stands, gone))
    if connector.capabilities.says_gone:
        assert found[gone] == Figures(gone=True)
    else:
        assert gone not in found
    assert stands not in found or not found[stands].gone


def _said(stage: Stage, text: str, key: str) -> str:
    outcome = stage.connector.send(stage.access(), stage.outgoing(text, key))
    assert isinstance(outcome, Sent)
    return outcome.remote_id


COUNTING: tuple[Callable[[Stage], None], ...] = (
    counts_what_it_says_it_counts,
    asks_nothing_about_nothing,
    counts_more_than_one_call_takes,
    knows_what_is_gone,
)
