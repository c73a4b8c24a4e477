"""Figures on disk: snapshots, tidy series, releases."""
