"""Which release of the figures a region shows."""
