"""`regiokompas serve`: everything a first look needs, and the site."""

import os
import socket
import sys
from typing import Annotated

import django
import typer
from django.core.management import call_command

from regiokompas import __version__
from regiokompas.cli.app import DataDir, RegionName, app
from regiokompas.cli.commands.manage import SETTINGS
from regiokompas.cli.database import bring_up_to_date
from regiokompas.cli.output import progress, say
from regiokompas.cli.workplace import Workplace, workplace
from regiokompas.domain.errors import RegiokompasError
from regiokompas.pipeline.build import declared_texts
from regiokompas.pipeline.ready import ready_release
from regiokompas.warehouse.releases import Release


class PortTakenError(RegiokompasError):
    """A port that another program holds."""

    code = "port-taken"
    exit_code = 10


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", envvar="PORT", min=1, max=65535, help="The port.")
    ] = 8000,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", help="How many processes.")] = 2,
    data_dir: DataDir = None,
    region: RegionName = "",
) -> None:
    """Prepare the database and the figures, then serve the site until you stop it."""
    _refuse_taken_port(host, port)
    here = workplace(data_dir=data_dir, region=region)
    os.environ["REGIOKOMPAS_HOME"] = str(here.home)
    os.environ["REGIOKOMPAS_DATA"] = str(here.data_dir)
    os.environ["REGIOKOMPAS_REGION"] = here.region.id
    prepare(here)
    say(f"\nRegiokompas {here.region.name}: http://{host}:{port}/  (stop with Ctrl+C)\n")
    sys.stderr.flush()
    command = [sys.executable, "-m", "gunicorn", "regiokompas.config.wsgi:application"]
    options = [
        "--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4",
        "--preload", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    os.execv(sys.executable, [*command, *options])  # noqa: S606  # our own interpreter, fixed words


def prepare(here: Workplace) -> Release:
    """Bring the database up to date and let the site show the release; return the release."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    with progress("preparing the figures") as shown:
        release = ready_release(
            here.declarations,
            here.region,
            pack_folder=here.pack,
            releases=here.releases,
            texts=declared_texts(here.home, region=here.region.id),
            code_version=__version__,
            progress=shown.update if shown is not None else lambda _: None,
        )
    django.setup()
    bring_up_to_date()
    call_command("load_site", release.id, verbosity=0)
    call_command("plan_import", here.region.id, at_start=True, verbosity=0)
    return release


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(
                f"the port {port} on {host} cannot be used: {error.strerror}",
                hint="stop the program that holds it, or choose another: PORT=8001 make run",
            ) from error
