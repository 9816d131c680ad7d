"""All of Clarion's settings: one line and one sentence each; whatever is wrong is refused."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from cryptography.fernet import Fernet
from django.utils.translation import gettext_lazy as _

from clarion.config.keys import key_from
from clarion.config.logs import LOGGING as LOGGING
from clarion.config.options import option, port, public_url, words, yes_or_no
from clarion.config.postgres import Engine

# What an administrator may set. `docs/settings.md` is made from these lines.
HOME = option("CLARION_HOME", Path, "var", "The folder for the database, keys and uploads.")
PORT = option("PORT", port, "8000", "The port on which Clarion answers.")
BIND = option("CLARION_BIND", str, "127.0.0.1", "The address on which Clarion answers.")
PUBLIC_URL = option(
    "CLARION_URL", public_url, f"http://127.0.0.1:{PORT}", "The address that people use for us."
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
TRUSTED_PROXIES = option(
    "CLARION_TRUSTED_PROXIES", words, "", "Addresses of proxies whose word on callers we take."
)
DEBUG = option("CLARION_DEBUG", yes_or_no, "no", "Show errors in full; never on a real desk.")
LIVE_SCREENS_MAX = option(
    "CLARION_SCREENS_MAX", int, "1000", "How many open screens one web process feeds."
)

HOME = HOME.resolve()
SECRET_KEY = SECRET_KEY or key_from(HOME, "cookies", make="token")
VAULT_KEYS = VAULT_KEYS or [key_from(HOME, "vault")]
for _key in VAULT_KEYS:
    Fernet(_key)
DATABASE_URL = DATABASE_URL or Engine(HOME).url

SECURE = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or "", "127.0.0.1", "localhost"]
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
    "clarion.postroom",
    "clarion.desk",
    "clarion.exercises",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_cotton",
    *ROOMS,
    "clarion.config",
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
                "clarion.config.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

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
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
# Uploads and webhooks are limited before anything reads them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
