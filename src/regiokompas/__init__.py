"""Regiokompas: the working instrument of a regional long-term programme."""

__version__ = "0.1.0"
