"""All of Clarion's settings: one line and one sentence each; whatever is wrong is refused."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from clarion.config.keys import key_from
from clarion.config.logs import LOGGING  # noqa: F401  (a setting of Django's)
from clarion.config.options import (
    model_address,
    news_hosts,
    news_urls,
    one_of,
    option,
    port,
    public_url,
    scanner_address,
    stream_copies,
    words,
    yes_or_no,
)
from clarion.config.postgres import Engine

# What an administrator may set. `docs/settings.md` is made from these lines.
HOME = option("CLARION_HOME", Path, "var", "The folder for the database, keys and uploads.")
PORT = option("PORT", port, "8000", "The port on which Clarion answers.")
BIND = option("CLARION_BIND", str, "127.0.0.1", "The address on which Clarion answers.")
PUBLIC_URL = option(
    "CLARION_URL", public_url, "", "The address that people use for us; else http://localhost:PORT."
)
NEWS_HOSTS = option(
    "CLARION_NEWS_HOSTS",
    news_hosts,
    "",
    "Names of an office's own for its public pages and links: merrowby=news.merrowby.example.",
)
DATABASE_URL = option(
    "DATABASE_URL", str, "", "A PostgreSQL server to use instead of our own.", secret=True
)
SECRET_KEY = option(
    "CLARION_SECRET_KEY", str, "", "Signs cookies; made at first start if empty.", secret=True
)
VAULT_KEYS = option(
    "CLARION_KEYS", words, "", "Keys that seal tokens, newest first; one is made.", secret=True
)
ALLOWED_PRIVATE_HOSTS = option(
    "CLARION_ALLOWED_HOSTS", words, "", "Private hosts that connectors may call, by name."
)
STREAM_URL = option(
    "STREAM_URL",
    words,
    "",
    "NATS servers with JetStream, between commas, where one machine is not enough; else empty.",
    secret=True,
)
STREAM_COPIES = option(
    "STREAM_COPIES",
    stream_copies,
    "0",
    "How many of those servers keep each thing; 0 means three where three are named, else one, "
    "and never fewer than before. Say 3 where one name stands for a whole cluster.",
)
TOWN = option(
    "CLARION_TOWN",
    str,
    "",
    "Where the pretended network of the demonstration town answers; `clarion run` chooses it.",
)
TRUSTED_PROXIES = option(
    "CLARION_TRUSTED_PROXIES", words, "", "Addresses of proxies whose word on callers we take."
)
VIRUS_SCAN = option(
    "CLARION_VIRUS_SCAN",
    scanner_address,
    "",
    "Where ClamAV's daemon answers: `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`. With it "
    "nobody opens a file that it has not looked at; without, nobody looks.",
)
TESSERACT = option(
    "CLARION_TESSERACT",
    str,
    "tesseract",
    "The program that reads words in pictures, where it is installed: with it, `/verify/` takes a "
    "screenshot. Empty: it takes none.",
)
MODEL_URL = option(
    "CLARION_MODEL_URL",
    model_address,
    "",
    "Where a language model of your own answers as OpenAI's do, `http://host:8080/v1`: the desk "
    "can ask it for drafts and summaries, never where a life may be at risk. Empty: nobody asks.",
)
MODEL_NAME = option("CLARION_MODEL_NAME", str, "default", "What that server calls the model.")
MODEL_KEY = option("CLARION_MODEL_KEY", str, "", "Its key, if it wants one.", secret=True)
DEBUG = option("CLARION_DEBUG", yes_or_no, "no", "Show errors in full; never on a real desk.")
SECOND_FACTOR = option(
    "CLARION_SECOND_FACTOR",
    one_of("optional", "required"),
    "optional",
    "Whether people need an authenticator app or a passkey to enter a live office.",
)
METRICS_TOKEN = option(
    "CLARION_METRICS_TOKEN",
    str,
    "",
    "The bearer token for /metrics from other machines; without one, only this machine may ask.",
    secret=True,
)
LIVE_SCREENS_MAX = option(
    "CLARION_SCREENS_MAX", int, "1000", "How many open screens one web process feeds."
)

HOME = HOME.resolve()
# By name, because passkeys belong to a name and never to a number.
PUBLIC_URL = PUBLIC_URL or f"http://localhost:{PORT}"
SECRET_KEY = SECRET_KEY or key_from(HOME, "cookies", make="token")
VAULT_KEYS = VAULT_KEYS or [key_from(HOME, "vault")]
# Whoever can read the home folder may set this installation up.
FIRST_RUN_SECRET = key_from(HOME, "first-run", make="token")
for _key in VAULT_KEYS:
    Fernet(_key)
DATABASE_IS_SERVED = bool(DATABASE_URL)
DATABASE_URL = DATABASE_URL or Engine(HOME).url

SECURE = PUBLIC_URL.startswith("https://")
_OURS = [urlsplit(PUBLIC_URL).hostname or "", "127.0.0.1", "localhost"]
ALLOWED_HOSTS = [*_OURS, *NEWS_HOSTS.values()]
NEWS_URLS = news_urls(NEWS_HOSTS, public_url=PUBLIC_URL, taken=_OURS)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **options,
            # A worker that is stopped inside a transaction lets go of its rows by itself.
            "options": "-c idle_in_transaction_session_timeout=15s -c lock_timeout=20s",
        },
    }


DATABASES = {"default": _database(DATABASE_URL)}

ROOMS = [
    "clarion.kit",
    "clarion.look",
    "clarion.ledger",
    "clarion.people",
    "clarion.signoff",
    "clarion.places",
    "clarion.postroom",
    "clarion.desk",
    "clarion.publishing",
    "clarion.listening",
    "clarion.newsroom",
    "clarion.insight",
    "clarion.exercises",
]
INSTALLED_APPS = [
    # Ours come first, so that our templates and commands stand before those of the libraries.
    *ROOMS,
    "clarion.config",
    "django_cotton",
    "django.forms",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
]
AUTH_USER_MODEL = "people.Staff"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SWITCHBOARD = "clarion.config.switchboard.SWITCHBOARD"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

ROOT_URLCONF = "clarion.config.urls"
ASGI_APPLICATION = "clarion.config.asgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "clarion.config.own_host.OwnHostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "clarion.people.web.office.OfficeMiddleware",
    "clarion.config.refused.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clarion.look.context.room",
                "clarion.config.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "clarion.look.forms.Renderer"
COTTON_ISOLATE_BY_DEFAULT = True

# Signing in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "clarion.people.web.signing.adapters.StaffAdapter"
ACCOUNT_FORMS = {
    "login": "clarion.people.web.signing.forms.SignInForm",
    "reauthenticate": "clarion.people.web.signing.forms.SignInAgainForm",
    "change_password": "clarion.people.web.signing.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address
ACCOUNT_SESSION_REMEMBER = True  # for as long as SESSION_COOKIE_AGE: one shift
# Axes locks out who guesses passwords; these limits also slow down whoever guesses codes.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/300s/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

MFA_ADAPTER = "clarion.people.web.signing.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "clarion.people.web.signing.second_factor.CodeForm",
    "reauthenticate": "clarion.people.web.signing.second_factor.CodeAgainForm",
    "activate_totp": "clarion.people.web.signing.second_factor.AddAppForm",
    "add_webauthn": "clarion.people.web.signing.second_factor.AddPasskeyForm",
    "edit_webauthn": "clarion.people.web.signing.second_factor.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Clarion"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers themselves allow only localhost

# Who guesses is locked out, from where they guess; the person they pretend to be is not.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "clarion.people.web.signing.lockout.locked_out"
AXES_USERNAME_CALLABLE = "clarion.people.web.signing.lockout.whom"
AXES_CLIENT_IP_CALLABLE = "clarion.people.web.signing.lockout.caller"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # from where they are installed: there is nothing to collect
# How much one request may bring in all is limited in front (threshold.py, and hooks.py for what
# networks push); these limit how much of it is kept in memory, and what an upload may be is
# decided by the letterbox alone (postroom/rules/uploads.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
