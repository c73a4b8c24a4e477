"""Eurostat: the statistics of European regions, as JSON-stat or as downloaded files."""
