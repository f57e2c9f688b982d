"""Django's settings, derived from ``dateline.toml``. Operators set that file, not this one."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

from dateline.intake import settings as intake
from dateline.run import oidc
from dateline.run.config import Config, ConfigError, data_dir, load

CONFIG = load(data_dir())
_HERE = Path(__file__).resolve().parent.parent


def _sqlite(config: Config) -> dict[str, Any]:
    # IMMEDIATE: a writer waits for its turn at the start, where SQLite can wait, instead of failing half-way where it
    # cannot. FULL: what was acknowledged survives a power cut.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": config.sqlite,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
            " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _postgres(CONFIG.database) if CONFIG.database else _sqlite(CONFIG)}
DATABASES["default"].setdefault("CONN_MAX_AGE", None)

try:
    INTAKE = intake.Intake(
        site=CONFIG.site,
        drop=CONFIG.data / "drop",
        paused=CONFIG.data / "paused",
        allow_private=intake.allowed(CONFIG.allow_private),
        mail={name: intake.mailbox(table, name) for name, table in CONFIG.mail.items()},
    )
except ValueError as error:
    raise ConfigError(f"{CONFIG.data / 'dateline.toml'}: {error}") from error

SECRET_KEY = CONFIG.secret
DEBUG = False
ALLOWED_HOSTS = [urlsplit(CONFIG.site).hostname or "", "127.0.0.1", "localhost", "[::1]", *CONFIG.hosts]
CSRF_TRUSTED_ORIGINS = [CONFIG.site]
USE_TZ = True
TIME_ZONE = "UTC"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16_000_000
"""Bytes of a form without its files: a hundred thousand words are 1.5 MB of Russian."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
USE_I18N = True
FORMAT_MODULE_PATH = "dateline.locale.formats"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [_HERE / "locale"]
ROOT_URLCONF = "dateline.run.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "desk.User"
APPEND_SLASH = False

INSTALLED_APPS = [
    "dateline.archive",
    "dateline.index",
    "dateline.coverage",
    "dateline.intake",
    "dateline.markets",
    "dateline.partners",
    "dateline.site",
    "dateline.wire",
    "dateline.alerts",
    "dateline.desk",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# The newsroom's middleware costs more than a whole public page, so it runs below /desk/ only.
MIDDLEWARE = [
    "dateline.site.headers.security_headers",
    "dateline.desk.middleware.desk_only",
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
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = CONFIG.cache / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
MEDIA_ROOT = CONFIG.data / "desk"
MEDIA_URL = "/desk/media/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.site.startswith("https:")
LOGIN_URL = "/desk/login/"
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
]

# Five wrong passwords for a name from an address shut that pair out for a quarter of an hour.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "dateline.desk.people.throttle.shut_out"
AXES_CLIENT_IP_CALLABLE = "dateline.desk.people.throttle.address_of"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Its middleware is there, below /desk/ only.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]
OTP_TOTP_ISSUER = "Dateline"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"

WAGTAIL_SITE_NAME = "Dateline"
# There is no way to send mail yet; a password is set anew with `dateline user password`.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_BASE_URL = CONFIG.site
WAGTAILIMAGES_IMAGE_MODEL = "desk.DeskImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.desk.photos.form.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50_000_000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
# Looked up when somebody opens their account. What is no zone (localtime, Factory) no browser understands.
WAGTAIL_USER_TIME_ZONES = SimpleLazyObject(lambda: sorted(each for each in available_timezones() if "/" in each))
# An approved draft is not public yet: publishing is the desk's own step, with its questions.
WAGTAIL_FINISH_WORKFLOW_ACTION = "dateline.desk.approval.approved"

if CONFIG.oidc:
    if find_spec("mozilla_django_oidc") is None:
        raise ConfigError("dateline.toml asks for sign-in with a provider: pip install 'dateline[oidc]'")
    AUTHENTICATION_BACKENDS.append("dateline.desk.people.oidc.Provider")
    globals().update(oidc.settings(CONFIG.oidc))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Unknown addresses and refused requests are no news to the operator; the answers themselves say so.
    "loggers": {"dateline": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
