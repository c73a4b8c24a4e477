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
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "regiokompas.accounts",
    "regiokompas.plan",
    "regiokompas.monitoring",
    "regiokompas.web",
]

MIDDLEWARE = [
    "regiokompas.web.headers.content_security",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
CSRF_COOKIE_SECURE = not _environment.is_local
CSRF_FAILURE_VIEW = "regiokompas.web.failures.forged"
X_FRAME_OPTIONS = "DENY"
if _environment.is_behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
