"""The states of matters, of what is told to all in them, and of promises."""

from clarion.kit.life import Life

MATTER = Life(
    open={"answered", "resolved"},
    answered={"open", "resolved"},
    resolved={"open", "answered", "closed"},
    closed={"open"},
)
# Somebody in it may still wait for something.
GOING_ON = ("open", "answered")

# What can be done by hand to who belongs where. Each can be undone.
CHANGES = ("put in", "moved out", "split", "merged")

# One answer to all. It is asked for where the office's standing word does not cover it.
CIRCULAR = Life(
    asked={"sending", "returned", "stopped"},
    sending={"done", "stopped"},
    done={"stopped"},  # what waits at the door behind a hold can still be taken back
    stopped=set(),
    returned=set(),
)
UNDER_WAY = ("asked", "sending")
# To whom: those who wait for an answer, or those who were told before.
AUDIENCES = ("waiting", "told")

COPY = Life(
    waiting={"queued", "left_out", "stopped"},
    queued=set(),
    left_out=set(),
    stopped=set(),
)

PROMISE = Life(
    open={"kept", "broken", "moved"},
    broken={"kept", "moved"},
    kept={"open"},
    moved=set(),
)
PENDING = ("open", "broken")
