"""Every way in which the network says no, with its number and its usual words."""

CODES: dict[str, tuple[int, str]] = {
    "bad_json": (400, "The body is not a JSON object."),
    "bad_request": (400, "A field is missing or has the wrong shape."),
    "text_too_long": (400, "The text is too long."),
    "cursor_invalid": (400, "This cursor does not belong here."),
    "token_missing": (401, "Send a bearer token."),
    "token_unknown": (401, "This token was never given."),
    "token_expired": (401, "This token has expired."),
    "token_revoked": (401, "This token was revoked."),
    "token_rotated": (401, "This token was replaced by a newer one."),
    "refresh_token_unknown": (401, "This refresh token was never given, or was revoked."),
    "refresh_token_used": (401, "This refresh token was used before."),
    "password_wrong": (401, "The handle or the password is wrong."),
    "permission_missing": (403, "The account did not grant this permission."),
    "not_yours": (403, "This belongs to somebody else."),
    "window_closed": (403, "Too long since this person last wrote to you."),
    "path_unknown": (404, "There is nothing here."),
    "account_unknown": (404, "There is no such account."),
    "post_unknown": (404, "There is no such post."),
    "media_unknown": (404, "There is no such file."),
    "subscription_unknown": (404, "There is no such subscription."),
    "fault_unknown": (404, "There is no such fault."),
    "method_not_allowed": (405, "This address does not take that method."),
    "idempotency_conflict": (409, "This key was used for other words."),
    "handle_taken": (409, "This handle is taken."),
    "post_deleted": (410, "This post was deleted."),
    "cursor_expired": (410, "This cursor is older than what can be fetched."),
    "body_too_large": (413, "The body is too large."),
    "media_too_large": (413, "The file is too large."),
    "text_empty": (422, "There are no words and no media."),
    "edge_mismatch": (422, "A public post cannot answer or quote a private message."),
    "recipient_missing": (422, "A private message needs a recipient."),
    "media_incomplete": (422, "The file is not complete."),
    "media_too_many": (422, "Too many files for one post."),
    "fault_wrong": (422, "This fault is not understood."),
    "setting_wrong": (422, "This setting is not understood."),
    "rate_limited": (429, "Too many requests."),
    "internal_error": (500, "Something went wrong."),
    "unavailable": (503, "Try again later."),
}


class Problem(Exception):
    """A refusal with a code of the table above; the subcode says which field, scope or reason."""

    def __init__(self, code: str, subcode: str = "", message: str = "") -> None:
        self.status, usual = CODES[code]
        self.code = code
        self.subcode = subcode
        self.message = message or usual
        super().__init__(f"{self.status} {code} {subcode}: {self.message}")


def error_body(code: str, subcode: str, message: str) -> dict[str, dict[str, str]]:
    return {"error": {"code": code, "subcode": subcode, "message": message}}
