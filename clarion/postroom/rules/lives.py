"""The states of accounts, rules of posting, arrivals and dispatches."""

from clarion.kit.life import Life

ACCOUNT = Life(
    connecting={"open", "closed"},
    open={"broken", "closed"},
    broken={"open", "closed"},
    closed=set(),
)

ARRIVAL = Life(
    stored={"sorted", "parked"},
    parked={"stored"},
    sorted=set(),
)

# What takes rights away holds at once; what gives more waits for a second person.
POSTING = Life(
    proposed={"holds", "dropped"},
    holds={"over"},
    over=set(),
    dropped=set(),
)

# "unknown" may become "queued" only when the network itself says that it has nothing, under a
# key that makes a second writing the same writing (rules/reconcile.py); else a person decides.
# What was given up may still turn out to have been sent, by a worker that was only slow: then it
# was, whatever we had decided.
DISPATCH = Life(
    queued={"sending", "sent", "failed", "missed", "cancelled", "expired"},
    sending={"sent", "processing", "queued", "failed", "unknown"},
    processing={"sent", "failed", "unknown"},
    unknown={"sent", "processing", "queued", "failed"},
    sent=set(),
    failed={"sent"},
    missed={"sent"},
    cancelled={"sent"},
    expired={"sent"},
)
