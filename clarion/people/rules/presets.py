"""The roles that a new office begins with; an office may change them and add its own."""

from clarion.kit.actor import Power

_HANDLER = frozenset({Power.READ_CASES, Power.ANSWER, Power.ASSIGN, Power.ASSESS, Power.CLOSE})
_SUPERVISOR = _HANDLER | {
    Power.SIGN,
    Power.HOLD,
    Power.LISTEN,
    Power.WRITE_SNIPPETS,
    Power.SETTLE_UNKNOWN,
    Power.REPLAY,
    Power.READ_LEDGER,
}
_OFFICER = frozenset(
    {
        Power.READ_CASES,
        Power.PUBLISH,
        Power.RECALL,
        Power.SIGN,
        Power.HOLD,
        Power.LISTEN,
        Power.SETTLE_UNKNOWN,
    }
)
_ADMINISTRATOR = frozenset(
    {
        Power.CONNECT_ACCOUNTS,
        Power.MANAGE_PEOPLE,
        Power.MANAGE_OFFICE,
        Power.REPLAY,
        Power.READ_LEDGER,
        Power.HOLD,
    }
)

PRESETS: dict[str, frozenset[Power]] = {
    "Contact handler": _HANDLER,
    "Desk supervisor": _SUPERVISOR,
    "Communications officer": _OFFICER,
    "Platform administrator": _ADMINISTRATOR,
    # One person opens the office and must be able to do everything until others join.
    "First administrator": _SUPERVISOR | _OFFICER | _ADMINISTRATOR,
}
FIRST_ADMINISTRATOR = "First administrator"
# Who looks around a demonstration town: everything but its people, its accounts and its keys.
VISITOR = "Visitor"
VISITOR_POWERS = _SUPERVISOR | _OFFICER | {Power.MANAGE_OFFICE}
