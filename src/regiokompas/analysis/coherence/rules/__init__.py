"""The rules of coherence: one function a code, grouped by what they look at."""
