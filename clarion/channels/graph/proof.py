"""Proves with every call that we hold the app's secret, where the app demands it."""

import hashlib
import hmac


def proof_of(token: str, app_secret: str) -> str:
    """Return `appsecret_proof`: the SHA-256 HMAC of the token, in hexadecimal."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
