"""The roles that a new office begins with; an office may change them and add its own."""

from clarion.kit.actor import Power

_HANDLER = frozenset({Power.READ_CASES, Power.ANSWER, Power.ASSIGN, Power.ASSESS, Power.CLOSE})
_SUPERVISOR = _HANDLER | {
    Power.SIGN,
    Power.HOLD,
    Power.WRITE_SNIPPETS,
    Power.SETTLE_UNKNOWN,
    Power.REPLAY,
    Power.READ_LEDGER,
}
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
    "Platform administrator": _ADMINISTRATOR,
    # One person opens the office and must be able to do everything until others join.
    "First administrator": _SUPERVISOR | _ADMINISTRATOR,
}
FIRST_ADMINISTRATOR = "First administrator"
# Who looks around the demonstration town can do what a supervisor can.
VISITOR = "Desk supervisor"
