"""Figures that can carry a decision: pace, noise, verdicts. Arrays are [series, years]."""
