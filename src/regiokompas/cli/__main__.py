"""`python -m regiokompas.cli` is the command `regiokompas`."""

from regiokompas.cli.main import main

main()
