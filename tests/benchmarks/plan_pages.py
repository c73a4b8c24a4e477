"""How fast the pages of a large plan answer, beside a bare page of the same framework.

Run it with ``python -m tests.benchmarks.plan_pages``. The plan is that of ``large_plan``: made up,
1,000 challenges with 20 links each, imported into a registry of its own.
"""

import os
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.core.management import call_command
from tests.benchmarks.large_plan import CHALLENGES, LINKS, write_home
from tests.benchmarks.measuring import ROOT, heading, regiokompas


def main() -> None:
    """Import the plan, then measure the first and the median later answer of each page."""
    heading(
        f"Pages of a plan of {CHALLENGES} challenges with {LINKS} links (allowed: 100 ms)",
        "a bare page of the same framework behind the same middleware",
    )
    with TemporaryDirectory() as folder:
        home, data_dir = Path(folder) / "home", Path(folder) / "data"
        write_home(home)
        os.environ.update(
            REGIOKOMPAS_HOME=str(ROOT), REGIOKOMPAS_DATA=str(data_dir), REGIOKOMPAS_REGION="twente"
        )
        regiokompas("build", "--pack", data_dir=data_dir)
        release = (data_dir / "releases" / "twente" / "current").read_text().strip()
        os.environ["REGIOKOMPAS_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "regiokompas.config.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_site", release, verbosity=0)
        settings.ALLOWED_HOSTS = ["testserver"]
        import_module("tests.benchmarks.plan_answers").measure_pages()


if __name__ == "__main__":
    main()
