"""What a person is asked about mail servers, whatever comes or leaves through them."""

from clarion.channels.contract import Question, gettext_noop

PRIVACY = (
    ("tls", gettext_noop("Encrypted from the first byte (TLS)")),
    ("starttls", gettext_noop("Encrypted before anything is said (STARTTLS)")),
    ("none", gettext_noop("Not encrypted: only for a private server that was allowed by name")),
)
_BY_PASSWORD, _BY_TOKEN = ("sign_in", "password"), ("sign_in", "oauth")
# What Microsoft calls everything that the application itself may do (client credentials).
MICROSOFT_SCOPE = "https://outlook.office365.com/.default"


SENDER_NAME = Question(
    name="sender_name",
    label=gettext_noop("Name on the envelope"),
    hint=gettext_noop("What people see beside the address, for example the name of the office."),
    required=False,
)

INCOMING: tuple[Question, ...] = (
    Question(name="imap_host", label=gettext_noop("Incoming mail server (IMAP)"), place=True),
    Question(name="imap_port", label=gettext_noop("Port of the incoming server"), default="993"),
    Question(
        name="imap_security",
        label=gettext_noop("Security of the incoming server"),
        hint=gettext_noop("Usually TLS with port 993."),
        place=True,
        default="tls",
        choices=PRIVACY,
    ),
)

OUTGOING: tuple[Question, ...] = (
    Question(name="smtp_host", label=gettext_noop("Outgoing mail server (SMTP)"), place=True),
    Question(name="smtp_port", label=gettext_noop("Port of the outgoing server"), default="465"),
    Question(
        name="smtp_security",
        label=gettext_noop("Security of the outgoing server"),
        hint=gettext_noop("Usually TLS with port 465, or STARTTLS with port 587."),
        place=True,
        default="tls",
        choices=PRIVACY,
    ),
)

SIGNING_IN: tuple[Question, ...] = (
    Question(
        name="sign_in",
        label=gettext_noop("How we sign in"),
        hint=gettext_noop(
            "Microsoft 365 takes only tokens, and so does Google without app passwords."
        ),
        default="password",
        choices=(
            ("password", gettext_noop("With a password")),
            ("oauth", gettext_noop("With a token (OAuth 2.0)")),
        ),
    ),
    Question(
        name="user",
        label=gettext_noop("User name"),
        hint=gettext_noop("Leave empty if it is the e-mail address."),
        required=False,
    ),
    Question(
        name="password",
        label=gettext_noop("Password"),
        hint=gettext_noop("If the provider asks for a second factor, make an app password there."),
        secret=True,
        only_with=_BY_PASSWORD,
    ),
    Question(
        name="token_url",
        label=gettext_noop("Address of the token server"),
        place=True,
        hint=gettext_noop(
            "For Microsoft "
            "https://login.microsoftonline.com/TENANT/oauth2/v2.0/token with your own TENANT, "
            "for Google https://oauth2.googleapis.com/token."
        ),
        only_with=_BY_TOKEN,
    ),
    Question(
        name="client_id",
        label=gettext_noop("Client ID"),
        hint=gettext_noop("The name under which Clarion is registered there."),
        only_with=_BY_TOKEN,
    ),
    Question(
        name="client_secret",
        label=gettext_noop("Client secret"),
        hint=gettext_noop(
            "Its value, not its ID. It ends some day: note when, and replace it before."
        ),
        secret=True,
        required=False,
        only_with=_BY_TOKEN,
    ),
    Question(
        name="scope",
        label=gettext_noop("Scope"),
        hint=gettext_noop("What the token is for. Leave it as it is for Microsoft and for Google."),
        default=MICROSOFT_SCOPE,
        required=False,
        only_with=_BY_TOKEN,
    ),
    Question(
        name="refresh_token",
        label=gettext_noop("Refresh token"),
        hint=gettext_noop(
            "Only where a person gave leave, as at Google. Leave it empty where the application "
            "signs in as itself, as at Microsoft."
        ),
        secret=True,
        required=False,
        only_with=_BY_TOKEN,
    ),
)
