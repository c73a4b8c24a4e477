"""Settings of the site, all from the environment."""

import os
from pathlib import Path
from typing import Any

import django_stubs_ext

from regiokompas.config.environment import database, read_environment

django_stubs_ext.monkeypatch()

_environment = read_environment(os.environ, cwd=Path.cwd())

REGIOKOMPAS_HOME = _environment.home
REGIOKOMPAS_DATA = _environment.data_dir
REGIOKOMPAS_REGION = _environment.region

SECRET_KEY = _environment.secret_key
DEBUG = _environment.is_debug
ALLOWED_HOSTS = list(_environment.hosts)
ROOT_URLCONF = "regiokompas.config.urls"
WSGI_APPLICATION = "regiokompas.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "regiokompas.web.management_site.ManagementConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "regiokompas.web",  # before the library: its templates take the place of those
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "regiokompas.accounts",
    "regiokompas.plan",
    "regiokompas.monitoring",
]

MIDDLEWARE = [
    "regiokompas.web.headers.content_security",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "regiokompas.web.looking_back.look_back",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "regiokompas.web.gate.gate",
    "regiokompas.web.failures.explain_failures",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "regiokompas.web.context.of_this_site",
            ],
        },
    },
]

_database = database(_environment.database_url)
if _database["ENGINE"].endswith("sqlite3"):
    # WAL lets readers read while one writes; a write waits for its turn instead of failing.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        ),
    }
    _environment.data_dir.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": _database}

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "regiokompas.plan.permissions.ByRole",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "own-account"

# Users are invited by an administrator: nobody signs up, and an address need not be confirmed.
ACCOUNT_ADAPTER = "regiokompas.web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # so that log-in asks for a password
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # of this session; all others end
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if _environment.is_local else "https"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Regiokompas"
MFA_TOTP_TOLERANCE = 1  # a telephone may run half a minute early or late
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _environment.is_behind_proxy else 0
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # an invitation works for three days

# Kept on disk, so that all processes of the site count the attempts to log in together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": _environment.data_dir / "attempts",
    }
}

_provider = _environment.provider
LOG_IN_PROVIDER_ID = "oidc" if _provider else ""
LOG_IN_PROVIDER_NAME = _provider.name if _provider else ""
LOG_IN_PROVIDER_ORIGIN = _provider.origin if _provider else ""
LOG_IN_PROVIDER_HAS_SECOND_FACTOR = bool(_provider and _provider.has_second_factor)
SOCIALACCOUNT_ADAPTER = "regiokompas.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # who was invited is known by the address
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if _provider:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": LOG_IN_PROVIDER_ID,
                "name": _provider.name,
                "client_id": _provider.client,
                "secret": _provider.secret,
                "settings": {
                    "server_url": _provider.server,
                    "verified_email": _provider.trusts_address,
                },
            }
        ],
    }

_mail = _environment.mail
CAN_SEND_MAIL = _mail is not None
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if _mail:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.is_secret_at_once, not _mail.is_secret_at_once
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
# Files are served from the packages they belong to: no collecting step. Their addresses carry a
# digest of their content (web.assets), so that browsers may keep them for a year.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "regiokompas.web.assets.DigestStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 31_536_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000  # sent over https only
SESSION_COOKIE_SECURE = not _environment.is_local
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_SAVE_EVERY_REQUEST = False
CSRF_COOKIE_SECURE = not _environment.is_local
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "regiokompas.web.failures.forged"
X_FRAME_OPTIONS = "DENY"
# A file of a plan has at most a million bytes, and three times as many where a form spells them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3_000_000
# A field of a plan has at most 20,000 characters; a long section of a fiche has a few hundred
# fields, of which each is checked.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
if _environment.is_behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
