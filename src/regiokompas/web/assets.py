"""Addresses of style sheets and pictures of our own, each with a digest of its content."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class DigestStorage(StaticFilesStorage):
    """Static files, served from where they stand; ``{% static %}`` adds the digest.

    A changed file gets another address, so that browsers may keep each for a year without a step
    that collects and renames files.
    """

    def url(self, name: str | None) -> str:
        """Return the address of the file called ``name`` with its digest as version."""
        address = super().url(name)
        version = _digest_of_asset(name or "")
        if settings.DEBUG:  # files change while one works on them
            _digest_of_asset.cache_clear()
        return f"{address}?v={version}" if version else address


@lru_cache(maxsize=512)
def _digest_of_asset(name: str) -> str:
    """Return the first 12 characters of the file's digest; empty where there is no such file."""
    found = finders.find(name)
    if not found or isinstance(found, list):
        return ""
    path = Path(found)
    return sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""
