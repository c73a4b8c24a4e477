"""Figures of former municipalities brought to the borders of today."""
