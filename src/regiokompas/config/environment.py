"""What the environment tells about this installation, read once and typed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import dj_database_url

from regiokompas.config.services import ConfigurationError, Mail, Provider, read_mail, read_provider
from regiokompas.declarations.home import data_dir, project_home

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """The settings of one installation.

    ``region`` is empty where the only declared region is meant; ``is_local`` tells that the site
    answers to this machine alone.
    """

    home: Path
    data_dir: Path
    region: str
    is_debug: bool
    is_local: bool
    is_behind_proxy: bool
    hosts: tuple[str, ...]
    database_url: str
    secret_key: str
    mail: Mail | None
    provider: Provider | None


def read_environment(environ: Mapping[str, str], *, cwd: Path) -> Environment:
    """Return the settings in ``environ``; ``ConfigurationError`` where they do not allow a start.

    Reads ``REGIOKOMPAS_HOME``, ``_DATA``, ``_REGION``, ``_DEBUG``, ``_HOSTS`` (separated by
    commas), ``_BEHIND_PROXY``, ``_SECRET_KEY``, ``DATABASE_URL``, and what ``config.services``
    reads.
    """
    home = project_home(environ, cwd=cwd)
    folder = data_dir(environ, home=home).resolve()
    hosts = tuple(
        host.strip() for host in environ.get("REGIOKOMPAS_HOSTS", "").split(",") if host.strip()
    )
    is_local = all(host in LOCAL_HOSTS for host in hosts)
    is_debug = environ.get("REGIOKOMPAS_DEBUG") == "1"
    return Environment(
        home=home,
        data_dir=folder,
        region=environ.get("REGIOKOMPAS_REGION", ""),
        is_debug=is_debug,
        is_local=is_local,
        is_behind_proxy=environ.get("REGIOKOMPAS_BEHIND_PROXY") == "1",
        hosts=hosts or LOCAL_HOSTS,
        database_url=environ.get("DATABASE_URL") or f"sqlite:///{folder / 'regiokompas.sqlite3'}",
        secret_key=_secret_key(environ, folder=folder, may_be_made=is_local or is_debug),
        mail=read_mail(environ),
        provider=read_provider(environ),
    )


def _secret_key(environ: Mapping[str, str], *, folder: Path, may_be_made: bool) -> str:
    """Return the key that signs sessions: declared, or made once and kept for this machine."""
    declared = environ.get("REGIOKOMPAS_SECRET_KEY", "")
    if declared:
        return declared
    if not may_be_made:
        raise ConfigurationError(
            "the site answers to other machines but has no secret key",
            place="REGIOKOMPAS_SECRET_KEY",
            hint="set it to at least 50 random characters and keep it the same between starts",
        )
    return kept_key(folder / "secret-key")


def kept_key(path: Path) -> str:
    """Return the key in the file at ``path``, which is made with a random key where absent.

    Only the owner may read the file. Of two processes that start at once, one makes it: the key
    is written beside it first and then linked into place, so that it is never seen half.
    """
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}-{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8")


def database(url: str) -> dict[str, Any]:
    """Return the framework's description of the database at ``url``; never tell a password."""
    try:
        return dict(dj_database_url.parse(url, conn_max_age=60))
    except ValueError as error:
        raise ConfigurationError(
            "DATABASE_URL is not the address of a database",
            hint="write it as postgres://USER:PASSWORD@HOST:5432/NAME, special signs "
            "percent-encoded, or leave it out for the embedded database",
        ) from error
