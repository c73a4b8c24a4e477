"""Whether a plan hangs together: links, matrix and findings, computed from what it declares."""
