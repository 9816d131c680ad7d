"""The states of watches, sources, official accounts and wishes to look."""

from clarion.kit.life import Life

# A watch that only one person wants, and that could be about a person, waits for a second one.
WATCH = Life(
    proposed={"on", "dropped"},
    on={"ended", "stopped"},  # by its day or a person; by the governor
    ended=set(),
    stopped=set(),
    dropped=set(),
)
# Who writes in a newsroom's feed is no private person: two people say that it is a newsroom's.
SOURCE = Life(
    proposed={"open", "closed"},
    open={"paused", "closed"},
    paused={"open", "closed"},
    closed=set(),
)
OFFICIAL = Life(proposed={"holds", "dropped"}, holds={"over"}, over=set(), dropped=set())
LOOKING = Life(asked={"agreed", "declined"}, agreed=set(), declined=set())
