"""How one account speaks to the Graph API: with its key, and the proof that the app is ours."""

from dataclasses import dataclass

from clarion.channels.answer import Answer
from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.graph.proof import proof_of
from clarion.channels.http import Line

GRAPH = "https://graph.facebook.com"
VERSION = "v25.0"


@dataclass(frozen=True, slots=True)
class Door:
    """`secret`: under which name the account keeps its token."""

    secret: str

    def url(self, access: Access, where: str) -> str:
        """Return the whole address of a place."""
        return f"{access.settings.get('service', '') or GRAPH}/{VERSION}/{where}"

    def key(self, access: Access) -> dict[str, str]:
        """Return the header that opens the door; raises where there is no token."""
        token = access.secrets.get(self.secret, "")
        if not token:
            raise Permanent(Reason.MISCONFIGURED, "there is no token")
        return {"Authorization": f"Bearer {token}"}

    def proof(self, access: Access) -> dict[str, str]:
        """Return the proof that the app is ours, where its secret was entered."""
        token, secret = access.secrets.get(self.secret, ""), access.secrets.get("app_secret", "")
        return {"appsecret_proof": proof_of(token, secret)} if secret else {}

    def ask(self, line: Line, access: Access, where: str, **params: str | int) -> Answer:
        """Ask, which changes nothing."""
        asked = {**params, **self.proof(access)}
        return line.ask("GET", self.url(access, where), headers=self.key(access), params=asked)
