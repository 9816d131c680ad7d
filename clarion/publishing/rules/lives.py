"""The states of an edition: one version of a statement."""

from clarion.kit.life import Life

# A change of words, accounts or time makes a new edition, so what was agreed stays what it was.
EDITION = Life(
    draft={"in_review", "dropped"},
    in_review={"approved", "returned", "rejected", "superseded", "withdrawn"},
    returned={"superseded", "withdrawn"},
    rejected=set(),
    approved={"scheduled", "superseded", "withdrawn"},
    scheduled={"publishing", "published", "missed", "stopped", "superseded", "withdrawn"},
    publishing={"published", "missed", "stopped", "corrected", "withdrawn"},
    missed={"publishing", "published", "stopped", "superseded", "withdrawn"},
    stopped={"publishing", "published", "missed", "superseded", "withdrawn"},
    published={"corrected", "withdrawn"},
    corrected={"withdrawn"},
    withdrawn=set(),
    superseded=set(),
    dropped=set(),
)

# Not said yet: new words take their place.
UNSAID = frozenset({"in_review", "returned", "approved", "scheduled", "missed", "stopped"})
# Said, or being said: new words are a correction.
SAID = frozenset({"publishing", "published"})
# Another time can be chosen for these: nobody has got anything of them.
MOVABLE = UNSAID | {"draft"}
# What a new edition can begin from.
GOES_ON = UNSAID | SAID
# A newer edition in one of these changes nothing about the one before it.
NEVER_WAS = frozenset({"dropped", "rejected"})
# What is at the door in one of these has not surely arrived, and not surely stayed.
WAITING = ("queued", "sending", "unknown", "processing")
# What has come to this needs its slot no more, and somebody else may take it.
GIVES_UP_SLOT = ("superseded", "dropped", "rejected", "withdrawn")
