"""The services an installation may use: a mail server, and a provider of OpenID Connect."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from regiokompas.domain.errors import RegiokompasError

_LOCAL = ("localhost", "127.0.0.1", "::1")


class ConfigurationError(RegiokompasError):
    """An installation whose settings do not allow it to start."""

    code = "configuration-invalid"
    exit_code = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """The server that takes e-mail, and the sender. ``is_secret_at_once`` for smtps."""

    host: str
    port: int
    user: str
    password: str
    is_secret_at_once: bool
    sender: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """Who tells, by OpenID Connect, who somebody is.

    ``has_second_factor`` tells that the provider asks for one, so that this site need not;
    ``trusts_address`` that its e-mail addresses are right even where it does not say so.
    """

    server: str
    client: str
    secret: str
    name: str
    has_second_factor: bool
    trusts_address: bool

    @property
    def origin(self) -> str:
        """The address to which forms may lead."""
        parts = urlsplit(self.server)
        return f"{parts.scheme}://{parts.netloc}"


def read_mail(environ: Mapping[str, str]) -> Mail | None:
    """Return the mail server of ``REGIOKOMPAS_MAIL`` and ``REGIOKOMPAS_MAIL_FROM``, if any.

    It is written ``smtp://USER:PASSWORD@HOST:587``, or ``smtps://``. Raises
    ``ConfigurationError`` for anything else; its message never tells a password.
    """
    address, sender = environ.get("REGIOKOMPAS_MAIL", ""), environ.get("REGIOKOMPAS_MAIL_FROM", "")
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise ConfigurationError(
            "the mail server cannot be used as it is written",
            place="REGIOKOMPAS_MAIL",
            hint="write smtp://USER:PASSWORD@HOST:587 (or smtps://), special signs "
            "percent-encoded, and the sender's address in REGIOKOMPAS_MAIL_FROM",
        )
    return Mail(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_secret_at_once=parts.scheme == "smtps",
        sender=sender,
    )


def read_provider(environ: Mapping[str, str]) -> Provider | None:
    """Return the provider of ``REGIOKOMPAS_OIDC_SERVER`` and what belongs to it, if any.

    Raises ``ConfigurationError`` where it is not told completely, or is not reached over https.
    """
    server = environ.get("REGIOKOMPAS_OIDC_SERVER", "").rstrip("/")
    client = environ.get("REGIOKOMPAS_OIDC_CLIENT", "")
    secret = environ.get("REGIOKOMPAS_OIDC_SECRET", "")
    if not server:
        return None
    parts = urlsplit(server)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
    if not is_safe or not client or not secret:
        raise ConfigurationError(
            "the provider of OpenID Connect is not told completely",
            place="REGIOKOMPAS_OIDC_SERVER",
            hint="give its https address, REGIOKOMPAS_OIDC_CLIENT and REGIOKOMPAS_OIDC_SECRET",
        )
    return Provider(
        server=server,
        client=client,
        secret=secret,
        name=environ.get("REGIOKOMPAS_OIDC_NAME") or parts.hostname or server,
        has_second_factor=environ.get("REGIOKOMPAS_OIDC_SECOND_FACTOR") == "1",
        trusts_address=environ.get("REGIOKOMPAS_OIDC_TRUST_ADDRESS") == "1",
    )
